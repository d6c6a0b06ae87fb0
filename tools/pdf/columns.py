"""Reading order: a page is cut at its gutters, and each column is read from top to bottom.

A gutter is an upright white strip with running prose, or an index, on both sides. Lines across it (a title, a
wide figure's caption) part the page into bands; within a band the left column comes first.
"""

from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.line_numbers import code_left
from probatum.tools.pdf.lines import ENTRY, join_lines

_STEP = 2.0  # points of the profile's grid
_ROWS = 5  # lines on either side that a gutter needs


def in_reading_order(pieces: list[Line], column: int = 0) -> list[list[Line]]:
    """The columns of a page in reading order, each a list of joined lines."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [join_lines(pieces)] if pieces else []
    left, right, across = _with_ends(*_sides(pieces, gutter))
    columns: list[list[Line]] = []
    edges = sorted({round(p.y, 1) for p in across})
    start = float("-inf")
    for edge in [*edges, float("inf")]:
        for side in (left, right):
            band = [p for p in side if start < p.y < edge]
            if band:
                columns += in_reading_order(band, column + 1) if column < 3 else [join_lines(band)]
        wide = [p for p in across if round(p.y, 1) == edge]
        if wide:
            columns.append(join_lines(wide))
        start = edge
    return _joined_bands(columns, gutter)


def _gutter(pieces: list[Line]) -> float | None:
    """The middle of the widest strip that hardly any line crosses and that has columns on both sides."""
    lines = [p for p in pieces if not p.text.isdigit()]
    if len(lines) < 2 * _ROWS:
        return None
    x0, x1 = min(p.x0 for p in lines), max(p.x1 for p in lines)
    cells = int((x1 - x0) / _STEP) + 1
    crossed = [0] * (cells + 1)
    for piece in lines:
        for cell in range(int((piece.x0 - x0) / _STEP), int((piece.x1 - x0) / _STEP) + 1):
            crossed[cell] += 1
    allowed = 0.3 * len(lines)
    best: tuple[float, float] | None = None
    start = None
    for cell, count in enumerate([*crossed, len(lines)]):
        if count <= allowed and start is None and cell > 0:
            start = cell
        elif count > allowed and start is not None:
            strip = _strip(pieces, x0 + start * _STEP, x0 + cell * _STEP, crossed[start:cell])
            if strip and (best is None or strip[0] > best[0]):
                best = strip
            start = None
    return best[1] if best else None


def _strip(pieces: list[Line], low: float, high: float, counts: list[int]) -> tuple[float, float] | None:
    """(score, middle) of the emptiest place between ``low`` and ``high``, if columns of prose stand beside it."""
    emptiest = min(counts)
    cells = [i for i, n in enumerate(counts) if n == emptiest]
    run = _longest_run(cells)
    middle = low + (run[0] + run[-1] + 1) / 2 * _STEP
    width = len(run) * _STEP
    left, right, across = _sides(pieces, middle)
    kinds = _kind(left), _kind(right)
    if width < 6 or "" in kinds or kinds == ("code", "code") or len(across) > 0.35 * len(pieces):
        return None
    if "code" in kinds and min(_breadth(left), _breadth(right)) < 0.4 * max(_breadth(left), _breadth(right)):
        return None  # terms of a list beside what explains them
    if kinds[1] == "code" and _go_on_with_code(left, right):
        return None
    shared = min(max(p.y for p in left), max(p.y for p in right)) - max(min(p.y for p in left), min(p.y for p in right))
    if shared < 4 * pieces[0].size:
        return None
    return width - 3 * emptiest, middle


def _go_on_with_code(left: list[Line], right: list[Line]) -> bool:
    """True when what stands right is the ends of lines of code, with wide gaps in them, that begin left."""
    heights = [line.y for line in left if line.mono_share > 0.5]
    return sum(any(abs(y - line.y) < 1 for y in heights) for line in right) > 0.8 * len(right)


def _breadth(lines: list[Line]) -> float:
    return max(line.x1 for line in lines) - min(line.x0 for line in lines)


def _longest_run(cells: list[int]) -> list[int]:
    best: list[int] = []
    run: list[int] = []
    for cell in cells:
        run = [*run, cell] if run and cell == run[-1] + 1 else [cell]
        best = max(best, run, key=len)
    return best


def _kind(lines: list[Line]) -> str:
    """``prose`` for lines that mostly fill their width with words, or an index; ``code``; nothing for less.

    A table's column or a row of labels is none.
    """
    rows = join_lines([line for line in lines if not line.text.isdigit()])
    code = [row for row in rows if row.mono_share > 0.5]
    prose = [row for row in rows if row.mono_share <= 0.5]
    if len(prose) < _ROWS:
        return "code" if len(code) >= _ROWS else ""
    width = max(p.x1 for p in prose) - min(p.x0 for p in prose)
    if sum(bool(ENTRY.search(row.text)) for row in prose) >= max(_ROWS, 0.5 * len(prose)):
        return "prose"
    full = sum(row.x1 - row.x0 > 0.7 * width for row in prose)
    words = sum(len(row.text.split()) for row in prose)
    if full >= 0.4 * len(prose) and words >= 3.2 * len(prose):
        return "prose"
    return "code" if len(code) > len(prose) else ""


def _sides(pieces: list[Line], x: float) -> tuple[list[Line], list[Line], list[Line]]:
    """What stands left of ``x``, right of it and across; the numbers of code on the right stick out into the gutter."""
    code = [p for p in pieces if p.x0 >= x - 1 and p.mono_share > 0.5]
    right = [p for p in pieces if code_left(p) >= x - 1 or _numbers(p, code)]
    taken = {id(p) for p in right}
    left = [p for p in pieces if p.x1 <= x + 1 and id(p) not in taken]
    taken |= {id(p) for p in left}
    return left, right, [p for p in pieces if id(p) not in taken]


def _with_ends(left: list[Line], right: list[Line], across: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The sides again, short last lines of paragraphs that run across the gutter with those."""
    across = list(across)
    ends: set[int] = set()
    for piece in left:
        level = any(abs(other.y - piece.y) < 0.5 * piece.size for other in right)
        above = (a for a in across if abs(a.x0 - piece.x0) < 1 and 0 < piece.y - a.y < 1.3 * piece.size)
        if not level and any(abs(a.size - piece.size) < 0.2 for a in above):
            across.append(piece)
            ends.add(id(piece))
    return [piece for piece in left if id(piece) not in ends], right, across


def _numbers(piece: Line, code: list[Line]) -> bool:
    """True for a number that stands close before a column of code, level with one of its lines or next to one."""
    if not code or not piece.text.isdigit() or not 0 < min(c.x0 for c in code) - piece.x1 < 3 * code[0].size:
        return False
    return any(abs(c.y - piece.y) < 1.5 * c.size for c in code)


def _joined_bands(columns: list[list[Line]], gutter: float) -> list[list[Line]]:
    """Lines across the gutter that follow one another are one column, not many."""
    joined: list[list[Line]] = []
    for column in columns:
        wide = all(line.x0 < gutter < line.x1 for line in column)
        if joined and wide and all(line.x0 < gutter < line.x1 for line in joined[-1]):
            joined[-1] = joined[-1] + column
        else:
            joined.append(column)
    return joined
