"""Draws what was read as what over the pages of a copy of the book."""

import contextlib
from pathlib import Path
from typing import Any

from probatum.book import Block, Box, PdfPage
from probatum.errors import SourceError
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.opening import Opened
from probatum.tools.pdf.reading import Read

Colour = tuple[float, float, float]
COLOURS: dict[str, Colour] = {
    "heading": (0.80, 0.10, 0.10),
    "text": (0.45, 0.45, 0.45),
    "list": (0.40, 0.25, 0.75),
    "code": (0.05, 0.45, 0.80),
    "table": (0.00, 0.55, 0.30),
    "figure": (0.85, 0.50, 0.00),
    "equation": (0.75, 0.10, 0.60),
    "footnote": (0.50, 0.40, 0.10),
    "furniture": (0.70, 0.70, 0.70),
}
_NAMES = {"furniture": "left out"}
_TYPE = 5.5
_KEY = 14.0
"""Height of the strip over each page that says which colour is which, in points."""


def draw_overlay(opened: Opened, done: Read, out: Path) -> None:
    """Writes the pages that were read to ``out``, every block framed in its kind's colour and named with its id.

    Raises SourceError when the file is too damaged to be copied, or ``out`` cannot be written.
    """
    try:
        _draw(opened, done, out)
    except Exception as error:  # MuPDF raises many kinds for damaged pages and for files that it cannot write
        raise SourceError(
            f"{out}: the overlay cannot be made: {error}.", "Check the folder, or leave --overlay out."
        ) from None


def _draw(opened: Opened, done: Read, out: Path) -> None:
    first, last = done.chapter.pdf_pages
    copy = _copied(opened, first, last)
    for block in done.chapter.blocks():
        for page, box in _parts(block):
            if first <= page <= last:
                _frame(copy[page - first], box, block.kind, f"{block.kind} {block.id.rpartition('-')[2]}{_more(block)}")
    for piece in done.furniture:
        _frame(copy[piece.page - first], piece.box, "furniture", "")
    for page in copy:
        _draw_key(page)
    copy.save(str(out), garbage=3, deflate=True)


def _copied(opened: Opened, first: PdfPage, last: PdfPage) -> Any:
    """The pages as pictures of themselves under a strip for the key: turned and cropped pages lie as they are read."""
    pymupdf = load_pymupdf()
    copy = pymupdf.open()
    for number in range(first, last + 1):
        shown = opened.document[number - 1].rect
        page = copy.new_page(width=shown.width, height=shown.height + _KEY)
        with contextlib.suppress(ValueError):  # an empty page has nothing to show
            page.show_pdf_page(
                pymupdf.Rect(0, _KEY, shown.width, shown.height + _KEY),
                opened.document,
                number - 1,
                rotate=-opened.document[number - 1].rotation,
            )
    return copy


def _draw_key(page: Any) -> None:
    """A square of each kind's colour with its name."""
    pymupdf = load_pymupdf()
    x = 8.0
    for kind, colour in COLOURS.items():
        name = _NAMES.get(kind, kind)
        page.draw_rect(pymupdf.Rect(x, 4, x + 6, 10), color=colour, width=0.6, fill=colour, fill_opacity=0.3)
        page.insert_text((x + 8, 9), name, fontsize=6, color=colour)
        x += 16 + 3.2 * len(name)


def _parts(block: Block) -> list[tuple[PdfPage, Box]]:
    return [(block.page, block.bbox), *block.more]


def _more(block: Block) -> str:
    match block.kind:
        case "heading":
            return f" level {block.level}"
        case "code":
            return f" {block.language}"
        case "text":
            return "" if block.role == "plain" else f" {block.role}"
        case _:
            return ""


def _frame(page: Any, box: Box, kind: str, name: str) -> None:
    """The block's outline, and its name on a tab over its right end."""
    colour = COLOURS[kind]
    pymupdf = load_pymupdf()
    rect = pymupdf.Rect(box.x0 - 1, box.y0 - 1 + _KEY, box.x1 + 1, box.y1 + 1 + _KEY)
    page.draw_rect(rect, color=colour, width=0.7, fill=colour, fill_opacity=0.07)
    if name:
        width = pymupdf.get_text_length(name, fontsize=_TYPE) + 3
        left = max(rect.x1 - width, 0)
        tab = pymupdf.Rect(left, rect.y0 - _TYPE - 1, left + width, rect.y0)
        page.draw_rect(tab, color=None, fill=colour, fill_opacity=0.85)
        page.insert_text((tab.x0 + 1.5, tab.y1 - 1.3), name, fontsize=_TYPE, color=(1, 1, 1))
