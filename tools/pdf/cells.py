"""Cells of a table: columns by upright rules or by the white between words, rows by level rules or line by line."""

import itertools
import re
from statistics import median

from probatum.book import Box
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.sheet import Drawing, Sheet
from probatum.tools.pdf.words import Word, cuts_of, rows_of

Row = list[str]
"""A cell's lines are parted by line feeds."""
_MANY_BANDS = 4
"""With so many level rules, each stretch between two of them is a row."""
_HEAD_LINES = 3


def cells_of(lines: list[Line], sheet: Sheet, extent: Box, stripes: list[Box]) -> list[Row]:
    """Rows of equal length, the cells of the area ``extent`` whose text is ``lines``."""
    if not lines:
        return []
    size = lines[0].size
    rows = rows_of(lines)
    upright = _upright(sheet.drawings, extent)
    level = _distinct(_level(sheet.drawings, extent) + [y for s in stripes for y in (s.y0, s.y1)])
    cuts = cuts_of(rows, upright, size)
    bands = _bands(rows, level, size)
    lined = len(bands) >= _MANY_BANDS or len(upright) >= 3
    table: list[Row] = []
    for number, band in enumerate(bands):
        split = [_row(words, cuts) for words in band]
        head = number == 0 and len(bands) > 1 and len(band) <= _HEAD_LINES
        if _holds_rows(split, strict=head or (lined and len(bands) > 2)):
            table += _continued(split, [words[0][2] for words in band])
        else:
            table.append(_merged(split))
    return table


def _upright(drawings: list[Drawing], extent: Box) -> list[float]:
    xs = []
    for d in drawings:
        if d.box.y1 < extent.y0 - 2 or d.box.y0 > extent.y1 + 2 or d.box.x0 < extent.x0 - 3 or d.box.x1 > extent.x1 + 3:
            continue
        if d.vertical:
            xs.append(d.box.x0)
        elif d.stroked and not d.horizontal and not d.slanted:
            xs += [d.box.x0, d.box.x1]
    return _distinct(xs)


def _level(drawings: list[Drawing], extent: Box) -> list[float]:
    ys = []
    for d in drawings:
        if d.box.x1 < extent.x0 or d.box.x0 > extent.x1 or d.box.y0 < extent.y0 - 3 or d.box.y1 > extent.y1 + 3:
            continue
        if d.horizontal:
            ys.append(d.box.y0)
        elif d.stroked and not d.vertical and not d.slanted:
            ys += [d.box.y0, d.box.y1]
    return ys


def _distinct(values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 3:
            out.append(value)
    return out


def _bands(rows: list[list[Word]], level: list[float], size: float) -> list[list[list[Word]]]:
    """The rows between each level rule and the next."""
    bands: dict[int, list[list[Word]]] = {}
    for row in rows:
        bands.setdefault(sum(y < row[0][2] - 0.3 * size for y in level), []).append(row)
    return [bands[key] for key in sorted(bands)]


def _row(words: list[Word], cuts: list[float]) -> Row:
    cells: list[list[str]] = [[] for _ in range(len(cuts) + 1)]
    for left, right, _, text in words:
        cells[sum(cut < _anchor(left, right, cuts) for cut in cuts)].append(text)
    return [" ".join(parts) for parts in cells]


def _anchor(left: float, right: float, cuts: list[float]) -> float:
    """The middle of a cell's text; its left end when it reaches over a cut, as in a cell that spans columns."""
    return left + 1 if any(left + 3 < cut < right - 3 for cut in cuts) else (left + right) / 2


def _holds_rows(split: list[Row], *, strict: bool) -> bool:
    """True when the lines between two rules are rows of their own, not the lines of one row's cells.

    Two lines then fill the first column and half of the others; when ``strict``, every line does, and numbers stand
    in one column all the way down.
    """
    full = [row for row in split if row[0] and sum(map(bool, row)) >= max(2.0, 0.5 * len(row))]
    if len(full) < 2 or not strict:
        return len(full) >= 2
    columns = zip(*split, strict=True)
    return len(full) == len(split) and any(all(re.search(r"\d", cell) for cell in column) for column in columns)


def _continued(table: list[Row], baselines: list[float]) -> list[Row]:
    """A row that starts in a later column goes on with the one above, unless it fills as much as that."""
    steps = [below - above for above, below in itertools.pairwise(baselines)]
    usual = median(steps) if steps else 0.0
    rows: list[Row] = []
    for row, step in zip(table, [usual, *steps], strict=True):
        goes_on = not row[0] and any(row) and sum(map(bool, row)) < len(row) / 2 + 0.5
        tight = len(steps) > 2 and step < 0.85 * usual and sum(map(bool, row)) <= len(row) / 2 + 0.5
        if rows and (goes_on or tight):
            rows[-1] = _merged([rows[-1], row])
        else:
            rows.append(row)
    return rows


def _merged(rows: list[Row]) -> Row:
    """One row out of the lines of its cells."""
    return ["\n".join(filter(None, column)) for column in zip(*rows, strict=True)]
