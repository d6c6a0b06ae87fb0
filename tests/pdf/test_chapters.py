"""What of an outline is offered as chapters, and what its numbers are."""

from pathlib import Path

import pytest
from tests.pdf.conftest import of_kind

from probatum.book import Label, OutlineEntry, PdfPage
from probatum.tools.pdf import Choice, open_book, read_chapter
from probatum.tools.pdf.chapters import chapter_level, nested_by_number, without_stray_letters
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.titles import number_of

Entry = tuple[int, str, int]


def outline(*entries: Entry) -> list[OutlineEntry]:
    return [
        OutlineEntry(
            level=level, title=title, number=number_of(title), page=PdfPage(page), label=Label(str(page))
        ).model_copy(update={"title": title.removeprefix(number_of(title)).strip()})
        for level, title, page in entries
    ]


@pytest.mark.parametrize(
    ("entries", "level"),
    [
        ([(1, "1 Knots", 1), (2, "1.1 Bends", 2), (1, "2 Sails", 9)], 1),
        ([(1, "Preface", 1), (1, "Part One", 3), (2, "Knots", 4), (1, "Part Two", 20), (2, "Sails", 21)], 2),
        ([(1, "I Knots", 1), (2, "Bends", 2), (2, "Hitches", 30), (1, "II Sails", 60), (2, "Jib", 61)], 2),
        ([(1, "I Knots", 1), (2, "Bends", 2), (2, "Hitches", 8), (1, "II Sails", 14), (2, "Jib", 15)], 1),
        ([(1, "The Whole Book", 1), (2, "Knots", 2), (2, "Sails", 9)], 2),
    ],
)  # fmt: skip
def test_chapters_stand_below_the_parts(entries: list[Entry], level: int) -> None:
    assert chapter_level(outline(*entries)) == level


def test_an_article_is_no_number_and_an_appendix_has_a_letter() -> None:
    read = without_stray_letters(
        outline((1, "A First Knot", 1), (1, "2 Sails", 9), (1, "A Tools", 20), (1, "B Maps", 30))
    )
    assert [(e.number, e.title) for e in read] == [
        ("", "A First Knot"), ("2", "Sails"), ("A", "Tools"), ("B", "Maps"),
    ]  # fmt: skip


def test_what_latex_leaves_of_a_coloured_heading_is_no_title(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    document.new_page()
    document.set_toc([[1, "[rgb]1,0,0[New] Knots", 1]])
    document.save(tmp_path / "book.pdf")
    assert [entry.title for entry in open_book(tmp_path / "book.pdf").outline] == ["[New] Knots"]


def test_large_words_in_a_font_of_their_own_are_no_heading_where_the_outline_shows_these(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    page = document.new_page(width=500, height=700)
    titles = ["Knots", "Bends", "Hitches", "Sails"]
    for at, title in enumerate(titles):
        page.insert_text((72, 80 + 120 * at), title, fontname="tibo", fontsize=14)
        words = ["A paragraph of the book that says nothing of weight but fills its line."] * 4
        page.insert_text((72, 104 + 120 * at), words, fontname="tiro", fontsize=10)
    page.insert_text((120, 640), "To be tied, or not", fontname="helv", fontsize=16)
    document.set_toc([[1, title, 1] for title in titles])
    document.save(tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    assert [block.text for block in of_kind(chapter, "heading")] == titles


def test_a_section_beside_its_chapter_stands_below_it() -> None:
    entries = outline(
        (1, "2 Knots", 1),
        (2, "2.1 Bends", 2),
        (1, "3 Sails", 9),
        (1, "3.1 Jib", 10),
        (2, "Its luff", 11),
        (1, "4 Oars", 20),
    )
    assert [e.level for e in nested_by_number(entries)] == [1, 2, 1, 2, 3, 1]
