"""Code comes out character for character."""

import re
from pathlib import Path
from typing import Any

from tests.pdf.conftest import HERE, of_kind
from tests.pdf.drawn import code, prose

from probatum.book import Chapter, Listing
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf


def listings(chapter: Chapter) -> list[Listing]:
    return [block for block in of_kind(chapter, "code") if isinstance(block, Listing)]


def source_of(listing: int) -> str:
    """The book's own source between the fences of its n-th listing."""
    return (HERE / "book.typ").read_text().split("```python\n")[listing + 1].split("\n```")[0]


def test_indentation_and_blank_lines_survive(boxes: Chapter) -> None:
    assert listings(boxes)[0].text == source_of(0)


def test_listing_goes_on_over_the_page(stacking: Chapter) -> None:
    (program,) = listings(stacking)
    printed, truth = program.text.split("\n"), source_of(2).split("\n")
    # A blank line at the very break of the page leaves no trace.
    assert [line for line in printed if line] == [line for line in truth if line]
    assert [page for page, _ in program.more] == [program.page + 1]


def test_session_is_parted_into_prompts_and_output(boxes: Chapter) -> None:
    session = listings(boxes)[1]
    assert session.text == source_of(1)
    assert [(e.source, e.output) for e in session.exchanges] == [
        ("box = Box(3, 4)", ""),
        ("for side in (1, 2):\n    print(side)", "1\n2"),
        ("box.area()", "12"),
    ]


def test_language_is_named(boxes: Chapter) -> None:
    assert {listing.language for listing in listings(boxes)} == {"python"}


def test_code_within_a_sentence_stays_there(boxes: Chapter) -> None:
    sentence = next(b for b in of_kind(boxes, "text") if "Call Box" in b.text)
    assert sentence.kind == "text"
    assert [sentence.text[m.start : m.end] for m in sentence.marks] == ["Box(3, 4)"]


def test_the_end_of_a_ragged_sentence_is_no_listing(read: Any) -> None:
    words = [
        (72, 80, "It comes with the whole of the library, in the", "tiro", 10),
        (72, 92, "boxes/fonts.", "cour", 10),
    ]
    assert not listings(read([*words, *prose(120, 6)]))
    assert listings(read([*words[:1], (72, 104, "boxes/fonts.", "cour", 10), *prose(130, 6)]))


