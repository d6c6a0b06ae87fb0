"""Tables without rules, between rules and in grids; two of one width are two."""

from pathlib import Path

import pytest
from tests.pdf.conftest import compiled, of_kind

from probatum.book import Chapter, Paragraph, Table
from probatum.tools.pdf import Choice, read_chapter


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
    ],
)
def test_cells(chapter: Chapter, caption: str, cells: tuple[tuple[str, ...], ...]) -> None:
    (table,) = (t for t in of_kind(chapter, "table") if isinstance(t, Table) and t.caption == caption)
    assert table.cells == cells
    assert table.picture is not None


def test_links_are_marked_with_where_they_lead(chapter: Chapter) -> None:
    linked = [
        (p.text[m.start : m.end], m.target)
        for p in of_kind(chapter, "text")
        if isinstance(p, Paragraph)
        for m in p.marks
        if m.style == "link"
    ]
    assert linked == [("the site", "https://example.org/a/long/way")]
