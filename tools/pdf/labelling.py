"""What short lines beside a drawing are: its labels, its title, the letters of its panels, or running text."""

import re

from probatum.book import Box
from probatum.tools.pdf.boxes import overlap_y
from probatum.tools.pdf.code_lines import is_code
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.measures import Measures

_PANEL = re.compile(r"\(\s?[a-z]\s?\)(?=\s|$|[A-Z])")

_TICKS = re.compile(r"[-−–]?\d[\d.,]*(?:\s+[-−–]?\d[\d.,]*)*")
_HEADLINE = 1.3
"""Of the size of the text."""
_TINY = 0.75
"""Of the size of the text: captions are larger."""


def is_tiny(line: Line, measures: Measures) -> bool:
    """A word or number in type smaller than any caption's."""
    return line.size < _TINY * measures.body_size and len(line.text) <= 12


def is_label(line: Line, measures: Measures) -> bool:
    """A short line in other type than the text's, such as an axis bears, or several side by side."""
    other = abs(line.size - measures.body_size) > 0.4 or line.main.font != measures.body_font
    heading = line.bold and line.size > measures.body_size - 0.4
    return (other and _longest(line) <= 40 and not heading and not is_code(line)) or len(line.text) <= 3


def _longest(line: Line) -> int:
    """Characters of the longest part of a line, where wide gaps part it."""
    longest = length = 0
    right = line.x0
    for span in line.spans:
        for char, left, end in zip(span.text, span.lefts, span.rights, strict=True):
            length = 1 if left - right > 1.5 * line.size else length + 1
            if not char.isspace():
                longest, right = max(longest, length), end
    return longest


def is_title(line: Line, drawn: Box) -> bool:
    """A name over a drawing: short, above its middle, no wider than it. A section's heading begins at the margin."""
    off_centre = abs((line.x0 + line.x1) - (drawn.x0 + drawn.x1)) / 2
    return (
        len(line.text) <= 40 and drawn.x0 < line.x0 and line.x1 < drawn.x1 and off_centre < 0.2 * (drawn.x1 - drawn.x0)
    )


def is_headline(line: Line, drawn: Box, measures: Measures) -> bool:
    """A title in large type over a drawing without caption, as slides have it: it heads the page."""
    return line.size > _HEADLINE * measures.body_size and line.y < drawn.y0 and len(line.text) > 3


def belongs_to_axis(line: Line, drawn: Box, labels: list[Line]) -> bool:
    """Numbers along a side of a drawing, or what they measure, centred below the row of them."""
    if _TICKS.fullmatch(line.text):
        return overlap_y(line.box, drawn) > 0 or (drawn.x0 - line.size < line.x0 and line.x1 < drawn.x1 + line.size)
    centred = abs((line.x0 + line.x1) - (drawn.x0 + drawn.x1)) < 0.1 * (drawn.x1 - drawn.x0)
    return centred and any(drawn.y1 < label.y < line.y and _TICKS.fullmatch(label.text) for label in labels)


def labels_panel(line: Line, measures: Measures) -> bool:
    """``(a) Left half`` under a panel: in smaller type than the text, or with ``(b)`` on the same line."""
    if not _PANEL.match(line.text):
        return False
    return line.size < measures.body_size - 0.4 or len(_PANEL.findall(line.text)) >= 2


def is_body(line: Line, measures: Measures) -> bool:
    """A line of running text."""
    same = abs(line.size - measures.body_size) < 0.4 and line.main.font == measures.body_font
    return same and len(line.text.split()) > 4
