"""Captions find their figures: in other languages, over a page's end; and pictures are cut as they look."""

from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import of_kind
from tests.pdf.drawn import Text, code, prose

from probatum.book import Chapter, Figure, Listing, Table
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf


def circle(page: Any, top: float) -> None:
    page.draw_rect((150, top, 350, top + 100), fill=(0.8, 0.9, 1))
    page.draw_circle((250, top + 50), 40)


def captions(chapter: Chapter) -> list[tuple[str, str]]:
    return [(b.number, b.caption) for b in of_kind(chapter, "figure") if isinstance(b, Figure)]


@pytest.mark.parametrize(
    ("words", "font", "caption"),
    [
        ("图 1：一个带圆的盒子。", "china-s", ("1", "一个带圆的盒子。")),
        ("図2-1 丸のある箱", "japan", ("2-1", "丸のある箱")),
        ("그림 3. 원이 있는 상자", "korea", ("3", "원이 있는 상자")),
        ("Figuur 4: Een doos met een cirkel.", "tiro", ("4", "Een doos met een cirkel.")),
    ],
)
def test_captions_in_other_languages(read: Any, words: str, font: str, caption: tuple[str, str]) -> None:
    chapter = read([*prose(80, 8), (200, 318, words, font, 10), *prose(350, 8)], draw=lambda page: circle(page, 200))
    assert captions(chapter) == [caption]


@pytest.mark.parametrize(("between", "number"), [([], "1"), (prose(370), "")])
def test_a_caption_far_below_is_the_figures_unless_text_parts_them(read: Any, between: list[Text], number: str) -> None:
    page = [*prose(80, 8), *between, (190, 420, "Figure 1: A box with a circle.", "tiit", 10), *prose(480, 8)]
    found = captions(read(page, draw=lambda page: circle(page, 200)))
    assert [number for number, _ in found if number] == ([number] if number else [])


def test_names_side_by_side_above_a_drawing_are_its_labels(read: Any) -> None:
    names = [(x, 197, name, "helv", 9) for x, name in ((148, "Default: mitered join"), (260, "Round join"))]
    names.append((322, 197, "Bevelled join", "helv", 9))
    page = [*prose(80, 8), *names, (190, 320, "Figure 1: Boxes of three kinds.", "tiit", 10), *prose(360, 8)]
    chapter = read(page, draw=lambda page: circle(page, 200))
    assert captions(chapter) == [("1", "Boxes of three kinds.")]
    assert not [b for b in chapter.blocks() if "Round join" in b.text and b.kind != "figure"]


