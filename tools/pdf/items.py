"""Items: the bullet or number that opens one, told from a sentence that begins so."""

import re
from dataclasses import dataclass

from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.sentences import ends_sentence

MARKER = re.compile(
    r"^(?P<marker>[•◦▪▫■□●○‣∙·◆◇►▶➢➤✓✔★∗*–—\-\uf0b7\uf0a7]|−(?=\s+[^\W\d_]{2})|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\[\d{1,3}\])(?:\s+|$)"
)
_BULLET = re.compile(r"^(?P<marker>[•◦▪▫●○‣∙◆◇►▶∗])(?=\w)")
"""A bullet from a font of signs may stand closer to its text than a space."""


@dataclass
class Stretch:
    """Lines that belong together; an item when they begin with a bullet or a number that hangs."""

    lines: list[Line]
    marker: str = ""
    explains: bool = False
    """A term on a line of its own with its explanation indented below."""


def opens_with_bullet(text: str) -> bool:
    """True for text behind a bullet or dash."""
    match = MARKER.match(text)
    return match is not None and not any(char.isalnum() for char in match.group("marker"))


def marker_of(line: Line, current: Stretch | None, right: float) -> str:
    """The bullet or number that opens the line as an item, else nothing; ``right`` is the column's edge."""
    if _is_ring(line):
        return "o"
    match = MARKER.match(line.text) or _BULLET.match(line.text)
    if match is None or line.spans[0].mono:
        return ""
    marker = match.group("marker")
    if marker in "-–—−*∗" and (not _gap_after(line, marker) or _within_sentence(line, current, right)):
        return ""
    if marker[-1] in ".)" and current is not None and not _new_item(line, current, marker):
        return ""
    if marker.isalpha():
        return ""
    return marker


def _is_ring(line: Line) -> bool:
    """A word processor's second bullet: the letter o in a monospaced font."""
    first = line.spans[0]
    apart = len(line.spans) > 1 and line.spans[1].lefts[0] - first.rights[0] > 0.5 * line.size
    return apart and first.text.strip() == "o" and first.font != line.main.font


def _gap_after(line: Line, marker: str) -> bool:
    first = line.spans[0]
    return len(first.text) > len(marker) or len(line.spans) > 1


def _within_sentence(line: Line, current: Stretch | None, right: float) -> bool:
    """True for a dash that a full line of a paragraph has sent to the next."""
    if current is None or current.marker:
        return False
    last = current.lines[-1]
    level = -1 < last.x0 - line.x0 < 2.2 * line.size and line.y - last.y < 1.5 * line.size
    full = right - last.x1 < 4 * line.size
    return level and full and not ends_sentence(last.text) and not last.text.rstrip().endswith(":")


def _new_item(line: Line, current: Stretch, marker: str) -> bool:
    """A number at a line's start may be a sentence's: it opens an item after a gap, an end or an item."""
    last = current.lines[-1]
    if current.marker and abs(line.x0 - current.lines[0].x0) < 6:
        return True
    apart = line.y - last.y > 1.12 * (last.size * 1.2) or ends_sentence(last.text)
    return apart and (marker.strip("().").isdigit() or len(marker.strip("().")) == 1)


def levels_of(openings: list[Line]) -> list[int]:
    """How deep each item stands, by its first line, counted anew in each column: facing pages have other margins."""
    columns: list[list[int]] = []
    last: Line | None = None
    for line in openings:
        if last is None or line.page != last.page or line.box.y0 < last.box.y0:
            columns.append([])
        columns[-1].append(round(line.x0 / 5))
        last = line
    return [sorted(set(lefts)).index(left) for lefts in columns for left in lefts]
