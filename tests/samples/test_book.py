"""The committed sample book is what its source builds, and has the parts that it is said to have."""

import importlib
import importlib.util
import json
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pymupdf: Any = importlib.import_module("pymupdf")  # half of its functions carry no types
SAMPLES = Path(__file__).parents[2] / "samples"


def load(name: str) -> ModuleType:
    """Import a program of the samples' folder, which is no package."""
    spec = importlib.util.spec_from_file_location(f"samples_{name}", SAMPLES / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def book() -> Any:
    """The committed PDF."""
    return pymupdf.open(SAMPLES / "clockwork.pdf")


def test_the_source_builds_the_committed_bytes() -> None:
    assert load("build").build() == (SAMPLES / "clockwork.pdf").read_bytes()


def test_it_is_small() -> None:
    assert (SAMPLES / "clockwork.pdf").stat().st_size < 1_000_000


@pytest.mark.parametrize("name", ["walkers", "morning", "averages"])
def test_the_bitmaps_are_what_their_program_draws(name: str) -> None:
    drawn = load("figures").FIGURES[name]()
    kept = pymupdf.Pixmap(str(SAMPLES / "figures" / f"{name}.png"))
    assert bytes(value for row in drawn for pixel in row for value in pixel) == kept.samples


def test_the_outline_has_three_numbered_chapters_each_with_summary_and_exercises(book: Any) -> None:
    toc = book.get_toc()
    assert [title for level, title, _ in toc if level == 1] == [
        "Contents", "Preface", "1 Steps", "2 Events", "3 Repetition", "Glossary", "Index",
    ]  # fmt: skip
    for number in "123":
        sections = [title for level, title, _ in toc if level == 2 and title.startswith(number)]
        assert len(sections) >= 6
        assert [title.split(maxsplit=1)[1] for title in sections[-2:]] == ["Summary", "Exercises"]


def test_printed_labels_are_roman_before_the_first_chapter_and_arabic_from_it(book: Any) -> None:
    # Read from the rules in the file; where they begin is a page index, counted from 0.
    rules = {rule["startpage"]: rule["style"] for rule in book.get_page_labels()}
    first = next(page for _, title, page in book.get_toc() if title == "1 Steps")
    assert first == 5
    assert rules[0] == "r"
    assert rules[first - 1] == "D"
    assert book[first - 1].get_text().rstrip().endswith("\n1")  # and the page prints the same


def test_each_chapter_has_figures_tables_formulas_and_footnotes(book: Any) -> None:
    starts = [page for level, _, page in book.get_toc() if level == 1][2:6]
    for number, (first, after) in enumerate(pairwise(starts), 1):
        assert 10 <= after - first <= 15
        pages = [book[index] for index in range(first - 1, after - 1)]
        text = "\n".join(page.get_text() for page in pages)
        for caption in (f"Figure {number}.1", f"Table {number}.2", f"Listing {number}.7", f"({number}.3)"):
            assert caption in text.replace("\xa0", " ")
        assert sum(len(page.get_images()) for page in pages) == 1
        assert "Warning" in text
        assert "Note" in text
        assert ">>>" in text


def test_the_committed_truth_is_what_the_source_says() -> None:
    for chapter in load("truth").chapters():
        kept = (SAMPLES / f"clockwork_ch{chapter['chapter']['number']}.truth.json").read_text(encoding="utf-8")
        assert json.loads(kept) == chapter


def test_the_truth_names_the_page_on_which_the_words_stand(book: Any) -> None:
    for chapter in load("truth").chapters():
        for block in chapter["blocks"]:
            if block["kind"] in ("equation", "list"):  # set in signs of their own; may go on overleaf
                continue
            first = (block.get("caption") or block["text"]).split()[0]
            assert first.replace("'", "’") in book[block["page"] - 1].get_text().replace("'", "’"), block
