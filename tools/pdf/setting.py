"""A column of a page with what surrounds its lines."""

from dataclasses import dataclass

from probatum.book import Box
from probatum.tools.pdf.art import Frame
from probatum.tools.pdf.boxes import covers_centre
from probatum.tools.pdf.glyphs import Line


@dataclass
class Column:
    """One column of a page with what surrounds its lines."""

    lines: list[Line]
    frames: list[Frame]
    left: float
    right: float
    terms: set[int]
    """Ids of bold lines that are terms, no headings."""


def frame_of(line: Line, frames: list[Frame]) -> int:
    """The frame that the line stands in: by its end too, for a line's number may stand outside; -1 for none."""
    end = Box(line.x1 - line.size, line.box.y0, line.x1, line.box.y1)
    return next((i for i, f in enumerate(frames) if covers_centre(f.box, line.box) or covers_centre(f.box, end)), -1)
