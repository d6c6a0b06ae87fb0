"""Draws what was read as what over the pages of a copy of the book."""

from pathlib import Path
from typing import Any

from probatum.book import Block, Box, PdfPage
from probatum.errors import SourceError
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.opening import Opened
from probatum.tools.pdf.reading import Read

COLOURS: dict[str, tuple[float, float, float]] = {
    "heading": (0.80, 0.10, 0.10),
    "text": (0.55, 0.55, 0.55),
    "list": (0.45, 0.35, 0.70),
    "code": (0.05, 0.45, 0.80),
    "table": (0.00, 0.55, 0.30),
    "figure": (0.85, 0.50, 0.00),
    "equation": (0.75, 0.10, 0.60),
    "footnote": (0.50, 0.40, 0.10),
    "furniture": (0.75, 0.75, 0.75),
}


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
    pymupdf = load_pymupdf()
    first, last = done.chapter.pdf_pages
    copy = pymupdf.open()
    copy.insert_pdf(opened.document, from_page=first - 1, to_page=last - 1, links=False, annots=False)
    for block in done.chapter.blocks():
        for page, box in _parts(block):
            if first <= page <= last:
                _frame(copy[page - first], box, block.kind, f"{block.kind} {block.id.rpartition('-')[2]}{_more(block)}")
    for piece in done.furniture:
        _frame(copy[piece.page - first], piece.box, "furniture", "")
    copy.save(str(out), garbage=3, deflate=True)


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
    colour = COLOURS[kind]
    pymupdf = load_pymupdf()
    page.draw_rect(pymupdf.Rect(*box), color=colour, width=0.6, fill=colour, fill_opacity=0.07)
    if name:
        page.insert_text((box.x0, max(box.y0 - 1, 5)), name, fontsize=5, color=colour)
