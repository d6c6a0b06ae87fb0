"""What makers of PDFs do in ways of their own: each page here is drawn as one of them draws it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import of_kind
from tests.pdf.drawn import PROSE, Text, code, listings, prose

from probatum.book import ListBlock
from probatum.errors import NoTextError
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf


def test_bullets_that_a_browser_paints_open_items(read: Any) -> None:
    def dots(page: Any) -> None:
        for y in (137, 149, 161):
            page.draw_circle((80, y - 3), 1.5, fill=(0, 0, 0))

    items = [(88, 137 + 12 * i, f"the {name} of the three items", "tiro", 10) for i, name in enumerate("abc")]
    (found,) = of_kind(read(prose(80) + items + prose(190), draw=dots), "list")
    assert isinstance(found, ListBlock)
    assert [item.text for item in found.items] == [f"the {name} of the three items" for name in "abc"]


def test_an_accent_that_is_a_glyph_of_its_own_goes_onto_its_letter(read: Any) -> None:
    x = 72 + load_pymupdf().get_text_length("Die B", "tiro", 10)
    pieces = [(72, "Die B"), (x + 0.6, "¨"), (x, "aume im Wald")]
    chapter = read([*prose(80), *((left, 140, words, "tiro", 10) for left, words in pieces), *prose(170)])
    assert any(block.text == "Die Bäume im Wald" for block in chapter.blocks())


def test_numbers_one_blank_before_the_code_are_no_code(read: Any) -> None:
    lines = ["1 def f(x):", "2     return x", "3", "4 print(f(1))"]
    assert listings(read(prose(80) + code(140, lines) + prose(220))) == ["def f(x):\n    return x\n\nprint(f(1))"]


def test_a_numbered_listing_goes_on_over_the_page_by_its_numbers(read: Any) -> None:
    def numbered(y: float, rows: list[tuple[int, str]]) -> list[Text]:
        numbers = [(60, y + 11 * i, str(n), "tiro", 5) for i, (n, _) in enumerate(rows)]
        return numbers + code(y, [line for _, line in rows])

    first = numbered(560, [(1, "def f(x):"), (2, "    y = x"), (3, "")])
    second = numbered(70, [(4, ""), (5, "    return y")])
    note = [(72, 640, "1", "tiro", 5), (76, 643, "A note that ends the page below the listing.", "tiro", 8)]
    pages = [prose(80, 30) + first + note, second + prose(150, 40)]
    assert listings(read(*pages)) == ["def f(x):\n    y = x\n\n\n    return y"]


def test_a_brace_at_the_top_of_two_pages_is_no_running_head(read: Any) -> None:
    open_end = prose(80, 44) + code(612, ["int f(void) {", "    return 1;"])
    found = listings(read(open_end, code(70, ["}"]) + open_end[2:], code(70, ["}"]) + prose(120, 40)))
    assert found == ["int f(void) {\n    return 1;\n}"] * 2


def test_continued_on_next_page_is_not_part_of_a_listing(read: Any) -> None:
    said = (300, 640, "(continues on next page)", "tiro", 8)
    again = (300, 60, "(continued from previous page)", "tiro", 8)
    first = prose(80, 44) + code(612, ["a = 1", "b = 2"])
    assert listings(read([*first, said], [again, *code(75, ["c = 3"]), *prose(120, 40)])) == ["a = 1\nb = 2\nc = 3"]


def test_two_listings_in_a_row_are_not_one(read: Any) -> None:
    first, second = ["import a", "import b", "", "a.run()"], ["1 apple", "2 pears"]
    rows = code(140, first) + code(140 + 11 * 4 + 9, second)
    assert listings(read(prose(80) + rows + prose(260))) == ["\n".join(first), "\n".join(second)]


def test_blank_lines_in_another_font_do_not_part_a_listing(read: Any) -> None:
    """A word processor's empty paragraph is higher than its lines of code."""
    rows = [y for start in (140, 177, 214, 251) for y in (start, start + 11)]
    lines = [(72, y, f"line_{i} = {i}", "cour", 9) for i, y in enumerate(rows)]
    (text,) = listings(read(prose(80) + lines + prose(300)))
    assert text.count("\n\n") == 3


def test_notes_in_the_size_of_the_text_are_notes(read: Any) -> None:
    note = [(72, 630, "1", "tiro", 6), (77, 634, "Written in the size of the text, as Word does.", "tiro", 10)]
    body = [*prose(80, 20), (72, 320, "This line has a mark", "tiro", 10), (155, 316, "1", "tiro", 6)]
    (found,) = of_kind(read(body + note), "footnote")
    assert found.text == "Written in the size of the text, as Word does."


