"""What a stretch of a page was taken for, before it becomes a block of the book."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from probatum.book import Box, PdfPage
from probatum.tools.pdf.boxes import around
from probatum.tools.pdf.glyphs import Line

Kind = Literal["heading", "text", "code", "table", "figure", "equation", "list", "footnote"]


@dataclass
class Element:
    """Lines or an area of one kind; ``fields`` holds what only that kind has."""

    kind: Kind
    page: PdfPage
    box: Box
    lines: list[Line] = field(default_factory=list)
    column: int = 0
    """Counted from 0 on the page."""
    frame: int = -1
    """Number of the frame on the page that it stands in; -1 for none."""
    more: list[tuple[PdfPage, Box]] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)

    def parts(self) -> list[list[Line]]:
        """The lines page by page, or column by column, where the element goes on over an end."""
        cuts = [0, *self.fields.get("breaks", []), len(self.lines)]
        return [self.lines[a:b] for a, b in pairwise(cuts) if b > a]


def of_lines(kind: Kind, lines: list[Line], **fields: Any) -> Element:
    """An element as large as its lines."""
    return Element(kind, PdfPage(lines[0].page), around(line.box for line in lines), lines, fields=fields)
