"""Tables whose rows stand on coloured stripes, with hardly a rule."""

from probatum.book import Box
from probatum.tools.pdf.boxes import around, covers_centre
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.lines import join_lines
from probatum.tools.pdf.sheet import Drawing, Sheet
from probatum.tools.pdf.words import aligned, words_of

_LOW, _HIGH = 0.9, 8.0
"""Height of a stripe, in type sizes."""
_APART = 3.0
"""Stripes of one table lie at most so many of their heights apart."""


def striped_tables(drawn: list[Drawing], sheet: Sheet, body_size: float) -> list[tuple[Box, list[Box]]]:
    """(area, stripes) of each table: two stripes or more of one width, with words in columns on and between them."""
    tables: list[tuple[Box, list[Box]]] = []
    for stripes in _groups(_stripes(drawn, body_size)):
        extent = _with_outer_rows(around(stripes), stripes, sheet)
        inside = join_lines([p for p in sheet.pieces if covers_centre(extent, p.box)])
        code = sum(line.mono_share > 0.7 for line in inside)
        if len(inside) >= 2 and code < 0.7 * len(inside) and aligned(inside):
            tables.append((extent, stripes))
    return tables


def _stripes(drawn: list[Drawing], body_size: float) -> list[Box]:
    """Filled bands, those of single cells that stand side by side made one."""
    stripes: list[Box] = []
    fills = [d.box for d in drawn if d.filled and not d.slanted and not d.thin]
    for box in sorted(fills, key=lambda b: (round(b.y0), b.x0)):
        last = stripes[-1] if stripes else None
        if not _LOW * body_size < box.y1 - box.y0 < _HIGH * body_size:
            continue
        if last and abs(last.y0 - box.y0) < 1.5 and abs(last.y1 - box.y1) < 1.5 and abs(last.x1 - box.x0) < 1.5:
            stripes[-1] = around((last, box))
        else:
            stripes.append(box)
    return stripes


def _groups(stripes: list[Box]) -> list[list[Box]]:
    groups: list[list[Box]] = []
    for box in stripes:
        group = next((g for g in groups if _follows(g[-1], box)), None)
        if group is None:
            groups.append([box])
        else:
            group.append(box)
    return [group for group in groups if len(group) >= 2]


def _follows(above: Box, below: Box) -> bool:
    even = abs(above.x0 - below.x0) < 2 and abs(above.x1 - below.x1) < 2
    return even and -1 <= below.y0 - above.y1 < _APART * max(above.y1 - above.y0, below.y1 - below.y0)


def _with_outer_rows(extent: Box, stripes: list[Box], sheet: Sheet) -> Box:
    """Where stripes alternate with bare rows, the first row or the last may be bare."""
    height = min(s.y1 - s.y0 for s in stripes)
    over = Box(extent.x0, extent.y0 - height, extent.x1, extent.y0)
    under = Box(extent.x0, extent.y1, extent.x1, extent.y1 + height)
    bare = [row for row in (over, under) if _cells(row, sheet.pieces) >= 2]
    return around([extent, *bare])


def _cells(row: Box, pieces: list[Line]) -> int:
    return sum(len(words_of(piece)) for piece in pieces if covers_centre(row, piece.box) and piece.x1 <= row.x1 + 2)
