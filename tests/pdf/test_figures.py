"""Figures: cut where they can be seen to end, with panels, words along their axes, and captions without a number."""

from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import compiled, of_kind
from tests.pdf.drawn import prose

from probatum.book import Chapter, Equation, Figure
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf


@pytest.fixture(scope="module")
def chapter(folder: Path, pictures: Path) -> Chapter:
    return read_chapter(compiled("figures", folder), Choice(), pictures=pictures)[1]


def figure_with(chapter: Chapter, caption: str) -> Figure:
    (found,) = (f for f in of_kind(chapter, "figure") if isinstance(f, Figure) and f.caption == caption)
    return found


def test_there_is_one_figure_for_each_that_the_source_has(chapter: Chapter) -> None:
    assert len(of_kind(chapter, "figure")) == 5


def test_what_a_window_hides_is_not_part_of_the_figure(chapter: Chapter) -> None:
    box = figure_with(chapter, "Rings behind a window.").bbox
    assert abs(box.x1 - box.x0 - 170) < 8  # 6 cm
    assert abs(box.y1 - box.y0 - 57) < 8


def test_upright_words_along_an_axis_belong_to_the_figure(chapter: Chapter) -> None:
    box = figure_with(chapter, "Words along an axis.").bbox
    assert box.x1 - box.x0 > 142 + 10  # the rectangle, the gap and the words


def test_a_line_centred_under_a_figure_is_its_caption(chapter: Chapter) -> None:
    assert figure_with(chapter, "A caption that bears no number").number == ""
    assert not any("bears no number" in block.text for block in of_kind(chapter, "text"))


def test_panels_side_by_side_are_one_figure(chapter: Chapter) -> None:
    figure = figure_with(chapter, "Two panels.")
    assert figure.bbox.x1 - figure.bbox.x0 > 2 * 85 + 34 - 2
    assert "(a) A panel" in figure.text


def test_formulas_in_a_row_are_parted_by_their_numbers(chapter: Chapter) -> None:
    formulas = [e for e in of_kind(chapter, "equation") if isinstance(e, Equation)]
    assert [e.number for e in formulas] == ["1", "2", ""]
    matrix = formulas[-1].bbox
    assert matrix.y1 - matrix.y0 > 20  # both rows


def test_the_end_of_an_item_is_no_formula(chapter: Chapter) -> None:
    (items,) = of_kind(chapter, "list")
    assert items.text.endswith("𝑥∈𝑋.")


def test_rules_too_close_for_words_are_no_table(chapter: Chapter) -> None:
    assert not of_kind(chapter, "table")


def test_a_caption_round_which_the_text_flows(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    page = document.new_page(width=420, height=420)
    for row in range(20):
        beside = 3 <= row < 14
        words = (
            "the text flows past the drawing " if beside else "the text takes the whole of the line for itself here "
        )
        page.insert_text((40, 60 + 14 * row), words + ("" if beside else "again"), fontsize=10)
    page.draw_rect((240, 90, 370, 180))
    page.draw_line((240, 90), (370, 180))
    page.insert_text((242, 60 + 14 * 10), "Figure 4: A caption", fontsize=10)
    page.insert_text((242, 60 + 14 * 11), "of two lines.", fontsize=10)
    document.save(tmp_path / "flow.pdf")
    _, chapter = read_chapter(tmp_path / "flow.pdf", Choice(), pictures=tmp_path)
    assert figure_with(chapter, "A caption of two lines.").number == "4"
    assert not any("caption" in block.text for block in of_kind(chapter, "text"))


def test_a_plot_of_level_and_upright_strokes_is_no_frame_around_its_legend(read: Any) -> None:
    def draw(page: Any) -> None:
        page.draw_rect((100, 150, 400, 400))
        for x in range(100, 401, 100):
            page.draw_line((x, 400), (x, 405))
        page.draw_line((100, 300), (250, 300))
        page.draw_line((250, 300), (250, 200))
        page.draw_line((250, 200), (400, 200))

    ticks = [(98 + 100 * i, 418, str(10 * i), "helv", 9) for i in range(4)]
    legend = [
        (120, 180 + 12 * i, words, "helv", 9)
        for i, words in enumerate(["All that were counted", "Those counted right twice"])
    ]
    chapter = read(
        prose(80) + legend + ticks + [(215, 440, "Years after the start", "helv", 9)] + prose(470), draw=draw
    )
    (figure,) = of_kind(chapter, "figure")
    assert "All that were counted" in figure.text
    assert "Years after the start" in figure.text


def test_a_title_in_large_type_over_a_drawing_heads_the_page(read: Any) -> None:
    rows = [*prose(80, 5), (150, 196, "One Dimension", "helv", 16), *prose(330, 5)]
    chapter = read(rows, draw=lambda page: page.draw_circle((250, 260), 58, fill=(0.8, 0.9, 1)))
    assert [block.text for block in of_kind(chapter, "heading")][1:] == ["One Dimension"]


def test_a_coloured_band_behind_a_heading_is_no_figure(read: Any) -> None:
    rows = [(60, 60, "Boxes of all kinds", "helv", 18), *prose(130, 10)]
    chapter = read(rows, draw=lambda page: page.draw_rect((0, 0, 500, 92), fill=(0.9, 0.9, 0.8), overlay=False))
    assert "Boxes of all kinds" in [block.text for block in of_kind(chapter, "heading")]
    assert not of_kind(chapter, "figure")
