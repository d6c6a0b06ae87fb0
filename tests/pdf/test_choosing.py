"""A part of the book by number, title, section, label or place; and what is said when there is none."""

from pathlib import Path

import pytest
from tests.pdf.conftest import Edit

from probatum.book import Chapter
from probatum.errors import NoSuchChapterError, UsageError
from probatum.tools.pdf import Choice, open_book, read_chapter
from probatum.tools.pdf.engine import load_pymupdf


def chosen(path: Path, choice: Choice, tmp_path: Path) -> Chapter:
    return read_chapter(path, choice, pictures=tmp_path)[1]


@pytest.mark.parametrize(
    "name", ["2", "Chapter 2", "Chapter\u00a02.\u00a0Stacking boxes", "Stacking boxes", "stacking", "2 Stacking boxes"]
)
def test_by_number_and_title(book: Path, tmp_path: Path, name: str) -> None:
    chapter = chosen(book, Choice(chapter=name), tmp_path)
    assert (chapter.number, chapter.title) == ("2", "Stacking boxes")
    assert chapter.labels == ("4", "5")
    assert chapter.pdf_pages == (6, 7)


def test_a_section_ends_where_the_next_begins(book: Path, tmp_path: Path) -> None:
    chapter = chosen(book, Choice(chapter="1.1"), tmp_path)
    assert [s.heading.text for s in chapter.sections] == ["Code that makes boxes"]
    assert not any("Definition 1.1" in b.text for b in chapter.blocks())


def test_printed_pages_are_not_pages_of_the_file(book: Path, tmp_path: Path) -> None:
    assert chosen(book, Choice(pages="2-3"), tmp_path).pdf_pages == (4, 5)
    assert chosen(book, Choice(pages="ii"), tmp_path).pdf_pages == (2, 2)
    assert chosen(book, Choice(pdf_pages="2-3"), tmp_path).labels == ("ii", "1")


def test_labels_and_outline_of_the_book(book: Path) -> None:
    known = open_book(book)
    assert known.title == "A Book of Boxes"
    assert [(e.level, e.number, e.title, e.label) for e in known.outline][:3] == [
        (1, "1", "Making boxes", "1"),
        (2, "1.1", "Code that makes boxes", "1"),
        (2, "1.2", "What a box is not", "1"),
    ]


def test_without_an_outline_the_headings_serve(edited: Edit, tmp_path: Path) -> None:
    path = edited(lambda document: document.set_toc([]))
    chapter = chosen(path, Choice(chapter="2"), tmp_path)
    assert chapter.title == "Stacking boxes"
    assert chapter.pdf_pages == (6, 7)
    assert [s.heading.text for s in chapter.sections][1:] == ["A long program", "Glossary", "Exercises"]


def test_a_section_that_the_outline_lacks(edited: Edit, tmp_path: Path) -> None:
    path = edited(
        lambda document: document.set_toc(
            [[1, "Making boxes", 3], [1, "Stacking boxes", 6], [1, "The last chapter", 8]]
        )
    )
    chapter = chosen(path, Choice(chapter="2.1"), tmp_path)
    assert [s.heading.text for s in chapter.sections] == ["A long program"]


def test_parts_above_chapters(edited: Edit, tmp_path: Path) -> None:
    toc = [
        [1, "Part 1 Basics", 3],
        [2, "1 Making boxes", 3],
        [1, "Part 2 More", 6],
        [2, "2 Stacking boxes", 6],
        [2, "3 The last", 8],
    ]
    path = edited(lambda document: document.set_toc(toc))
    assert chosen(path, Choice(chapter="2"), tmp_path).title == "Stacking boxes"


def test_a_part_whose_entry_is_its_numeral_alone(edited: Edit, tmp_path: Path) -> None:
    toc = [[1, "I Basics", 3], [2, "1 Making boxes", 3], [1, "II More", 6], [2, "2 Stacking boxes", 6]]
    path = edited(lambda document: document.set_toc(toc))
    assert chosen(path, Choice(chapter="Part II"), tmp_path).title == "More"


def test_an_ambiguous_title_is_asked_about(book: Path, tmp_path: Path) -> None:
    with pytest.raises(NoSuchChapterError, match=r"could be any of 2: 1 Making boxes .* 2 Stacking boxes"):
        chosen(book, Choice(chapter="boxes"), tmp_path)