def test_a_caption_on_the_next_page_is_the_figures(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    for number, texts in enumerate(([*prose(80, 36)], [(72, 80, "Figure 1: A box.", "tiro", 10), *prose(110, 36)])):
        page = document.new_page(width=500, height=700)
        for x, y, words, font, size in texts:
            page.insert_text((x, y), words, fontname=font, fontsize=size)
        if number == 0:
            circle(page, 540)
    document.save(tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    assert captions(chapter) == [("1", "A box.")]
    assert not any("Figure 1" in block.text for block in of_kind(chapter, "text"))


@pytest.mark.parametrize("kind", ["four inks", "a mask"])
def test_pictures_in_four_inks_and_with_holes_are_cut_on_white(read: Any, tmp_path: Path, kind: str) -> None:
    pymupdf = load_pymupdf()
    space = pymupdf.csCMYK if kind == "four inks" else pymupdf.csRGB
    pixels = pymupdf.Pixmap(space, pymupdf.IRect(0, 0, 200, 100), kind == "a mask")
    pixels.set_rect(pixels.irect, (0, 0, 0, 0))
    pixels.set_rect((50, 25, 150, 75), (0, 255, 255, 0) if kind == "four inks" else (255, 0, 0, 255))
    rows = [*prose(80, 8), (200, 318, "Figure 1: A red bar.", "tiro", 10), *prose(350, 8)]
    chapter = read(rows, draw=lambda page: page.insert_image((150, 200, 350, 300), pixmap=pixels))
    (figure,) = of_kind(chapter, "figure")
    assert isinstance(figure, Figure)
    assert figure.picture is not None
    image = pymupdf.Pixmap(str(tmp_path / figure.picture.name))
    red, green, blue = image.pixel(image.width // 2, image.height // 2)
    assert red > 180
    assert max(green, blue) < 90
    assert min(image.pixel(8, 8)) > 250


def test_numbers_aligned_under_a_head_are_a_table(read: Any) -> None:
    rows = [("Year", "Rain", "Sun"), ("2001", "812", "1500"), ("2002", "640", "1720"), ("2003", "455", "1933")]
    cells: list[Text] = [
        (90 + 90 * c, 140 + 15 * r, cell, "tiro", 10) for r, row in enumerate(rows) for c, cell in enumerate(row)
    ]
    (table,) = of_kind(read(prose(80) + cells + prose(230)), "table")
    assert isinstance(table, Table)
    assert table.cells == tuple(rows)


def test_a_line_further_in_than_the_text_under_a_figure_is_its_caption(read: Any) -> None:
    rows = [*prose(80, 8), (110, 318, "A box with a round hole", "tiro", 10), *prose(350, 8)]
    assert captions(read(rows, draw=lambda page: circle(page, 200))) == [("", "A box with a round hole")]


def test_one_of_several_lines_further_in_is_no_caption(read: Any) -> None:
    steps = [(110, 318 + 14 * i, f"Turn the box over, step {i}", "tiro", 10) for i in range(3)]
    rows = [*prose(80, 8), *steps, *prose(380, 8)]
    assert captions(read(rows, draw=lambda page: circle(page, 200))) == [("", "")]


def ruled(page: Any, *heights: float) -> None:
    for y in heights:
        page.draw_line((72, y), (300, y))


def row(y: float, *cells: str) -> list[Text]:
    return [(80 + 80 * i, y, cell, "tiro", 10) for i, cell in enumerate(cells)]


def tables(chapter: Chapter) -> list[Table]:
    return [b for b in of_kind(chapter, "table") if isinstance(b, Table)]


def test_a_line_in_italics_over_a_table_is_its_caption(read: Any) -> None:
    texts = [*prose(80, 6), (80, 190, "What boxes cost by size", "tiit", 10)]
    texts += [*row(212, "Size", "Price"), *row(228, "small", "3"), *row(242, "large", "7"), *prose(280, 6)]
    (table,) = tables(read(texts, draw=lambda page: ruled(page, 200, 217, 247)))
    assert table.caption == "What boxes cost by size"


@pytest.mark.parametrize(
    ("words", "caption"),
    [
        (["What boxes of many kinds and makes", "cost by size"], "What boxes of many kinds and makes cost by size"),
        (["of all the boxes in the shop."], ""),
        (["in the shop.", "What boxes of any kind", "cost"], "What boxes of any kind cost"),
    ],
)
def test_words_broken_at_the_width_of_a_narrow_table_are_its_caption(read: Any, words: list[str], caption: str) -> None:
    above: list[Text] = [(76, 186 - 12 * i, line, "tiro", 10) for i, line in enumerate(reversed(words))]
    texts = [*prose(70, 6), *reversed(above)]
    texts += [*row(212, "Size", "Price"), *row(228, "small", "3"), *row(242, "large", "7"), *prose(280, 6)]
    (table,) = tables(read(texts, draw=lambda page: ruled(page, 200, 217, 247)))
    assert table.caption == caption


def test_the_head_of_a_table_right_under_its_caption_is_no_part_of_it(read: Any) -> None:
    texts = [*prose(80, 6), (72, 190, "Table 1: What boxes cost", "tiro", 10)]
    texts += [*row(204, "Size", "Price"), *row(222, "small", "3"), *row(236, "large", "7"), *prose(280, 6)]
    (table,) = tables(read(texts, draw=lambda page: ruled(page, 209, 241)))
    assert table.caption == "What boxes cost"
    assert table.cells[0] == ("Size", "Price")


def test_a_table_that_goes_on_over_the_page_is_one(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    caption = (72, 624, "Table 1: What boxes cost", "tiro", 10)
    first = [*prose(80, 43), caption, *row(644, "Size", "Price"), *row(660, "small", "3"), *row(674, "large", "7")]
    second = [*row(84, "Size", "Price"), *row(100, "huge", "9"), *row(114, "vast", "12"), *prose(150, 40)]
    for texts, rules in ((first, (632, 649, 679)), (second, (72, 89, 119))):
        page = document.new_page(width=500, height=760)
        for x, y, words, font, size in texts:
            page.insert_text((x, y), words, fontname=font, fontsize=size)
        ruled(page, *rules)
    document.save(tmp_path / "long.pdf")
    (table,) = tables(read_chapter(tmp_path / "long.pdf", Choice(), pictures=tmp_path)[1])
    assert table.cells == (("Size", "Price"), ("small", "3"), ("large", "7"), ("huge", "9"), ("vast", "12"))
    assert [page for page, _ in table.more] == [2]


NARROW = [("Customers", "List", "Deque"), ("1000", "0.3", "0.1"), ("10000", "9.8", "1.1"), ("100000", "1410", "11")]


def flush(y: float, rows: list[tuple[str, str, str]]) -> list[Text]:
    """Rows whose cells end at the same places, with hardly a blank between the longest of them."""
    width = load_pymupdf().get_text_length
    ends = (118, 143, 176)
    return [
        (end - width(cell, "tiro", 10), y + 16 * at, cell, "tiro", 10)
        for at, row in enumerate(rows)
        for end, cell in zip(ends, row, strict=True)
    ]


def test_numbers_flush_under_a_head_are_a_table_without_white_between(read: Any) -> None:
    words: list[Text] = [(72, 150, "Milliseconds for so", "tiro", 10), (72, 162, "many customers.", "tiro", 10)]
    (table,) = tables(read(prose(80, 5) + words + flush(180, NARROW) + prose(260, 6)))
    assert table.cells == tuple(NARROW)
    assert table.caption == "Milliseconds for so many customers."


def test_a_label_without_number_is_a_caption_beside_what_it_names_alone(read: Any) -> None:
    words: Text = (90, 254, "Table: What it takes to serve so many.", "tiro", 10)
    rows = [*prose(80, 6), *flush(190, NARROW), words, *prose(276, 6), (90, 370, words[2], "tiro", 10), *prose(390, 6)]
    chapter = read(rows)
    (table,) = tables(chapter)
    assert table.caption == "What it takes to serve so many."
    assert [block.text for block in of_kind(chapter, "text") if "so many" in block.text] == [words[2]]


def test_names_in_tiny_type_beside_and_under_a_drawing_are_its_labels(read: Any) -> None:
    names: list[Text] = [(132, 230, "ten", "helv", 6), (135, 270, "two", "helv", 6), (240, 317, "hours", "helv", 6)]
    rows = [*prose(80, 8), *names, (183, 330, "The boxes of a day, hour by hour.", "tiro", 10), *prose(360, 8)]
    chapter = read(rows, draw=lambda page: circle(page, 200))
    assert captions(chapter) == [("", "The boxes of a day, hour by hour.")]
    assert not [b for b in of_kind(chapter, "text") if "ten" in b.text or "hours" in b.text]


def test_a_figure_without_number_stays_where_it_is(read: Any) -> None:
    before: Text = (72, 134, "Configure the box before you figure out what it holds.", "tiro", 10)
    rows = [*prose(80), before, *prose(160), (110, 318, "A box with a round hole", "tiro", 10), *prose(350, 8)]
    blocks = list(read(rows, draw=lambda page: circle(page, 200)).blocks())
    (at,) = (i for i, block in enumerate(blocks) if block.kind == "figure")
    assert blocks[at - 1].bbox.y0 > 140


def test_a_figure_s_caption_below_code_is_the_listing_s(read: Any) -> None:
    rows = [*prose(80, 5), *code(150, ["digraph boxes {", "  a -> b;", "}"]), *prose(260, 5)]
    (listing,) = of_kind(read([*rows, (160, 205, "Figure 9: A graph of boxes", "tiro", 10)]), "code")
    assert isinstance(listing, Listing)
    assert (listing.number, listing.caption) == ("9", "A graph of boxes")
