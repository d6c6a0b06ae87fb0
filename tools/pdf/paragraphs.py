"""Lines of running text are parted into paragraphs and items by gaps, indents and short last lines."""

import itertools
import re
from dataclasses import dataclass
from math import inf

from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.headings import LABELLED
from probatum.tools.pdf.lines import LEADER
from probatum.tools.pdf.measures import look_of

MARKER = re.compile(
    r"^(?P<marker>[•◦▪▫■□●○‣∙·◆◇►▶➢➤✓✔★∗*–—\-\uf0b7\uf0a7]|−(?=\s+[^\W\d_]{2})|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\[\d{1,3}\])(?:\s+|$)"
)
_BULLET = re.compile(r"^(?P<marker>[•◦▪▫●○‣∙◆◇►▶∗])(?=\w)")
"""A bullet from a font of signs may stand closer to its text than a space."""
QED = ("□", "■", "∎", "◻", "▢", "◼", "⊣")
"""Signs that end a proof."""
WIDEST_INDENT = 2.2  # em of a paragraph's first line: what stands further out is no second line
_TERM_WORDS = 4
"""Words of a term that stands alone above what explains it, at most."""
_END = (".", "!", "?", ":", ".”", '."', ".)", "?)", "…")


@dataclass
class Stretch:
    """Lines that belong together; an item when they begin with a bullet or a number that hangs."""

    lines: list[Line]
    marker: str = ""
    explains: bool = False
    """A term on a line of its own with its explanation indented below."""


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


def join_terms(stretches: list[Stretch]) -> list[Stretch]:
    """Terms on lines of their own joined with what is indented below them, where two or more stand so."""
    heads = [at for at, (a, b) in enumerate(itertools.pairwise(stretches)) if _is_explained(a, b)]
    if len(heads) < 2:
        return stretches
    joined: list[Stretch] = []
    for at, stretch in enumerate(stretches):
        if at and at - 1 in heads:
            joined[-1] = Stretch(joined[-1].lines + stretch.lines, explains=True)
        else:
            joined.append(stretch)
    return joined


def find_terms(lines: list[Line], body_size: float, leading: float) -> set[int]:
    """Ids of bold lines that are terms, although what explains them stands right below, no further in.

    There are several in a row, each with one paragraph, and no room parts them from it, as it would from a heading.
    """
    heads = [at for at, line in enumerate(lines) if line.bold and abs(line.size - body_size) < 0.3]
    tight = {at for at, (a, b) in enumerate(itertools.pairwise(lines)) if 0 < b.y - a.y < 1.3 * leading}
    alone = [
        at
        for at, end in itertools.pairwise([*heads, len(lines)])
        if _explains_tightly(lines[at], lines[at + 1 : end], leading)
    ]
    rows = [(a, b) for a, b in itertools.pairwise(alone) if all(at in tight for at in range(a, b - 1))]
    return {id(lines[at]) for pair in rows for at in pair}


def _explains_tightly(term: Line, below: list[Line], leading: float) -> bool:
    """True for a few words with a paragraph right below them; what follows the paragraph may be another's."""
    if not below or len(term.text.split()) > _TERM_WORDS or LABELLED.match(term.text) or MARKER.match(term.text):
        return False
    level = abs(below[0].x0 - term.x0) < 1 and not below[0].bold and below[0].text[:1].isupper()
    return level and 0 < below[0].y - term.y < 1.08 * leading and term.text[-1:].isalnum()


def _is_explained(term: Stretch, below: Stretch) -> bool:
    head, text = term.lines[0], below.lines
    short = len(term.lines) == 1 and len(head.text) <= 60 and not head.text.rstrip().endswith((*_END, ",", ";"))
    indented = all(line.x0 > head.x0 + 0.8 * head.size for line in text)
    plain = not term.marker and not below.marker and not LABELLED.match(head.text)
    return short and indented and plain and text[0].y - head.y < 2.4 * head.size


def is_description(stretches: list[Stretch]) -> bool:
    """True for paragraphs that each explain a term: it comes first, the rest hangs below it."""
    long = [s for s in stretches if len(s.lines) > 1]
    hanging = [s for s in long if s.lines[-1].x0 > s.lines[0].x0 + 0.7 * s.lines[0].size]
    return len(stretches) > 1 and bool(hanging) and len(hanging) == len(long)


def opens_with_term(stretch: Stretch) -> bool:
    """True for a paragraph that begins with a few words set apart that are no label such as ``Exercise 4``."""
    line = stretch.lines[0]
    alone = len(stretch.lines) > 1 and line.main.font not in {s.font for s in stretch.lines[1].spans}
    term = _term(line) or (line.text if alone else "")
    more = len(line.spans) > 1 or len(stretch.lines) > 1
    return 1 < len(term) <= 60 and more and not stretch.marker and not LABELLED.match(line.text)


def _term(line: Line) -> str:
    """The words that open the line in bold, or in another font than the rest of it."""
    bold = "".join(span.text for span in itertools.takewhile(lambda s: s.bold, line.spans))
    first = line.spans[0].font
    if bold:
        return bold
    if first == line.main.font:
        return _after_gap(line)[1]
    return "".join(span.text for span in itertools.takewhile(lambda s: s.font == first, line.spans))


def _after_gap(line: Line) -> tuple[float, str]:
    """(place where the line goes on after a gap as wide as its type is high, the words before); infinity for none."""
    words, right = "", line.x1
    for span in line.spans:
        for char, x0, x1 in zip(span.text, span.lefts, span.rights, strict=True):
            if char == " ":
                words += char
                continue
            if x0 - right > line.size:
                return x0, words.strip()
            words, right = words + char, x1
    return inf, ""


def _marker(line: Line, current: Stretch | None, left: float) -> str:
    """The bullet or number that opens the line as an item, else nothing."""
    if _is_ring(line):
        return "o"
    match = MARKER.match(line.text) or _BULLET.match(line.text)
    if match is None or line.spans[0].mono:
        return ""
    marker = match.group("marker")
    if marker in "-–—−*∗" and not _gap_after(line, marker):
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
    if indent > 0.7 * line.size and not _hangs(current, line):
        return True
    if indent < -0.7 * line.size and len(current.lines) > 1 and (len(current.lines) > 2 or _is_hanging(current, line)):
        return True
    if indent < -WIDEST_INDENT * line.size and last.text.rstrip().endswith(_END):
        return True
    return _stops_short(last, line, right) or _opens_alike(current, line)


def _opens_alike(current: Stretch, line: Line) -> bool:
    """True for the next of several explained terms that fill one line each."""
    first, last = current.lines[0], current.lines[-1]
    same = first.spans[0].font == line.spans[0].font and abs(first.x0 - line.x0) < 1
    return same and bool(_term(first) and _term(line)) and last.text.rstrip().endswith(_END)


def _hangs(current: Stretch, line: Line) -> bool:
    """A first line further left than the second: a definition's term, an entry with a hanging indent."""
    first = current.lines[-1]
    if any(form.mono_share < 1 or abs(form.x0 - first.x0) > 1 for form in current.lines[:-1]):
        return False  # other forms of the term may stand above it
    return first.spans[0].bold or first.spans[0].mono or abs(_after_gap(first)[0] - line.x0) < 1


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
    return right - last.x1 > _first_word_width(line) + 0.6 * line.size


def _first_word_width(line: Line) -> float:
    first = line.spans[0]
    end = first.text.find(" ")
    return first.rights[end if end > 0 else -1] - first.lefts[0]