@pytest.mark.parametrize(
    ("name", "near"), [("Stakking boxs", "Stacking boxes"), ("9", "1 Making boxes"), ("2.7", "2.1, 2.2, 2.3")]
)
def test_a_missing_one_is_answered_with_what_there_is(book: Path, tmp_path: Path, name: str, near: str) -> None:
    with pytest.raises(NoSuchChapterError) as raised:
        chosen(book, Choice(chapter=name), tmp_path)
    assert near in raised.value.hint


@pytest.mark.parametrize(
    "choice", [Choice(pages="77"), Choice(pages="xx-xxi"), Choice(pdf_pages="1-99"), Choice(pdf_pages="0")]
)
def test_pages_out_of_range(book: Path, tmp_path: Path, choice: Choice) -> None:
    with pytest.raises(NoSuchChapterError):
        chosen(book, choice, tmp_path)


@pytest.mark.parametrize("choice", [Choice(chapter="1", pages="2"), Choice(pdf_pages="7-6"), Choice(pdf_pages="x")])
def test_choices_that_make_no_sense(book: Path, tmp_path: Path, choice: Choice) -> None:
    with pytest.raises(UsageError):
        chosen(book, choice, tmp_path)


@pytest.mark.parametrize("told", ["boxes.dvi", "Microsoft Word - boxes", "Untitled document", "  ", "book"])
@pytest.mark.parametrize(
    ("largest", "title"),
    [
        (["Clocks and Their", "Programs"], "Clocks and Their Programs"),
        (["Clocks §"], "Clocks"),
        (["C"], "atlas"),
        (["17"], "atlas"),
        ([], "atlas"),
    ],
)
def test_where_a_program_left_no_title_the_first_page_or_the_file_has_it(
    tmp_path: Path, told: str, largest: list[str], title: str
) -> None:
    document = load_pymupdf().open()
    page = document.new_page()
    page.insert_text((72, 100), largest, fontsize=20)
    page.insert_text((72, 200), ["A. N. Author", "Second edition"] * 3, fontsize=10)
    document.set_metadata({"title": told})
    document.save(tmp_path / "atlas.pdf")
    assert open_book(tmp_path / "atlas.pdf").title == title


def test_what_the_file_says_of_itself_comes_first(edited: Edit) -> None:
    assert open_book(edited(lambda document: document.set_metadata({"title": "Autoconf"}))).title == "Autoconf"


def test_a_chapter_whose_number_is_spelt_over_its_title(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    titles = ("WHEELS", "AXLES", "GEARS")
    for spelt, title in zip(("ONE", "TWO", "THREE"), titles, strict=True):
        page = document.new_page()
        for y, words, size in ((72, "CHAPTER", 14), (96, spelt, 20), (140, title, 20), (200, "They turn all day.", 10)):
            page.insert_text((72, y), words, fontsize=size)
    document.set_toc([[1, title.capitalize(), n] for n, title in enumerate(titles, 1)])
    document.save(tmp_path / "manual.pdf")
    chapter = chosen(tmp_path / "manual.pdf", Choice(chapter="3"), tmp_path)
    assert (chapter.number, chapter.title, chapter.pdf_pages) == ("3", "Gears", (3, 3))


@pytest.mark.parametrize("printed", ["Two", "2"])
def test_a_number_on_a_line_of_its_own_belongs_to_the_title_below(tmp_path: Path, printed: str) -> None:
    document = load_pymupdf().open()
    for label, title in (("One", "Wheels"), (printed, "Axles")):
        page = document.new_page()
        for y, words, size in ((72, label, 20), (140, title, 20), (200, "They turn all day.", 10)):
            page.insert_text((72, y), words, fontsize=size)
    document.set_toc([[1, "Wheels", 1], [1, "Axles", 2]])
    document.save(tmp_path / "manual.pdf")
    chapter = chosen(tmp_path / "manual.pdf", Choice(chapter="Axles"), tmp_path)
    assert [(s.heading.number, s.heading.text) for s in chapter.sections] == [("2", "Axles")]


def test_a_section_whose_number_stands_apart_from_its_title(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    entries = []
    for number, (label, title) in enumerate((("1", "Wheels"), ("1.1", "Spokes"), ("1.2", "Rims"), ("2", "Axles")), 1):
        page = document.new_page()
        for x, y, words, size in ((72, 72, label, 16), (130, 72, title, 16), (72, 120, "They turn all day.", 10)):
            page.insert_text((x, y), words, fontsize=size)
        entries.append([1 + label.count("."), title, number])
    document.set_toc(entries)
    document.save(tmp_path / "manual.pdf")
    assert chosen(tmp_path / "manual.pdf", Choice(chapter="1.2"), tmp_path).title == "Rims"
