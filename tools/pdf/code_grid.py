"""The grid that monospaced type makes: a glyph's column is (x − left margin) / advance."""

from statistics import mean, median

from probatum.tools.pdf.glyphs import Line, Span

_USUAL_ADVANCE = 0.6
"""Of the type's size: Courier's, and near that of most others."""
_LEAST_ADVANCE = 0.1
"""Of the type's size: no glyph is narrower, but in a damaged file."""
_SHARES = range(-100, 121, 2)
"""Thousandths by which the steps within words may miss the width of a column."""
_ON_GRID = 0.03
"""Of a column: so near the grid stand the characters of a plain typewriter line."""
_BLANK = 0.6
"""Of a column: so much between two characters is a blank, even where rounding has brought them closer."""
_LONG = 8
"""Characters that tell a grid: fewer lie on many."""


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
        return _USUAL_ADVANCE * size
    return _fitted(max(median(steps), _LEAST_ADVANCE * size), lines)


def _fitted(advance: float, lines: list[Line]) -> float:
    """The advance whose grid the characters lie on: within words it may be another.

    A driver that thinks in pixels makes letters a little wide and takes it back at the blanks; LaTeX's listings
    spreads the letters of a word over its columns.
    """
    rows = [row for line in lines if (row := _places(line))]
    if sum(map(len, rows)) < _LONG or _off_grid(advance, rows) < _ON_GRID:
        return advance
    best = min((advance * (1 + share / 1000) for share in _SHARES), key=lambda tried: _off_grid(tried, rows))
    return best if _off_grid(best, rows) < 0.5 * _off_grid(advance, rows) else advance


def _places(line: Line) -> list[float]:
    """Where its characters stand, from the second word on and measured from it: the first may be the line's number."""
    found = [
        (before == " ", left)
        for span in line.spans
        if span.mono
        for before, char, left in zip(" " + span.text, span.text, span.lefts, strict=False)
        if char != " "
    ]
    starts = [i for i, (first, _) in enumerate(found) if first]
    return [left - found[starts[1]][1] for _, left in found[starts[1] + 1 :]] if len(starts) > 1 else []


def _off_grid(advance: float, rows: list[list[float]]) -> float:
    """How far characters lie from a column of this width, as a mean share of it; chance gives a quarter."""
    return mean(abs(place / advance - round(place / advance)) for row in rows for place in row)


def on_grid(spans: list[Span], origin: float, advance: float) -> str:
    """The characters of a line, each at its column counted from ``origin``; words in text type as they are."""
    cells: list[str] = []
    apart = False
    for span in spans:
        words = span.text.strip()
        if not span.mono and any(char.isalpha() for char in words):
            at = span.text.index(words)
            column = max(round((span.lefts[at] - origin) / advance), len(cells) + (at > 0 and bool(cells)))
            cells += [" "] * (column - len(cells)) + list(words)
            apart = True
            continue
        cells += [" "] * (apart and span.text[0] == " ")
        apart = False
        drift = 0
        edge = span.lefts[0]
        for char, left, right in zip(span.text, span.lefts, span.rights, strict=True):
            if char == " ":
                continue
            column = max(round((left - origin) / advance), 0)
            least = len(cells) + (left - edge > _BLANK * advance)
            if column < least:
                drift = max(drift, least - column)
            edge = right
            cells += [" "] * (column + drift - len(cells))
            cells.append(char)
    return "".join(cells).rstrip()
