"""Pages drawn word by word, as makers of PDFs draw them."""

from collections.abc import Iterable

from tests.pdf.conftest import of_kind

from probatum.book import Chapter, Listing

Text = tuple[float, float, str, str, float]
"""Place, words, font and size."""
PROSE = "A paragraph of the book that says nothing of weight but fills its line with words."


def prose(y: float, lines: int = 3) -> list[Text]:
    return [(72, y + 12 * i, PROSE, "tiro", 10) for i in range(lines)]


def code(y: float, lines: Iterable[str], x: float = 72, size: float = 9) -> list[Text]:
    return [(x, y + 11 * i, line, "cour", size) for i, line in enumerate(lines) if line]


def listings(chapter: Chapter) -> list[str]:
    return [b.text for b in of_kind(chapter, "code") if isinstance(b, Listing)]
