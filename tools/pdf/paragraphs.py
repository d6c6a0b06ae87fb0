"""Lines of running text are parted into paragraphs and items by gaps, indents and short last lines."""

from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.items import Stretch, marker_of
from probatum.tools.pdf.lines import LEADER
from probatum.tools.pdf.measures import look_of
from probatum.tools.pdf.sentences import QED, ends_sentence
from probatum.tools.pdf.terms import after_gap, term_of

WIDEST_INDENT = 2.2  # em of a paragraph's first line: what stands further out is no second line
_APART = 1.12
"""Steps from line to line that are more than within an item."""


def part(lines: list[Line], right: float, leading: float) -> list[Stretch]:
    """Paragraphs and items out of the text lines of a column."""
    stretches: list[Stretch] = []
    for line in lines:
        current = stretches[-1] if stretches else None
        marker = marker_of(line, current, right)
        if current is None or marker or _begins(line, current, right, leading):
            stretches.append(Stretch([line], marker))
        else:
            current.lines.append(line)
    return stretches


def _begins(line: Line, current: Stretch, right: float, leading: float) -> bool:
    """True when ``line`` opens a new paragraph after ``current``."""
    last = current.lines[-1]
    step = line.y - last.y
    pitch = _pitch(current, leading)
    if step > 1.28 * pitch + 0.5 or step < -0.5 * pitch or LEADER.search(last.text) or last.text.endswith(QED):
        return True
    if abs(line.size - last.size) > 0.12 * last.size and look_of(line)[0] != look_of(last)[0]:
        return True
    if current.marker:
        return _leaves_item(line, current, right, apart=step > _APART * pitch)
    indent = line.x0 - last.x0
    if indent > 0.7 * line.size and not _hangs(current, line):
        return True
    if indent < -0.7 * line.size and len(current.lines) > 1 and (len(current.lines) > 2 or _is_hanging(current, line)):
        return True
    if indent < -WIDEST_INDENT * line.size and ends_sentence(last.text):
        return True
    return _stops_short(last, line, right) or _opens_alike(current, line)


def _leaves_item(line: Line, current: Stretch, right: float, *, apart: bool) -> bool:
    """True for a line further out than the item's; the first of its lines alone may be indented, as a paragraph's."""
    first, last = current.lines[0], current.lines[-1]
    if len(current.lines) > 1:
        hang = current.lines[1].x0
        return line.x0 < hang - 5 or (hang < first.x0 - 3 and _stops_short(last, line, right))
    if line.x0 > _text_left(first, current.marker) - 5:
        return False
    if line.x0 > first.x0 - 3:
        return apart and _stops_short(last, line, right)  # else an item whose lines all begin below its marker
    full = right - last.x1 < _first_word_width(line)
    return ends_sentence(last.text) or not full or first.x0 - line.x0 > WIDEST_INDENT * line.size


def _opens_alike(current: Stretch, line: Line) -> bool:
    """True for the next of several explained terms that fill one line each."""
    first, last = current.lines[0], current.lines[-1]
    same = first.spans[0].font == line.spans[0].font and abs(first.x0 - line.x0) < 1
    return same and bool(term_of(first) and term_of(line)) and ends_sentence(last.text)


def _hangs(current: Stretch, line: Line) -> bool:
    """A first line further left than the second: a definition's term, an entry with a hanging indent."""
    first = current.lines[-1]
    if any(form.mono_share < 1 or abs(form.x0 - first.x0) > 1 for form in current.lines[:-1]):
        return False  # other forms of the term may stand above it
    return first.spans[0].bold or first.spans[0].mono or abs(after_gap(first)[0] - line.x0) < 1


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
    if not ends_sentence(last.text):
        return False
    return right - last.x1 > _first_word_width(line) + 0.6 * line.size


def _first_word_width(line: Line) -> float:
    first = line.spans[0]
    end = first.text.find(" ")
    return first.rights[end if end > 0 else -1] - first.lefts[0]
