"""Lines of running text are parted into paragraphs and items by gaps, indents and short last lines."""

import itertools
import re
from dataclasses import dataclass

from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.headings import LABELLED
from probatum.tools.pdf.lines import LEADER
from probatum.tools.pdf.measures import look_of

MARKER = re.compile(
    r"^(?P<marker>[•◦▪▫■□●○‣∙·◆◇►▶➢➤✓✔★∗*–—\-\uf0b7\uf0a7]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\[\d{1,3}\])(?:\s+|$)"
)
QED = ("□", "■", "∎", "◻", "▢", "◼", "⊣")
"""Signs that end a proof."""
_END = (".", "!", "?", ":", ".”", '."', ".)", "?)", "…")


@dataclass
class Stretch:
    """Lines that belong together; an item when they begin with a bullet or a number that hangs."""

    lines: list[Line]
    marker: str = ""


def part(lines: list[Line], left: float, right: float, leading: float) -> list[Stretch]:
    """Paragraphs and items out of the text lines of a column."""
    stretches: list[Stretch] = []
    for line in lines:
        current = stretches[-1] if stretches else None
        marker = _marker(line, current, left)
        if current is None or marker or _begins(line, current, right, leading):
            stretches.append(Stretch([line], marker))
        else:
            current.lines.append(line)
    return stretches


def is_description(stretches: list[Stretch]) -> bool:
    """True for paragraphs that each explain a term: bold words first, the rest hanging below them."""
    hanging = any(len(s.lines) > 1 and s.lines[1].x0 > s.lines[0].x0 + 0.7 * s.lines[0].size for s in stretches)
    return len(stretches) > 1 and hanging


def opens_with_term(stretch: Stretch) -> bool:
    """True for a paragraph that begins with a few bold words that are no label such as ``Exercise 4``."""
    line = stretch.lines[0]
    term = "".join(span.text for span in itertools.takewhile(lambda s: s.bold, line.spans))
    more = len(line.spans) > 1 or len(stretch.lines) > 1
    return 1 < len(term) <= 60 and more and not stretch.marker and not LABELLED.match(line.text)


def _marker(line: Line, current: Stretch | None, left: float) -> str:
    """The bullet or number that opens the line as an item, else nothing."""
    match = MARKER.match(line.text)
    if match is None or line.spans[0].mono:
        return ""
    marker = match.group("marker")
    if marker in "-–—*∗" and not _gap_after(line, marker):
        return ""
    if marker[-1] in ".)" and current is not None and not _new_item(line, current, marker):
        return ""
    if marker.isalpha():
        return ""
    return marker


def _gap_after(line: Line, marker: str) -> bool:
    first = line.spans[0]
    return len(first.text) > len(marker) or len(line.spans) > 1


def _new_item(line: Line, current: Stretch, marker: str) -> bool:
    """A number at a line's start may be a sentence's: it opens an item after a gap, an end or an item."""
    last = current.lines[-1]
    if current.marker and abs(line.x0 - current.lines[0].x0) < 6:
        return True
    apart = line.y - last.y > 1.12 * (last.size * 1.2) or last.text.rstrip().endswith(_END)
    return apart and (marker.strip("().").isdigit() or len(marker.strip("().")) == 1)


def _begins(line: Line, current: Stretch, right: float, leading: float) -> bool:
    """True when ``line`` opens a new paragraph after ``current``."""
    last = current.lines[-1]
    step = line.y - last.y
    pitch = _pitch(current, leading)
    if step > 1.28 * pitch + 0.5 or step < -0.5 * pitch or LEADER.search(last.text) or last.text.endswith(QED):
        return True
    if abs(line.size - last.size) > 0.12 * last.size and look_of(line)[0] != look_of(last)[0]:
        return True
    hang = current.lines[1].x0 if len(current.lines) > 1 else None
    if current.marker:
        text_left = _text_left(current.lines[0], current.marker)
        return (hang is None and line.x0 < text_left - 5 and line.x0 < current.lines[0].x0 - 3) or (
            hang is not None and line.x0 < hang - 5
        )
    indent = line.x0 - last.x0
    if indent > 0.7 * line.size and (len(current.lines) > 1 or not _hangs(current, line)):
        return True
    if indent < -0.7 * line.size and len(current.lines) > 1 and (len(current.lines) > 2 or _is_hanging(current, line)):
        return True
    return _stops_short(last, line, right)


def _hangs(current: Stretch, line: Line) -> bool:
    """A first line further left than the second: a definition's term, an entry with a hanging indent."""
    return len(current.lines) == 1 and (current.lines[0].spans[0].bold or current.lines[0].spans[0].mono)


def _is_hanging(current: Stretch, line: Line) -> bool:
    """The first line stands left of the second, and ``line`` goes back to where it began."""
    return current.lines[1].x0 > current.lines[0].x0 + 0.7 * line.size and abs(line.x0 - current.lines[0].x0) < 3


def _text_left(line: Line, marker: str) -> float:
    position = len(marker)
    for span in line.spans:
        if position < len(span.text):
            rest = span.text[position:]
            return span.lefts[position + len(rest) - len(rest.lstrip())] if rest.strip() else span.rights[-1]
        position -= len(span.text)
    return line.x1


def _pitch(current: Stretch, leading: float) -> float:
    if len(current.lines) > 1:
        return current.lines[-1].y - current.lines[-2].y if current.lines[-1].y > current.lines[-2].y else leading
    return max(leading * current.lines[0].size / max(current.lines[0].size, 1), 1.15 * current.lines[0].size)


def _stops_short(last: Line, line: Line, right: float) -> bool:
    """The last line ends a sentence and leaves room that the next line's first word would have filled."""
    if not last.text.rstrip().endswith(_END):
        return False
    word = line.text.split(" ", 1)[0]
    return right - last.x1 > (len(word) + 2) * 0.5 * line.size + 0.6 * line.size
