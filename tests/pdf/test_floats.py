"""Figures, tables and formulas: cut where they end, with caption and number, where the text speaks of them."""

from pathlib import Path

from tests.pdf.conftest import of_kind

from probatum.book import Chapter, Equation, Figure, Table
from probatum.tools.pdf.engine import load_pymupdf


def test_figure_is_cut_and_captioned(boxes: Chapter, pictures: Path) -> None:
    (figure,) = of_kind(boxes, "figure")
    assert isinstance(figure, Figure)
    assert (figure.number, figure.caption) == ("1", "A box with a circle in it.")
    assert figure.picture is not None
    width, height = figure.bbox.x1 - figure.bbox.x0, figure.bbox.y1 - figure.bbox.y0
    assert abs(width - 170) < 8  # 6 cm
    assert abs(height - 85) < 8
    assert figure.picture.width >= width / 72 * 150
    image = load_pymupdf().Pixmap(str(pictures / figure.picture.name))
    assert (image.width, image.height) == (figure.picture.width, figure.picture.height)
    assert image.pixel(1, 1) == (255, 255, 255)


def test_figure_follows_the_paragraph_that_names_it(boxes: Chapter) -> None:
    blocks = list(boxes.blocks())
    at = next(i for i, b in enumerate(blocks) if b.kind == "figure")
    assert blocks[at - 1].text.startswith("Figure 1 shows a box.")


def test_cells_by_rules_and_by_alignment(boxes: Chapter) -> None:
    ruled, open_ = (t for t in of_kind(boxes, "table") if isinstance(t, Table))
    assert ruled.cells == (("Name", "Width", "Height"), ("small", "1", "2"), ("large", "30", "40"))
    assert open_.cells == (("Kind", "Price", "Colour"), ("plain", "3", "brown"), ("fancy", "7", "dark blue"))
    assert (ruled.number, ruled.caption) == ("1", "Sizes of boxes.")
    assert (open_.number, open_.caption) == ("2", "Prices of boxes.")


def test_formula_has_its_number_and_a_picture(boxes: Chapter) -> None:
    (formula,) = of_kind(boxes, "equation")
    assert isinstance(formula, Equation)
    assert formula.number == "1"
    assert "(1)" not in formula.text
    assert formula.picture is not None
