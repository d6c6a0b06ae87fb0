"""Code, character for character: every glyph goes to its place on the grid that a monospaced font makes.

Column = (x − left margin) / advance. Blank lines come from the leading; printed line numbers and wrap marks are removed
and remembered; a listing goes on over a page's end.
"""

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from probatum.tools.pdf.glyphs import Line, Span

_HOOK = re.compile(r"^\s*(?:\ufffd→|↪|↳|⤷|,→|֒→|˓→|➥|⏎|→֒)\s?")
_NUMBERED = re.compile(r"\s*(\d{1,4})[.:|]?\s*$")
_ADDRESS = re.compile(r"(?:https?:|ftp:|www\.)[^\s]*", re.IGNORECASE)
_PLAIN = {"“": '"', "”": '"', "’": "'", "´": "'", "−": "-", "–": "-", "‐": "-", "ˆ": "^", "˜": "~", "∼": "~", "∗": "*"}


@dataclass
class Code:
    """A listing's text and what was taken out of it."""

    text: str
    numbered: bool = False
    wrapped: tuple[int, ...] = ()


@dataclass
class _Row:
    """A printed line of code: where it starts on the grid and what it says."""

    text: str
    y: float
    page: int
    left: float
    number: str = ""
    hooked: bool = False
    parts: list[Span] = field(default_factory=list)


def is_code(line: Line) -> bool:
    """True when a line is set in monospaced type, signs and a line number in other fonts aside."""
    share = line.mono_share
    if line.spans[0].text[0] in "•◦▪‣∙·" and not line.spans[0].mono:
        return False
    if share > 0.92:
        return not _ADDRESS.fullmatch(line.text.replace(" ", ""))
    spans = _without_number(line)[1]
    if not spans or not spans[0].mono:
        return _hooked(spans) and any(s.mono for s in spans)
    rest = "".join(s.text for s in spans if not s.mono)
    seen = sum(len(s.text.replace(" ", "")) for s in spans)
    mono = sum(len(s.text.replace(" ", "")) for s in spans if s.mono)
    if mono > 0.92 * seen:
        return True
    return mono > 0.72 * seen and not any(c.isalpha() for c in rest)


def code_size(line: Line) -> float:
    """Type size of the line's code; a line's number may be smaller."""
    return max((span.size for span in line.spans if span.mono), default=line.size)


def number_of(line: Line) -> int | None:
    """The printed number of a line of code; None when it has none."""
    number = _without_number(line)[0]
    return int(number) if number else None


def code_left(line: Line) -> float:
    """Where the line begins, its printed number aside."""
    rest = _without_number(line)[1]
    return min((span.lefts[0] for span in rest), default=line.x0) if rest is not line.spans else line.x0


def counts_on(run: list[Line], line: Line) -> bool:
    """True for the number of an empty line that follows the numbered lines ``run``."""
    text = line.text.strip()
    before = next((n for entry in reversed(run[-3:]) if (n := number_of(entry)) is not None), None)
    return text.isdigit() and before is not None and int(text) == before + 1


def counts_up(line: Line, below: Line) -> bool:
    """True for the number of an empty line above a line of code with the next number."""
    text = line.text.strip()
    return text.isdigit() and number_of(below) == int(text) + 1


def advance_of(lines: list[Line]) -> float:
    """Width of a column in points: the median advance of the monospaced characters, unrounded."""
    steps = [
        b - a
        for line in lines
        for span in line.spans
        if span.mono
        for a, b, char in zip(span.lefts, span.lefts[1:], span.text, strict=False)
        if char != " " and b > a
    ]
    if not steps:
        steps = [r - x for line in lines for s in line.spans if s.mono for x, r in zip(s.lefts, s.rights, strict=True)]
    size = max(lines[0].size, 1.0)
    if not steps:
        return 0.6 * size
    return _refined(max(median(steps), 0.1 * size), lines)  # no glyph is narrower, but in a damaged file


