"""What a browser makes of a log: pictures load, links resolve, nothing stays literal, counts are the model's."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pymupdf
import pytest
from tests.rendering import logs

from probatum.tools.diagrams import to_mermaid
from probatum.tools.exports.html import to_html
from probatum.tools.exports.surroundings import around
from probatum.tools.vault.vault import Vault


def _script(name: str) -> ModuleType:
    place = Path(__file__).parents[2] / "scripts" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


look = _script("look")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(look.browser() is None, reason="no Chromium is installed"),
]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    vault = Vault(tmp_path_factory.mktemp("vault"))
    for picture in (logs.GEARS, logs.PLOT):
        pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, picture.width, picture.height))
        pixels.save(vault.pictures / picture.name)
    saved = vault.write_log(logs.log(), logs.chapter(), mermaid=to_mermaid, bank=logs.bank())
    page = to_html(saved.path.read_text("utf-8"), "A log", around(saved.path, vault.root))
    measured: dict[str, Any] = look.measure(page.html)
    return measured | {"missing": page.missing}


def test_every_picture_loads_and_every_link_leads_somewhere(facts: dict[str, Any]) -> None:
    assert facts["broken"] == []
    assert facts["missing"] == ()


def test_no_markup_stays_literal(facts: dict[str, Any]) -> None:
    written_by_the_book = ["==", "%%", "[[", "]]"]  # of the hostile sentence in the sample, which shows them
    assert sorted(facts["literal"]) == sorted(written_by_the_book)


def test_the_counts_are_those_of_the_model(facts: dict[str, Any]) -> None:
    log = logs.log()
    tasks = [task for section in log.sections for task in section.self_check]
    figures = [figure for section in log.sections for figure in section.figures]
    drawn = [p for s in log.snippets() if s.proof and s.proof.output for p in s.proof.output.figures]
    lessons = [concept for concept in log.draft.background if not concept.mastered]
    boxes = {
        "raw pages": 2,
        "summary, goal, solution, concepts, recap, verification, what is known": 7,
        "lessons": len(lessons),
        "snippets": sum(len(section.snippets) for section in log.sections),
        "bridge, mistakes, answers, left out": 4,
    }
    assert facts["tasks"] == len(tasks)
    assert facts["ticked"] == 0
    assert facts["images"] == len(figures) + len(log.figures) + len(drawn) + len(log.diagrams())
    assert facts["diagrams"] == len(log.diagrams())
    assert facts["callouts"] == sum(boxes.values())
    assert facts["tables"] == 1 + 1 + 4  # of the notes, of the raw extract, of the verification
    assert facts["h1"] == 1


def test_nothing_is_wider_than_the_window(facts: dict[str, Any]) -> None:
    assert int(str(facts["overflow"])) <= 0


def test_a_picture_of_the_note_is_taken(tmp_path: Path) -> None:
    target = tmp_path / "look.png"
    look.picture("<html><body><h1>Hello</h1></body></html>", target, 400)
    assert pymupdf.Pixmap(str(target)).width == 400
