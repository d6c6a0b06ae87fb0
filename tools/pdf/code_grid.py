"""The grid that monospaced type makes: a glyph's column is (x − left margin) / advance."""

from statistics import median

from probatum.tools.pdf.glyphs import Line, Span

_USUAL_ADVANCE = 0.6
"""Of the type's size: Courier's, and near that of most others."""
_LEAST_ADVANCE = 0.1
"""Of the type's size: no glyph is narrower, but in a damaged file."""
_ROUNDING = 0.02
"""By which share a driver that thinks in pixels sets letters too wide."""
_LONG = 8
"""Columns that a line must have to measure the advance over it: the rounding of one glyph is an eighth then."""


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
    return _refined(max(median(steps), _LEAST_ADVANCE * size), lines)


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
        if columns >= _LONG:
            found.append((starts[-1] - starts[0]) / columns)
    return median(found) if found and abs(median(found) - advance) < _ROUNDING * advance else advance


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
        for char, left in zip(span.text, span.lefts, strict=True):
            if char == " ":
                continue
            column = max(round((left - origin) / advance), 0)
            if column < len(cells):
                drift = max(drift, len(cells) - column)
            cells += [" "] * (column + drift - len(cells))
            cells.append(char)
    return "".join(cells).rstrip()