def _refined(advance: float, lines: list[Line]) -> float:
    """The advance over whole lines, from the first character to the last word's: within words it is rounded.

    A driver that thinks in pixels makes letters a little wide and takes it back at the blanks.
    """
    found = []
    for line in lines:
        starts = [
            x
            for s in line.spans
            if s.mono
            for a, c, x in zip(" " + s.text, s.text, s.lefts, strict=False)
            if a == " " != c
        ]
        starts = starts[1:]  # the first word may be a line's number, off the grid
        columns = round((starts[-1] - starts[0]) / advance) if starts else 0
        if columns >= 8:
            found.append((starts[-1] - starts[0]) / columns)
    return median(found) if found and abs(median(found) - advance) < 0.02 * advance else advance


def to_code(parts: list[tuple[list[Line], float]], usual_pitch: float = 0.0) -> Code:
    """The listing whose lines stand on one or more pages; each part comes with the left edge that its page has.

    ``usual_pitch`` is the step between lines in the book's other listings of this size: a listing of two lines with a
    blank one between them does not tell its own.
    """
    every = [line for lines, _ in parts for line in lines]
    advance = advance_of(every)
    tight = _tight_numbers(every)
    numbered = tight or _line_numbers(every)
    gap = 1 if tight else 2
    rows = [_row(line, gap if numbered else 0, left) for lines, left in parts for line in lines]
    if _counts_every_line(rows):
        for row in rows[1:]:
            row.hooked = row.hooked or not row.number
    margin = min((row.left for row in rows if row.text.strip() or row.parts), default=0.0)
    pitch = _pitch(rows)
    if usual_pitch and (not pitch or pitch > 1.5 * usual_pitch):
        pitch = usual_pitch
    out: list[str] = []
    wrapped: list[int] = []
    before: _Row | None = None
    for row in rows:
        text = _on_grid(row, margin, advance)
        if row.hooked and out:
            out[-1] = _rejoined(out[-1], text.strip())
            wrapped.append(len(out))
        else:
            out += [""] * _blanks(before, row, pitch)
            out.append(text)
        before = row
    return Code(_plain_signs("\n".join(out)), numbered, tuple(dict.fromkeys(wrapped)))


def _row(line: Line, gap: int, page_left: float) -> _Row:
    """``gap``: how many blanks part a line's number from its code; 0 when it has none."""
    number, spans = _without_number(line, gap) if gap else ("", line.spans)
    hooked = _hooked(spans)
    if hooked:
        spans = _without_hook(spans)
    left = next((x for s in spans for c, x in zip(s.text, s.lefts, strict=True) if c != " "), line.x1) - page_left
    return _Row("".join(s.text for s in spans), line.y, line.page, left, number, hooked, list(spans))


def _on_grid(row: _Row, margin: float, advance: float) -> str:
    """The characters of a row, each at its column."""
    if not row.parts:
        return ""
    first = next((x for s in row.parts for c, x in zip(s.text, s.lefts, strict=True) if c != " "), 0.0)
    origin = first - (row.left - margin)
    cells: list[str] = []
    for span in row.parts:
        drift = 0
        for char, left in zip(span.text, span.lefts, strict=True):
            if char == " " and not span.mono:
                continue
            column = max(round((left - origin) / advance), 0)
            if span.mono and column < len(cells) and char != " ":
                drift = max(drift, len(cells) - column)
            column = max(column + drift, len(cells)) if char != " " else column
            if char == " ":
                continue
            cells += [" "] * (column - len(cells))
            cells.append(char)
    return "".join(cells).rstrip()


def _pitch(rows: list[_Row]) -> float:
    """The usual step from baseline to baseline."""
    steps = [round(b.y - a.y, 1) for a, b in itertools.pairwise(rows) if a.page == b.page and b.y > a.y + 1]
    if not steps:
        return 0.0
    common = Counter(steps).most_common()
    most = max(n for _, n in common)
    return min(step for step, n in common if n >= 0.5 * most)


def _blanks(before: _Row | None, row: _Row, pitch: float) -> int:
    if before is None:
        return 0
    if before.number and row.number:
        return max(int(row.number) - int(before.number) - 1, 0) if int(row.number) > int(before.number) else 0
    if before.page != row.page or pitch <= 0 or row.y <= before.y:
        return 0
    return max(int((row.y - before.y) / pitch + 0.42) - 1, 0)


