"""A book without an outline gets one from its headings."""

from collections.abc import Sequence
from pathlib import Path

from probatum.tools.pdf import Choice, open_book, read_part
from probatum.tools.pdf.engine import load_pymupdf

PROSE = [f"Line {n} of the text fills the width of its page with words, as a book's lines do." for n in range(12)]
Piece = tuple[float, float, str, float]


def made(path: Path, pages: Sequence[Sequence[Piece]]) -> Path:
    """A PDF of pages with prose from y = 200 on, and pieces of (x, y, text, type size)."""
    document = load_pymupdf().open()
    for pieces in pages:
        page = document.new_page(width=500, height=700)
        page.insert_text((72, 200), PROSE, fontname="tiro", fontsize=10)
        for x, y, text, size in pieces:
            page.insert_text((x, y), text, fontname="hebo", fontsize=size)
    document.save(path)
    return path


def entries(path: Path) -> list[tuple[int, str, str]]:
    return [(entry.level, entry.number, entry.title) for entry in open_book(path).outline]


def test_a_number_far_before_its_title_belongs_to_it(tmp_path: Path) -> None:
    path = made(
        tmp_path / "book.pdf",
        [
            [(72, 90, "A Book of Wheels", 20), (72, 120, "May 2024", 14)],
            [(72, 150, "1", 14.3), (110, 150, "Wheels", 14.3)],
            [(72, 150, "1.1", 12), (110, 150, "Teeth", 12)],
            [(72, 150, "2", 14.3), (110, 150, "Clocks", 14.3)],
        ],
    )
    assert entries(path) == [(1, "1", "Wheels"), (2, "1.1", "Teeth"), (1, "2", "Clocks")]


def test_a_chapter_s_number_may_be_a_word_below_it(tmp_path: Path) -> None:
    path = made(
        tmp_path / "book.pdf",
        [
            [(420, 90, "CHAPTER", 12), (440, 108, "ONE", 14.3), (100, 150, "Wheels: an introduction", 24)],
            [(420, 90, "CHAPTER", 12), (440, 108, "TWO", 14.3), (300, 150, "Clocks", 24)],
        ],
    )
    assert entries(path) == [(1, "1", "Wheels: an introduction"), (1, "2", "Clocks")]


def test_lines_with_leaders_are_no_headings(tmp_path: Path) -> None:
    path = made(
        tmp_path / "book.pdf",
        [
            [(72, 150, "Contents", 14.3), (72, 170, "Wheels ................................. 2", 14.3)],
            [(72, 150, "1", 14.3), (110, 150, "Wheels", 14.3)],
        ],
    )
    assert [title for _, _, title in entries(path) if "." in title] == []


def test_a_running_head_that_shares_its_line_is_no_beginning(tmp_path: Path) -> None:
    def head(left: str, right: str) -> list[Piece]:
        return [(72, 50, left, 9), (300, 50, right, 9)]

    path = made(
        tmp_path / "book.pdf",
        [
            [*head("1   WHEELS", "1.1 Teeth"), (72, 150, "1", 14.3), (110, 150, "Wheels", 14.3)],
            [
                *head("1.2 Spokes", "2   CLOCKS AND WATCHES"),
                (72, 400, "2", 14.3),
                (110, 400, "Clocks and watches", 14.3),
            ],
            head("2   CLOCKS AND WATCHES", "2.1 Hands"),
            head("2.2 Dials", "2   CLOCKS AND WATCHES"),
        ],
    )
    reading = read_part(path, Choice(chapter="2"), pictures=tmp_path)
    assert not any("CLOCKS" in section.heading.text for section in reading.chapter.sections)
    assert [f.text for f in reading.furniture if "CLOCKS" in f.text]


def test_what_every_page_has_in_large_type_is_no_chapter(tmp_path: Path) -> None:
    slugs = [[(40, 680, "A Book of Wheels", 14.0), (400, 680, f"No {n}", 14.0)] for n in range(1, 13)]
    slugs[2].append((72, 120, "Teeth", 20.0))
    slugs[8].append((72, 120, "Cogs", 20.0))
    assert [title for _, _, title in entries(made(tmp_path / "book.pdf", slugs))] == ["Teeth", "Cogs"]


def test_a_table_of_contents_with_its_numbers_in_a_column_heads_nothing(tmp_path: Path) -> None:
    wholes = ("mill", "clock", "toy", "car", "crane", "loom", "pump")
    titles = [f"{part} of a {whole}" for part in ("Wheels", "Teeth") for whole in wholes]
    listed = [(x, 350 + 18 * n, t, 14.0) for n, title in enumerate(titles) for x, t in ((72, title), (400, str(n)))]
    path = made(tmp_path / "book.pdf", [listed, *([(72, 120, title, 14.0)] for title in titles)])
    assert [(e.title, int(e.page)) for e in open_book(path).outline] == [(t, n) for n, t in enumerate(titles, 2)]


def test_numbers_that_count_again_in_an_appendix_are_no_chapters(tmp_path: Path) -> None:
    titles = ("Wheels", "Teeth", "Cogs")
    chapters = [[(72, 150, f"{n} {title}", 20.0), (72, 500, f"All {title}", 14.0)] for n, title in enumerate(titles, 1)]
    path = made(tmp_path / "book.pdf", [*chapters, [(72, 120, "Licence", 20.0), (72, 150, "1 Copying", 12.0)]])
    assert [title for level, _, title in entries(path) if level == 1] == [*titles, "Licence"]