def test_a_sentence_that_begins_with_a_label_is_no_caption(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    page = document.new_page(width=500, height=700)
    prose = ["The words before it fill the width of their line, as words of a book do." for _ in range(6)]
    page.insert_text((72, 80), prose, fontname="tiro", fontsize=10)
    page.insert_text((72, 180), ["for wheel in clock:", "    wheel.turn()"], fontname="cour", fontsize=9)
    page.insert_text((72, 224), ['Example 3.3, "wheels.py" is one of a loop.'], fontname="tiro", fontsize=10)
    page.insert_text((72, 260), ["while clock.runs():", "    clock.strike()"], fontname="cour", fontsize=9)
    document.save(tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    assert [listing.caption for listing in listings(chapter)] == ["", ""]
    assert any('Example 3.3, "wheels.py"' in block.text for block in of_kind(chapter, "text"))


def test_stars_that_are_set_lower_tear_no_listing(read: Any) -> None:
    rows = code(140, ["int turns;", "/** How many wheels", "", "", "int wheels;"])
    rows += [(72, 164, "*", "cour", 9), (82, 162, "   there are in all.", "cour", 9)]
    rows += [(72, 175, "*", "cour", 9), (77.4, 173, "/", "cour", 9)]
    (listing,) = listings(read(prose(80) + rows + prose(220)))
    assert listing.text == "int turns;\n/** How many wheels\n*    there are in all.\n*/\nint wheels;"


def test_what_a_program_prints_is_another_listing(read: Any) -> None:
    rows = code(140, ["for name in names:", "    print(name, len(name))", "", "Ada 3", "Grace 5"])
    assert [b.text for b in listings(read(prose(80) + rows + prose(220)))] == [
        "for name in names:\n    print(name, len(name))",
        "Ada 3\nGrace 5",
    ]


def test_a_session_on_the_page_after_a_program_is_another_listing(read: Any) -> None:
    program = prose(80, 44) + code(612, ["def double(x):", "    return 2 * x"])
    found = listings(read(program, [*code(70, [">>> double(4)", "8"]), *prose(120, 40)]))
    assert [b.text for b in found] == ["def double(x):\n    return 2 * x", ">>> double(4)\n8"]


def test_commands_after_a_shells_echo_are_the_same_listing(read: Any) -> None:
    rows = code(140, ['echo "now copying"', "", "cp first second", "mv second third"])
    assert len(listings(read(prose(80) + rows + prose(220)))) == 1


def test_a_blank_line_in_an_open_bracket_parts_nothing(read: Any) -> None:
    rows = code(140, ["draw(", "    print(x)", "", "4", ")"])
    assert len(listings(read(prose(80) + rows + prose(220)))) == 1


def test_letters_that_are_spread_over_their_columns_stay_together(tmp_path: Path) -> None:
    code = [
        "Maintainer: Noel Kothe <noel@clocks.example>  Wed, 15 Sep 2010",
        "Build-Depends: helper (>> 5.0.0), gettext, texinfo,",
        "  libssl-dev (>= 0.9.8), dpatch, info2man",
    ]
    size, column = 8.0, 5.64
    glyph = 0.6 * size
    document = load_pymupdf().open()
    page = document.new_page(width=500, height=700)
    prose = ["The words before it fill the width of their line, as words of a book do." for _ in range(6)]
    page.insert_text((72, 80), prose, fontname="tiro", fontsize=10)
    for row, line in enumerate(code):
        for word in re.finditer(r"\w+|[^\w\s]", line):
            letters = word[0]
            glue = len(letters) * (column - glyph) / (len(letters) + 1)
            for i, letter in enumerate(letters):
                x = 72 + word.start() * column + (i + 1) * glue + i * glyph
                page.insert_text((x, 180 + 10 * row), letter, fontname="cour", fontsize=size)
    document.save(tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    assert [listing.text for listing in listings(chapter)] == ["\n".join(code)]


def test_a_label_set_into_the_frame_of_a_listing_is_its_caption(read: Any) -> None:
    def frame(page: Any) -> None:
        for x0, y0, x1, y1 in ((70, 137, 150, 137), (190, 137, 400, 137), (70, 137, 70, 168), (400, 137, 400, 168)):
            page.draw_line((x0, y0), (x1, y1))
        page.draw_line((70, 168), (400, 168))

    rows = [(155, 140, "Adding", "tiro", 9), *code(152, ["total = 0", "total += 1"])]
    chapter = read(prose(80) + rows + prose(190), draw=frame)
    (listing,) = listings(chapter)
    assert (listing.caption, listing.text) == ("Adding", "total = 0\ntotal += 1")
    assert not of_kind(chapter, "figure")


def test_a_frame_of_two_lines_that_goes_on_over_the_page_is_no_table(read: Any) -> None:
    def frame(page: Any) -> None:
        if page.number == 0:
            for y in (625, 638, 651):
                for x in (60, 440):
                    page.draw_line((x, y), (x, y + 13))
            page.draw_line((60, 625), (440, 625))

    first = [*prose(80, 44), (72, 636, "x[0]", "cour", 9), (150, 636, "y[0]", "cour", 9)]
    first += [(72, 647, "x[1]", "cour", 9), (150, 647, "y[1]", "cour", 9)]
    chapter = read([*first], prose(80, 40), draw=frame)
    assert not of_kind(chapter, "table")
    assert [b.text.split() for b in listings(chapter)] == [["x[0]", "y[0]", "x[1]", "y[1]"]]
