"""Notes, tips and warnings are told from sections, whatever sets them apart."""

from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import compiled, of_kind
from tests.pdf.drawn import PROSE, Text, prose

from probatum.book import Chapter, ListBlock, Paragraph
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf


@pytest.fixture(scope="module")
def chapter(folder: Path, pictures: Path) -> Chapter:
    return read_chapter(compiled("remarks", folder), Choice(), pictures=pictures)[1]


def remarks(chapter: Chapter) -> list[tuple[str, str, str]]:
    """Role, title and first words of each paragraph that is a remark."""
    texts = [b for b in of_kind(chapter, "text") if isinstance(b, Paragraph) and b.role != "plain"]
    return [(b.role, b.title, " ".join(b.text.split()[:4])) for b in texts]


def test_no_remark_is_a_section(chapter: Chapter) -> None:
    assert [section.heading.text for section in chapter.sections] == ["Of remarks"]


def test_an_icon_says_what_stands_beside_it(chapter: Chapter) -> None:
    first = next(b for b in of_kind(chapter, "text") if isinstance(b, Paragraph) and b.role == "warning")
    assert first.text.startswith("A sign stands beside this")
    assert first.text.endswith("into the second.")


def test_bars_rules_and_indents_make_remarks_of_what_has_a_title(chapter: Chapter) -> None:
    titles = [(role, title) for role, title, _ in remarks(chapter) if title]
    assert titles == [
        ("note", "Mind the gap"), ("note", "Between two rules"), ("warning", "Warning"), ("note", "Hot surface"),
    ]  # fmt: skip


def test_the_second_paragraph_of_a_remark_belongs_to_it(chapter: Chapter) -> None:
    assert ("note", "", "It has a second") in remarks(chapter)


def test_bold_words_each_right_above_one_paragraph_are_terms(read: Any) -> None:
    rows: list[Text] = []
    for i, (term, meaning) in enumerate((("Ampere", "The unit of current."), ("Ohm", "The unit of resistance."))):
        rows += [(72, 140 + 44 * i, term, "tibo", 10), (72, 152 + 44 * i, meaning, "tiro", 10)]
    title = (72, 50, "Of units", "tibo", 20)
    chapter = read([title, *prose(80), *rows, (72, 250, "More to come", "tibo", 14), *prose(280)])
    assert [section.heading.text for section in chapter.sections] == ["Of units", "More to come"]
    (terms,) = of_kind(chapter, "list")
    assert isinstance(terms, ListBlock)
    assert [item.text for item in terms.items] == ["Ampere The unit of current.", "Ohm The unit of resistance."]


def test_an_icon_drawn_in_a_frame_does_not_make_a_figure_of_it(read: Any) -> None:
    def draw(page: Any) -> None:
        page.draw_rect((70, 150, 430, 225))
        page.draw_circle((90, 195), 12)
        for i in range(3):
            page.draw_line((84, 190 + 4 * i), (96, 193 + 4 * i))

    rows: list[Text] = [(76, 166, "Tip", "tiro", 12)]
    rows += [(112, 190, "Many ways to do this are in use at one time, and you", "helv", 10)]
    rows += [(112, 202, "do not need to know of all of them to begin with one.", "helv", 10)]
    chapter = read(prose(80) + rows + prose(260), draw=draw)
    assert not of_kind(chapter, "figure")
    assert remarks(chapter) == [("tip", "Tip", "Tip Many ways to")]


def test_a_plot_between_the_paragraphs_of_a_frame_is_a_figure(read: Any) -> None:
    def draw(page: Any) -> None:
        page.draw_rect((66, 130, 460, 420))
        page.draw_rect((120, 190, 400, 330))
        page.draw_polyline([(120, 330), (200, 210), (300, 300), (400, 200)])

    chapter = read(prose(60) + prose(150) + prose(370) + prose(460), draw=draw)
    (figure,) = of_kind(chapter, "figure")
    assert figure.bbox.y0 > 180
    assert figure.bbox.y1 < 340
    assert len(" ".join(b.text for b in of_kind(chapter, "text")).split()) == 4 * 3 * len(PROSE.split())


def test_a_title_in_a_broad_box_is_a_heading(read: Any) -> None:
    def draw(page: Any) -> None:
        page.draw_rect((70, 120, 430, 150))

    chapter = read([*prose(60), (180, 140, "Making boxes", "tibo", 16), *prose(180)], draw=draw)
    assert not of_kind(chapter, "figure")


def test_a_remark_goes_on_over_the_page(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    title: Text = (80, 576, "Warning", "tibo", 10)
    first = [*prose(80, 40), title, *((x + 8, *rest) for x, *rest in prose(590, 5))]
    second = [*((x + 8, *rest) for x, *rest in prose(80)), *prose(160, 30)]
    for texts, box in ((first, (72, 560, 460, 645)), (second, (72, 66, 460, 112))):
        page = document.new_page(width=500, height=700)
        for x, y, words, font, size in texts:
            page.insert_text((x, y), words, fontname=font, fontsize=size)
        page.draw_rect(box)
    document.save(tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    boxed = [b for b in of_kind(chapter, "text") if isinstance(b, Paragraph) and b.role == "warning"]
    assert [b.page for b in boxed] == [1, 2]


def test_a_sentence_that_begins_with_the_number_of_an_example_is_no_example(read: Any) -> None:
    said = "Example 3.3, which prints a greeting every four seconds, shows what a timer is for."
    (block,) = (b for b in of_kind(read([*prose(72), (72, 160, said, "tiro", 10)]), "text") if said in b.text)
    assert isinstance(block, Paragraph)
    assert (block.role, block.title) == ("plain", "")