def test_the_blank_that_is_drawn_with_a_notes_mark_stays(read: Any) -> None:
    note = [(72, 630, "1", "tiro", 6), (77, 634, "A note on tuples below the text.", "tiro", 8)]
    body = [
        *prose(80, 20),
        (72, 320, "A tuple", "tiro", 10),
        (100, 316, "1 ", "tiro", 6),
        (104.6, 320, "is made", "tiro", 10),
    ]
    assert any("A tuple is made" in block.text for block in of_kind(read(body + note), "text"))


def test_terms_above_what_explains_them_are_items(read: Any) -> None:
    rows = [("queue", "Members leave in the order in which they came."), ("stack", "The last one leaves first.")]
    texts = [t for i, (a, b) in enumerate(rows) for t in ((72, 140 + 30 * i, a), (95, 153 + 30 * i, b))]
    chapter = read(prose(80) + [(x, y, words, "tiro", 10) for x, y, words in texts] + prose(220))
    (found,) = of_kind(chapter, "list")
    assert isinstance(found, ListBlock)
    assert [item.text for item in found.items] == [f"{a} {b}" for a, b in rows]


def test_code_in_one_of_two_columns_keeps_to_its_column(read: Any) -> None:
    left = [(40, 80 + 12 * i, "Prose that fills the left column.", "tiro", 12) for i in range(40)]
    right = [(260, 80 + 12 * i, f"value_{i} = compute({i})", "cour", 9) for i in range(40)]
    numbers = [(240, 80 + 12 * i, str(i + 1), "tiro", 6) for i in range(40)]
    (text,) = listings(read(left + right + numbers))
    assert text == "\n".join(f"value_{i} = compute({i})" for i in range(40))


def test_a_word_of_code_over_what_explains_it_is_no_listing(read: Any) -> None:
    terms = [(72, 140, '"newline"', "cour", 9), (72, 176, '"offset"', "cour", 9)]
    texts = ["The sign that ends a row, which may be", "one or two characters.", "How many rows are left out."]
    meanings = [(95, y, text, "tiro", 10) for y, text in zip((152, 164, 188), texts, strict=True)]
    chapter = read(prose(80) + sorted(terms + meanings, key=lambda text: text[1]) + prose(220))
    assert not listings(chapter)
    (found,) = of_kind(chapter, "list")
    assert isinstance(found, ListBlock)
    assert [item.text for item in found.items] == [f'"newline" {texts[0]} {texts[1]}', f'"offset" {texts[2]}']


def test_a_note_headed_by_its_kind_is_no_section(read: Any) -> None:
    note = [(90, 140, "Note", "hebo", 13), (90, 156, "Mind the step when you leave the room.", "tiro", 10)]
    chapter = read([(72, 50, "Of rooms", "tibo", 20), *prose(80), *note, *prose(190)])
    assert [s.heading.text for s in chapter.sections] == ["Of rooms"]


def test_the_number_of_a_page_that_has_it_where_no_other_has_is_left_out(read: Any) -> None:
    chapter = read([*prose(80, 40), (245, 640, "1", "tiro", 10)], prose(80, 40))
    assert not any(block.text.endswith("1") for block in chapter.blocks())


def contents(numbers: Iterable[int]) -> list[Text]:
    return [(72, 80 + 14 * i, f"Of knots and bends {'. ' * 30}{n}", "tiro", 10) for i, n in enumerate(numbers)]


def test_a_printed_table_of_contents_is_left_out_and_said(read: Any) -> None:
    chapter = read(contents([1, 3, 3, 8, 11, 20, 40]), prose(80, 30))
    assert not any("knots" in block.text for block in chapter.blocks())
    assert any("table of contents" in warning for warning in chapter.warnings)


def test_a_table_of_contents_alone_is_no_chapter(read: Any) -> None:
    with pytest.raises(NoTextError, match="table of contents"):
        read(contents([1, 3, 3, 8, 11, 20, 40]))


def test_an_index_is_no_table_of_contents(read: Any) -> None:
    assert not read(contents([9, 3, 30, 8, 1, 20, 4]), prose(80, 30)).warnings


def test_bold_lines_are_the_headings_of_a_book_without_outline_and_sizes(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    for title in ("Knots", "Bends", "Hitches"):
        page = document.new_page(width=500, height=700)
        page.insert_text((72, 80), title, fontname="tibo", fontsize=10)
        page.insert_text((72, 104), [PROSE] * 8, fontname="tiro", fontsize=10)
    document.save(tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(chapter="Bends"), pictures=tmp_path)[1]
    assert (chapter.title, chapter.pdf_pages) == ("Bends", (2, 2))
