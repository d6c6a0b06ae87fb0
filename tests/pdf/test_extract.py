"""``probatum extract``: JSON for scripts, an outline for people, an overlay for the eye."""

import json
from pathlib import Path

import pytest

from probatum.tools.pdf.engine import load_pymupdf
from probatum.tui.cli import main


def test_json_has_the_stable_form(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(book), "--chapter", "1", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["chapter"]["number"] == "1"
    assert document["chapter"]["pages"] == ["1", "3"]
    assert document["pages"] == document["chapter"]["pdf_pages"] == [3, 5]
    kinds = {block["kind"] for block in document["blocks"]}
    assert kinds == {"heading", "text", "list", "code", "table", "figure", "equation", "footnote", "furniture"}
    for block in document["blocks"]:
        assert isinstance(block["text"], str)
        assert document["pages"][0] <= block["page"] <= document["pages"][1]
        assert len(block["bbox"]) == 4
    assert document["seconds"] > 0
    assert 20 < document["peak_mb"] < 400


def test_people_get_an_outline(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(book), "--chapter", "2"]) == 0
    out = capsys.readouterr().out
    assert "2.1 A long program  [p. 4]" in out
    assert "code" in out


def test_overlay_shows_the_pages_that_were_read(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "overlay.pdf"
    assert main(["extract", str(book), "--chapter", "2", "--overlay", str(out)]) == 0
    document = load_pymupdf().open(out)
    assert document.page_count == 2
    text = document[0].get_text()
    assert "heading b1 level 1" in text
    assert "code b" in text
    assert "left out" in text  # the key over the page


def test_a_source_that_cannot_be_read_exits_with_5(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path / "absent.pdf")]) == 5
    assert "no such file" in capsys.readouterr().err