def _line_numbers(lines: list[Line]) -> bool:
    """True when the lines begin with numbers that count upwards by one (or by steps such as 5, 10, 15)."""
    numbers = [_without_number(line)[0] for line in lines]
    found = [int(n) for n in numbers if n]
    if len(found) < 2 or len(lines) < 2:
        return False
    if len(found) == len([line for line in lines if not _hooked(line.spans)]):
        return all(0 < b - a <= 3 for a, b in itertools.pairwise(found))
    steps = {b - a for a, b in itertools.pairwise(found)}
    return len(found) >= 3 and len(steps) == 1 and steps.pop() > 0 and _stand_apart(lines)


def _counts_every_line(rows: list[_Row]) -> bool:
    """True when a line without a number can only be the rest of the one above."""
    numbers = [int(row.number) for row in rows if row.number]
    return len(numbers) >= 3 and len(numbers) > 0.6 * len(rows) and numbers[-1] - numbers[0] < 1.3 * len(numbers)


def _tight_numbers(lines: list[Line]) -> bool:
    """True when every line counts on by one and one blank alone follows the number.

    A program may print such lines, too, but not leave some empty or indent them.
    """
    heads = [re.match(r"\s*(\d{1,4})(?:\s(?P<code>.*))?$", line.text) for line in lines]
    found = [head for head in heads if head is not None]
    if len(found) < max(len(lines), 3) or any(int(b[1]) - int(a[1]) != 1 for a, b in itertools.pairwise(found)):
        return False
    return any(not head["code"] or head["code"].startswith(" ") for head in found)


def _stand_apart(lines: list[Line]) -> bool:
    """The numbers of a listing that counts only some of its lines stand left of all its code."""
    numbers = [line.spans[0].rights[-1] for line in lines if _without_number(line)[0]]
    code = [_without_number(line)[1][0].lefts[0] for line in lines if _without_number(line)[1]]
    return bool(numbers and code) and max(numbers) < min(code)


def _without_number(line: Line, blanks: int = 2) -> tuple[str, list[Span]]:
    """(number, the other spans) when the line begins with a number set apart by type, colour or ``blanks``."""
    first, rest = line.spans[0], line.spans[1:]
    match = _NUMBERED.match(first.text)
    if match:
        gap = rest[0].lefts[0] - first.rights[-1] if rest else 99.0
        differs = bool(rest) and (
            first.font != rest[0].font or first.colour != rest[0].colour or first.size != rest[0].size
        )
        if not rest or differs or gap > 0.9 * first.size:
            return match.group(1), rest
        return "", line.spans
    inner = re.match(r"\s*(\d{1,4})[.:|]?(\s+)(?=\S)", first.text)
    if inner and len(inner.group(2)) >= blanks:
        end = inner.end() if blanks > 1 else inner.start(2) + 1
        tail = Span(
            first.text[end:], first.lefts[end:], first.rights[end:], first.y, first.size, first.font, first.bold,
            first.italic, first.colour, first.raised, first.mono,
        )  # fmt: skip
        return inner.group(1), [tail, *rest]
    return "", line.spans


def _hooked(spans: list[Span]) -> bool:
    head = "".join(s.text for s in spans[:3])
    return bool(_HOOK.match(head))


def _without_hook(spans: list[Span]) -> list[Span]:
    length = len(_HOOK.match("".join(s.text for s in spans[:3])).group(0))  # type: ignore[union-attr]  # _hooked said so
    kept = []
    for span in spans:
        cut = min(length, len(span.text))
        length -= cut
        if cut < len(span.text):
            span.text, span.lefts, span.rights = span.text[cut:], span.lefts[cut:], span.rights[cut:]
            kept.append(span)
    return kept


def _rejoined(head: str, tail: str) -> str:
    glue = "" if not head or head[-1] in "([{.\"'/_" or tail[:1] in ")]}.,;:" else " "
    return head + glue + tail


def _plain_signs(text: str) -> str:
    """Typographic signs that TeX fonts print for ASCII ones, where the listing has no plain one of the kind."""
    printed = set(text)
    for fancy, plain in _PLAIN.items():
        if fancy in printed and (plain not in printed or plain == "-"):
            text = text.replace(fancy, plain)
    if "‘" in text:
        text = (
            re.sub(r"‘([^‘\n]*?)['’]", r"'\1'", text) if re.search(r"‘[^‘\n]*?['’]", text) else text.replace("‘", "`")
        )
    return text.replace("\u00a0", " ").replace("␣", " ").replace("\u00ad", "-")
