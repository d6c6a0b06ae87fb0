"""Printed page numbers of a book whose file has no labels: numbers at the edges of pages that grow as the pages do."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from probatum.book import Label
from probatum.tools.pdf.labels import roman, value_of_roman

SAMPLE = 40
"""Pages that are looked at; a book's numbering shows on few."""
ROWS = 3
"""Rows from the top and the bottom of a page in which its number can stand."""
SHARE, IN_FRONT, LEAST = 0.6, 0.4, 4
"""Of the pages looked at, of the front matter's, and pages at least: so many must print the number they would bear."""
_FRAME = "[]()|-–—.· "


def printed_labels(document: Any) -> list[Label] | None:
    """The label of every page as the pages print it; None where they print none, or just their place in the file.

    Pages before the first are front matter: they are counted in Roman numerals, as most that print a number have it.
    """
    pages = document.page_count
    looked = sorted({round(i * (pages - 1) / (SAMPLE - 1)) for i in range(SAMPLE)})
    read = [(index, [int(w) for w in _edge_words(document, index) if w.isdecimal()]) for index in looked]
    shift = _shift(read, SHARE)
    if not shift:
        return None
    return [
        *_front(document, min(max(shift, 0), pages)),
        *(Label(str(i + 1 - shift)) for i in range(max(shift, 0), pages)),
    ]


def _front(document: Any, pages: int) -> list[Label]:
    """Labels of the pages before page 1; those before page i are covers."""
    read = [(index, [value_of_roman(w) for w in _edge_words(document, index)]) for index in range(min(pages, SAMPLE))]
    shift = max(_shift(read, IN_FRONT), 0)
    return [Label(roman(i + 1 - shift) if i >= shift else f"C-{i + 1}") for i in range(pages)]


def _shift(read: Sequence[tuple[int, list[int]]], share: float) -> int:
    """How far the numbers of a ``share`` of the pages lie behind their places in the file; 0 where none tell.

    Numbers that begin again, as those of bound papers do, agree with two places and tell none.
    """
    told = Counter(index + 1 - number for index, numbers in read for number in set(numbers) if number > 0)
    (shift, pages), (_, others) = [*told.most_common(2), (0, 0), (0, 0)][:2]
    numbered = sum(index >= shift for index, _ in read)
    return shift if pages >= max(LEAST, share * numbered, 2 * others) else 0


def _edge_words(document: Any, index: int) -> Iterator[str]:
    """The words of the page's first and last rows, bare of what is printed around a number."""
    try:
        words = document[index].get_text("words")
    except Exception:  # MuPDF raises many kinds for a damaged page; the others tell
        return
    heights = sorted({round(word[3]) for word in words})
    edges = {*heights[:ROWS], *heights[-ROWS:]}
    yield from (re.sub(r"\s", "", word[4]).strip(_FRAME) for word in words if round(word[3]) in edges)
