"""Tables without rules, between rules and in grids; two of one width are two."""

from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import compiled, of_kind
from tests.pdf.drawn import prose

from probatum.book import Chapter, Paragraph, Table
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf


@pytest.fixture(scope="module")
def chapter(folder: Path, pictures: Path) -> Chapter:
    return read_chapter(compiled("tables", folder), Choice(), pictures=pictures)[1]


@pytest.mark.parametrize(
    ("caption", "cells"),
    [
        (
            "No rules.",
            (("Name", "Meaning", "Since"), ("alpha", "the first letter", "1.0"), ("beta", "the second one", "2.0")),
        ),
        ("First of one width.", (("Key", "Value"), ("a", "1"), ("b", "2"))),
        ("Second of one width.", (("Key", "Value"), ("c", "3"), ("d", "4"))),
        ("Merged cells.", (("Both columns", "", "Last"), ("a1", "a2", "a3"), ("b1", "b2", "b3"))),
        (
            "Cells of several lines.",
            (
                ("Term", "What it means"),
                ("alpha", "The first letter of the alphabet that the Greeks use."),
                ("beta", "The second."),
            ),
        ),
        ("On stripes.", (("Name", "Job", "Years"), ("Ann", "writes the parser", "3"), ("Bob", "tests it", "5"))),
        ("A rule under every row.", (("Key", "Meaning"), ("a", "first"), ("b", "second"))),
        (
            "A head of two rows.",
            (
                ("", "A head over three", "", ""),
                ("Method", "P", "R", "F"),
                ("ours", "91", "90", "89"),
                ("theirs", "85", "84", "83"),
                ("a third", "70", "71", "72"),
            ),
        ),
        (
            "A broken word.",
            (
                ("Key", "Meaning"),
                ("one", "a rather long meaning with an unbreakable word in it"),
                ("two", "unbreakable"),
            ),
        ),
    ],
)
def test_cells(chapter: Chapter, caption: str, cells: tuple[tuple[str, ...], ...]) -> None:
    (table,) = (t for t in of_kind(chapter, "table") if isinstance(t, Table) and t.caption == caption)
    assert table.cells == cells
    assert table.picture is not None


def test_aligned_words_without_rules_or_caption_are_a_table_if_the_layout_model_says_so(chapter: Chapter) -> None:
    (table,) = (t for t in of_kind(chapter, "table") if isinstance(t, Table) and not t.caption)
    assert table.cells[0] == ("City", "Area", "People", "Hills")
    assert table.cells[-1] == ("Lima", "2672", "10", "4")
    assert len(table.cells) == 5


def test_a_title_framed_over_a_grid_is_its_first_row(tmp_path: Path) -> None:
    page = (document := load_pymupdf().open()).new_page(width=400, height=400)
    for y in (100, 115, 117, 132, 190):
        page.draw_line((80, y), (320, y), width=0.4)
    for x in (80, 320):
        page.draw_line((x, 100.2), (x, 114.8), width=0.4)
        page.draw_line((x, 117.2), (x, 189.8), width=0.4)
    page.insert_text((170, 111), "Operators", fontsize=10)
    rows = [("Sign", "Meaning"), ("plus", "adds two numbers"), ("minus", "takes one away"), ("times", "multiplies")]
    for number, (sign, meaning) in enumerate(rows):
        page.insert_text((90, 128 + 16 * number), sign, fontsize=10)
        page.insert_text((160, 128 + 16 * number), meaning, fontsize=10)
    document.save(tmp_path / "framed.pdf")
    _, chapter = read_chapter(tmp_path / "framed.pdf", Choice(), pictures=tmp_path)
    (table,) = (t for t in of_kind(chapter, "table") if isinstance(t, Table))
    assert "".join(table.cells[0]) == "Operators"
    assert table.cells[1:] == tuple(rows)


def test_links_are_marked_with_where_they_lead(chapter: Chapter) -> None:
    linked = [
        (p.text[m.start : m.end], m.target)
        for p in of_kind(chapter, "text")
        if isinstance(p, Paragraph)
        for m in p.marks
        if m.style == "link"
    ]
    assert linked == [("the site", "https://example.org/a/long/way")]


def test_rules_that_are_bitmaps_draw_a_grid_which_double_rules_do_not_part(read: Any) -> None:
    black = load_pymupdf().Pixmap(load_pymupdf().csGRAY, (0, 0, 1, 1), 0)
    black.clear_with(0)
    rows = [("Sign", "Meaning"), ("+", "adds"), ("-", "takes away"), ("*", "multiplies")]
    texts = [
        (80 + 60 * column, 141 + 16 * at + 3 * (at > 0), cell, "tiro", 10)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]

    def rule(page: Any) -> None:
        for y in (130, 146, 149, 165, 181, 197):
            page.insert_image((74, y, 220, y + 0.4), pixmap=black, keep_proportion=False)
        for top, bottom in ((130, 146), (149, 165), (165, 181), (181, 197)):
            for x in (74, 134, 219.6):
                page.insert_image((x, top, x + 0.4, bottom), pixmap=black, keep_proportion=False)

    (table,) = (t for t in of_kind(read([*prose(80), *texts, *prose(230)], draw=rule), "table") if isinstance(t, Table))
    assert table.cells == tuple(rows)
