"""Where things are in a book: pages, boxes, and what is cut out or set apart there."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, NewType

from probatum.noun import Noun

PdfPage = NewType("PdfPage", int)
"""A page's place in the file, counted from 1."""


Label = NewType("Label", str)
"""What is printed on a page: ``xi``, ``27``; the PDF page number where nothing else is known."""


def cited(labels: Iterable[str]) -> str:
    """Printed pages as they are cited, each once: ``p. xi, p. 27``."""
    return ", ".join(f"p. {label}" for label in dict.fromkeys(labels))


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


class Picture(Noun):
    """An image cut out of a page; its bytes lie as ``name`` in the folder that the reader was given."""

    name: str
    """File name, stable for the same book and place: ``thebook-p027-1.png``."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    sha256: str


class Mark(Noun):
    """A stretch of a paragraph's text that the book sets apart."""

    start: int
    """Offset of the first character in the block's text."""
    end: int
    """Offset after the last character."""
    style: Literal["italic", "bold", "code", "link", "math"]
    target: str = ""
    """Of a link: where it leads."""
