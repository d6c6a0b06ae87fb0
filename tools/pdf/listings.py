"""Code, character for character: lines go onto the grid of their type, with the blank lines that the leading tells.

Printed line numbers and wrap marks are removed and remembered; a listing goes on over a page's end.
"""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from math import inf

from probatum.tools.pdf.code_grid import advance_of, on_grid
from probatum.tools.pdf.glyphs import CALLOUTS, Line, Span
from probatum.tools.pdf.line_numbers import counts_every_line, has_line_numbers, has_tight_numbers, without_number
from probatum.tools.pdf.wrap_marks import hooked, without_hook

_PLAIN = {"“": '"', "”": '"', "’": "'", "´": "'", "−": "-", "–": "-", "‐": "-", "ˆ": "^", "˜": "~", "∼": "~", "∗": "*"}
_CALLED_OUT = re.compile(rf"(?<=\S)\s+{CALLOUTS.pattern}$")
_ROUND_UP = 0.42
"""A step this much short of another line is one: TeX stretches blank lines, and tall letters push lines apart less."""


@dataclass
class Code:
    """A listing's text and what was taken out of it."""

    text: str
    numbered: bool = False
    wrapped: tuple[int, ...] = ()


@dataclass
class _Row:
    """A printed line of code without its number and wrap mark."""

    spans: list[Span]
    y: float
    page: int
    edge: float
    """Left edge of the page's text."""
    number: str
    hooked: bool

    @property
    def left(self) -> float:
        """Where the code begins, from the edge; infinity for an empty line."""
        return (
            min((x for s in self.spans for c, x in zip(s.text, s.lefts, strict=True) if c != " "), default=inf)
            - self.edge
        )


def to_code(parts: list[tuple[list[Line], float]], usual_pitch: float = 0.0) -> Code:
    """The listing whose lines stand on one or more pages; each part comes with the left edge that its page has.

    ``usual_pitch`` is the step between lines in the book's other listings of this size: a listing of two lines with a
    blank one between them does not tell its own.
    """
    every = [line for lines, _ in parts for line in lines]
    advance = advance_of(every)
    tight = has_tight_numbers(every)
    numbered = tight or has_line_numbers(every)
    gap = 1 if tight else 2
    rows = [_row(line, gap if numbered else 0, left) for lines, left in parts for line in lines]
    if counts_every_line([row.number for row in rows]):
        for row in rows[1:]:
            row.hooked = row.hooked or not row.number
    margin = min((row.left for row in rows if row.spans), default=0.0)
    pitch = _pitch(rows)
    if usual_pitch and (not pitch or pitch > 1.5 * usual_pitch):
        pitch = usual_pitch
    out: list[str] = []
    wrapped: list[int] = []
    before: _Row | None = None
    for row in rows:
        text = _CALLED_OUT.sub("", on_grid(row.spans, row.edge + margin, advance))
        if row.hooked and out:
            out[-1] = _rejoined(out[-1], text.strip())
            wrapped.append(len(out))
        else:
            out += [""] * _blanks(before, row, pitch)
            out.append(text)
        before = row
    return Code(_plain_signs("\n".join(out)), numbered, tuple(dict.fromkeys(wrapped)))


def _row(line: Line, gap: int, edge: float) -> _Row:
    """``gap``: how many blanks part a line's number from its code; 0 when it has none."""
    number, spans = without_number(line, gap) if gap else ("", line.spans)
    goes_on = hooked(spans)
    return _Row(without_hook(spans) if goes_on else spans, line.y, line.page, edge, number, goes_on)


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
    return max(int((row.y - before.y) / pitch + _ROUND_UP) - 1, 0)


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
