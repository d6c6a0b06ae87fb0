"""Headings, paragraphs, lists, notes; heads and feet left out; hyphens undone by the book's own words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import of_kind
from tests.pdf.drawn import Text, prose

from probatum.book import Chapter, Footnote, Heading, ListBlock, Paragraph
from probatum.tools.pdf import Choice, read_chapter, read_part
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.hyphens import Vocabulary
from probatum.tools.pdf.language import prose_language


def test_headings_have_numbers_and_levels(boxes: Chapter) -> None:
    found = [(h.number, h.text, h.level) for h in of_kind(boxes, "heading") if isinstance(h, Heading)]
    assert found == [
        ("1", "Making boxes", 1),
        ("1.1", "Code that makes boxes", 2),
        ("1.2", "What a box is not", 2),
    ]


def test_running_heads_are_left_out_and_kept_aside(book: Path, pictures: Path) -> None:
    reading = read_part(book, Choice(chapter="1"), pictures=pictures)
    assert not any("A Book of Boxes" in b.text for b in reading.chapter.blocks())
    assert {f.text for f in reading.furniture} == {"A Book of Boxes 2", "A Book of Boxes 3"}


def test_paragraphs_have_no_line_breaks_and_keep_true_hyphens(boxes: Chapter) -> None:
    first = of_kind(boxes, "text")[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith(
        "A box is a rectangle that holds things. Every box has a well-known size, and the well-known"
    )
    assert "object-oriented box can be asked for them" in first.text
    assert "\n" not in first.text
    assert [(first.text[m.start : m.end], m.style) for m in first.marks] == [("box", "italic")]


def test_what_a_paragraph_says_that_it_is(boxes: Chapter, stacking: Chapter) -> None:
    roles = {b.title or b.text[:5]: b.role for c in (boxes, stacking) for b in c.blocks() if isinstance(b, Paragraph)}
    assert roles["Definition 1.1"] == "definition"
    assert roles["Exercise 1"] == "exercise"
    terms = [b for b in stacking.blocks() if isinstance(b, Paragraph) and b.text.startswith("stack")]
    assert [b.role for b in terms] == ["glossary"]


def test_lists_keep_their_nesting_and_order(boxes: Chapter) -> None:
    bullets, steps = (b for b in of_kind(boxes, "list") if isinstance(b, ListBlock))
    assert [(item.level, item.text[:9]) for item in bullets.items] == [
        (0, "a circle,"), (0, "a line;"), (1, "not even "), (0, "a point."),
    ]  # fmt: skip
    assert bullets.items[0].text.endswith("on a table that is not level;")
    assert steps.ordered
    assert [item.marker for item in steps.items] == ["1.", "2.", "3."]


def test_footnote_knows_the_block_that_holds_its_mark(boxes: Chapter) -> None:
    (note,) = of_kind(boxes, "footnote")
    assert isinstance(note, Footnote)
    referrer = boxes.block(note.referrer)
    assert (note.mark, note.text) == ("1", "An empty box holds air, which does not count.")
    assert referrer is not None
    assert referrer.text.startswith("A box may be empty. Lorem")


def test_every_block_has_a_place_and_an_id_of_its_own(boxes: Chapter) -> None:
    blocks = list(boxes.blocks())
    assert len({b.id for b in blocks}) == len(blocks)
    for block in blocks:
        assert block.id.startswith(f"p{block.page}-")
        assert block.bbox.x0 < block.bbox.x1 < 426
        assert block.bbox.y0 < block.bbox.y1 < 596


def test_reading_twice_gives_the_same(book: Path, pictures: Path, boxes: Chapter) -> None:
    assert read_part(book, Choice(chapter="1"), pictures=pictures).chapter == boxes


def test_columns_are_read_one_after_the_other(two_columns: Path, pictures: Path) -> None:
    chapter = read_part(two_columns, Choice(), pictures=pictures).chapter
    text = " ".join(b.text for b in chapter.blocks())
    order = [text.index(word) for word in ("Two columns", "FIRSTWORD", "LASTLEFT", "FIRSTRIGHT", "ENDWORD")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("known", "left", "right", "kept"),
    [
        ("information is good", "infor", "mation", False),
        ("a well-known word", "well", "known", True),
        ("overload may overload", "over", "load", False),
        ("the load is over", "over", "load", True),
        ("", "rectan", "gular", False),
        ("", "non", "English", True),
    ],
)
def test_the_books_own_words_decide_about_hyphens(known: str, left: str, right: str, kept: bool) -> None:
    vocabulary = Vocabulary()
    vocabulary.learn([known])
    assert vocabulary.keeps_hyphen(left, right) is kept


def test_the_rest_of_a_broken_word_is_no_word_of_the_book() -> None:
    vocabulary = Vocabulary()
    vocabulary.learn(["It is meant for a change and its for-", "warding to the author of the change."])
    assert not vocabulary.keeps_hyphen("its for", "warding to the author")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The box is on the table and it holds what we put in it.", "en"),
        ("Die Kiste ist auf dem Tisch und sie enthält, was wir in sie legen.", "de"),
        ("Il dizionario è simile ad una lista, ma è più generico della lista.", "it"),
        ("", "en"),
    ],
)
def test_language_of_prose(text: str, language: str) -> None:
    assert prose_language(text) == language


def test_a_code_that_is_a_blank_in_every_font_of_letters_is_one(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    page = document.new_page(width=500, height=700)
    page.insert_text((72, 80), ["The jobs are run in parallel, as a book would have it said."] * 6, fontsize=10)
    contents = page.get_contents()[0]
    blank, broken = b"in parallel".hex().encode(), b"in\nparallel".hex().encode()
    stream = document.xref_stream(contents)
    assert blank in stream
    document.update_stream(contents, stream.replace(blank, broken))
    document.save(tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    assert "\ufffd" not in "".join(block.text for block in of_kind(chapter, "text"))
    assert "run in parallel" in of_kind(chapter, "text")[0].text


def test_a_list_that_goes_on_over_a_facing_page_goes_on_at_its_level(read: Callable[..., Chapter]) -> None:
    def text(left: float, y: float) -> list[Text]:
        return [(left, height, words, font, size) for _, height, words, font, size in prose(y)]

    def steps(left: float, y: float, *numbers: int) -> list[Text]:
        return [(left + 20, y + 14 * i, f"{n}. A step of the work.", "tiro", 10) for i, n in enumerate(numbers)]

    title: Text = (100, 50, "Of steps", "tibo", 20)
    chapter = read([title, *text(100, 90), *steps(100, 640, 1, 2)], [*steps(60, 90, 3, 4), *text(60, 300)])
    (listed,) = (b for b in of_kind(chapter, "list") if isinstance(b, ListBlock))
    assert [(item.marker, item.level) for item in listed.items] == [("1.", 0), ("2.", 0), ("3.", 0), ("4.", 0)]


def test_a_name_in_large_code_type_heads_a_section(read: Any) -> None:
    chapter = read([*prose(80), (72, 150, "PageBoxes", "cour", 13), *prose(175, 6)])
    assert [b.text for b in of_kind(chapter, "heading")][1:] == ["PageBoxes"]
    assert not of_kind(chapter, "code")


def test_a_paragraph_that_begins_where_the_bullets_stand_leaves_the_list(read: Any) -> None:
    items: list[Text] = []
    for y, words in ((150, "boxes that open;"), (165, "boxes that close.")):
        items += [(72, y, "•", "tiro", 10), (87, y, words, "tiro", 10)]
    chapter = read([*prose(80, 5), *items, *prose(180, 5)])
    (listed,) = of_kind(chapter, "list")
    assert isinstance(listed, ListBlock)
    assert [item.text for item in listed.items] == ["boxes that open;", "boxes that close."]


def test_a_running_head_under_a_printers_slug_is_left_out(read: Any) -> None:
    def page(n: int) -> list[Text]:
        head = f"{n} Wheels" if n % 2 else f"Of teeth and cogs {n}"
        return [(40, 30, "wheels.indd", "helv", 8), (480, 30, f"Sheet {n + 9}", "helv", 8), (72, 110, head, "tiro", 9)]

    chapter = read(*([*page(n), *prose(150, lines=30)] for n in range(1, 9)))
    assert not any(word in b.text for b in chapter.blocks() for word in ("indd", "Sheet", "Wheels", "cogs"))


def test_an_item_in_large_type_is_no_heading(read: Any) -> None:
    rows: list[Text] = [(72, 150, "•", "tiro", 14), (87, 150, "So we made boxes", "tiro", 14)]
    chapter = read([(72, 50, "Of boxes", "tibo", 20), *prose(80, 5), *rows, *prose(180, 5)])
    assert not [block for block in of_kind(chapter, "heading") if "made" in block.text]
