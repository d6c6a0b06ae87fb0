"""Whether a framed listing ended with its page, which the chapter's other frames tell.

A frame that the page's end cuts in two leaves other room there, above and below its lines, than frames that end: TeX
drops the space around a listing at a page's end, and many styles leave the cut side open.
"""

from itertools import pairwise
from typing import NamedTuple

from probatum.tools.pdf.element import Element
from probatum.tools.pdf.line_numbers import code_left, number_of

_SAME = 0.6
"""Points by which the same room differs from frame to frame."""
_OTHER = 1.5
"""Points by which a cut frame's room differs, at least."""


class _Break(NamedTuple):
    """Points from a frame's last baseline to its end, and from the next frame's beginning to its first baseline."""

    below: float
    above: float


def mark_beginnings(elements: list[Element]) -> None:
    """Sets ``begins`` of each new listing at a page's head after one at a foot; the elements are parted by pages."""
    flowing = [e for e in elements if e.kind not in ("figure", "table", "footnote")]
    follows = [(a, b) for a, b in pairwise(flowing) if (a.page, a.column) == (b.page, b.column)]
    below = [_below(a) for a, _ in follows if _framed(a)]
    above = [_above(b) for _, b in follows if _framed(b)]
    breaks = [(a, b) for a, b in pairwise(flowing) if a.page < b.page and _framed(a) and _framed(b)]
    cut = [_Break(_below(a), _above(b)) for a, b in breaks if _surely_one(a, b)]
    for a, b in breaks:
        room = _Break(_below(a), _above(b))
        whole = _among(room.below, below) and _among(room.above, above)
        b.fields["begins"] = bool(cut) and whole and not any(_alike(room, other) for other in cut)


def _framed(element: Element) -> bool:
    return element.kind == "code" and element.fields["around"] is not None


def _below(element: Element) -> float:
    return float(element.fields["around"].y1 - element.lines[-1].y)


def _above(element: Element) -> float:
    return float(element.lines[0].y - element.fields["around"].y0)


def _among(room: float, others: list[float]) -> bool:
    return any(abs(room - other) < _SAME for other in others)


def _alike(a: _Break, b: _Break) -> bool:
    return abs(a.below - b.below) < _OTHER and abs(a.above - b.above) < _OTHER


def _surely_one(a: Element, b: Element) -> bool:
    """True when the numbers of the lines go on, or where the next page's first line is indented in its frame."""
    last, first = number_of(a.lines[-1]), number_of(b.lines[0])
    if last is not None and first is not None:
        return first == last + 1
    margin = min(code_left(line) for line in a.lines) - a.fields["around"].x0
    return bool(code_left(b.lines[0]) - b.fields["around"].x0 > margin + b.lines[0].size)
