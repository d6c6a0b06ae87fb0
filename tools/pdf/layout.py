"""PyMuPDF's layout model as a judge of what geometry alone cannot tell: whether aligned words are a table.

It costs 0.5 s and 100 MB to load, half a second and more memory a page, and its cells are worse than those that the
words' places give: it is loaded late, asked about single pages, and for areas alone.
"""

from dataclasses import dataclass, field
from typing import Any

from probatum.book import Box, PdfPage

MOST = 60
"""Pages of one reading that it is asked about: a whole book of aligned words must not take minutes."""


@dataclass
class LayoutModel:
    """Answers for the pages of one document, each looked at once."""

    document: Any
    asked: int = 0
    _seen: dict[int, list[Box]] = field(default_factory=dict)

    def tables(self, number: PdfPage) -> list[Box]:
        """Areas that the model takes for tables; none where it is not installed or fails on a damaged page."""
        if number not in self._seen:
            self.asked += 1
            self._seen[number] = _tables(self.document, number) if self.asked <= MOST else []
        return self._seen[number]


def _tables(document: Any, number: PdfPage) -> list[Box]:
    try:
        import pymupdf.layout  # noqa: F401  # switches the model on

        page = document[number - 1]
        page.get_layout()
    except MemoryError:
        raise
    except Exception:  # a page that MuPDF cannot draw, or a runtime that is not there: the words stay text
        return []
    return [Box(*area[:4]) for area in page.layout_information or () if area[4] == "table"]
