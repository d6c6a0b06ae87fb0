"""Statements of a note held against the pages that it quotes, and against the book itself."""

import hashlib
import json
from pathlib import Path

import pymupdf
import pytest
from tests.verify.conftest import Verify


def test_the_pages_that_a_note_quotes_bear_its_statements_out(tmp_path: Path, verify: Verify) -> None:
    text = (
        "---\ntags: [x]\n---\n# T\n\n> [!quote]- p. 7 — Wheels\n> The brass wheel holds twelve spokes.\n\n^p7\n\n"
        "- The brass wheel holds twelve spokes. [p. 7](#^p7)\n- The brass wheel holds thirteen spokes. [p. 7](#^p7)\n"
        "- The wheel of brass holds 13 spokes. [p. 7](#^p7)\n- Steel came later than brass. *(beyond the book)*\n"
    )
    (tmp_path / "log.md").write_text(text, encoding="utf-8")
    _, out = verify("log.md", "--json")
    claims = [(i["line"], i["verdict"]) for i in json.loads(out)["items"] if i["kind"] == "claim"]
    assert claims == [(11, "pass"), (12, "fail"), (13, "fail"), (14, "illustrative")]


def test_what_a_line_of_a_log_is_about_is_no_part_of_its_statement(tmp_path: Path, verify: Verify) -> None:
    words = "The brass wheel, or possibly None of it, holds twelve spokes."
    text = (
        f"---\ntags: [x]\n---\n# T\n\n> [!quote]- p. 7 — Wheels\n> {words}\n\n^p7\n\n"
        f"- [[Wheel|wheel]]: {words} [p. 7](#^p7)\n- **What is no wheel?** {words} [p. 7](#^p7)\n"
        "- The brass wheel, or possibly a part of it, holds twelve spokes. [p. 7](#^p7)\n"
    )
    (tmp_path / "log.md").write_text(text, encoding="utf-8")
    _, out = verify("log.md", "--json")
    claims = [(i["line"], i["verdict"]) for i in json.loads(out)["items"] if i["kind"] == "claim"]
    assert claims == [(11, "pass"), (12, "pass"), (13, "pass")]


def test_a_log_is_not_blamed_for_a_fragment_of_its_book(tmp_path: Path, verify: Verify) -> None:
    box = "> [!example] Code\n> ```python\n> wheel.turn(spokes)\n> print(1)\n> ```\n>\n"
    (tmp_path / "log.md").write_text(f"{box}> *Del libro [p. 7](#^p7) [p. 8](#^p8)*\n\n{box}", encoding="utf-8")
    _, out = verify("log.md", "--json")
    assert [i["verdict"] for i in json.loads(out)["items"] if i["kind"] == "snippet"] == ["illustrative", "fail"]


@pytest.mark.slow
def test_a_foreign_note_is_held_against_a_book(tmp_path: Path, verify: Verify) -> None:
    book = pymupdf.open()
    for words in ("The brass wheel of the clock holds twelve spokes.", "A pendulum swings once in every second."):
        book.new_page().insert_text((72, 100), words)
    book.save(tmp_path / "book.pdf")
    note = "# N\n\n- The brass wheel holds twelve spokes.\n- The brass wheel holds forty spokes.\n"
    note += "- Quartz crystals oscillate under electric tension.\n"
    (tmp_path / "n.md").write_text(note, encoding="utf-8")
    code, out = verify("n.md", "--book", "book.pdf", "--json")
    claims = [(i["line"], i["verdict"]) for i in json.loads(out)["items"] if i["kind"] == "claim"]
    assert code == 3
    assert claims == [(3, "pass"), (4, "fail"), (5, "fail")]


@pytest.mark.slow
def test_of_a_log_of_ours_a_book_is_asked_about_what_names_its_pages(tmp_path: Path, verify: Verify) -> None:
    book = pymupdf.open()
    book.new_page().insert_text((72, 100), "The brass wheel of the clock holds twelve spokes.")
    book.save(tmp_path / "book.pdf")
    text = (
        "# T\n\n> [!quote]- p. 1 — Wheels\n> The brass wheel of the clock holds twelve spokes.\n\n^p1\n\n"
        "- The brass wheel holds twelve spokes. [p. 1](#^p1)\n- The brass wheel holds forty spokes. [p. 1](#^p1)\n\n"
        "No quiz was taken yet; fourteen questions are ready for you.\n"
    )
    (tmp_path / "log.md").write_text(text, encoding="utf-8")
    _, out = verify("log.md", "--book", "book.pdf", "--json")
    claims = [(i["line"], i["verdict"]) for i in json.loads(out)["items"] if i["kind"] == "claim"]
    assert claims == [(8, "pass"), (9, "fail")]


@pytest.mark.slow
@pytest.mark.parametrize("own", [True, False])
def test_of_the_book_that_a_log_was_made_of_its_pages_alone_are_read(tmp_path: Path, verify: Verify, own: bool) -> None:
    book = pymupdf.open()
    for words in ("The brass wheel of the clock holds twelve spokes.", "A pendulum swings once in every second."):
        book.new_page().insert_text((72, 100), words)
    book.save(tmp_path / "book.pdf")
    name = hashlib.sha256((tmp_path / "book.pdf").read_bytes()).hexdigest()[:12] if own else "0" * 12
    text = (
        f'---\ntags: [x]\npdf_pages: "1"\nchapter_id: "{name}-1-1"\n---\n# T\n\n'
        "> [!quote]- p. 1 — Wheels\n> The brass wheel of the clock holds twelve spokes.\n\n^p1\n\n"
        "- A pendulum swings once in every second. [p. 1](#^p1)\n"
    )
    (tmp_path / "log.md").write_text(text, encoding="utf-8")
    _, out = verify("log.md", "--book", "book.pdf", "--json")
    assert [i["verdict"] for i in json.loads(out)["items"] if i["kind"] == "claim"] == ["fail" if own else "pass"]
