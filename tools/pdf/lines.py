"""Pieces of text on one baseline become lines; small pieces above and below a line (limits, fractions) go into it."""

import re

from probatum.tools.pdf.glyphs import Line, Span, hangs

_PAGES = r"(?:\d{1,4}|[ivxlc]{1,6})"
LEADER = re.compile(rf"(?:\s?[.·…]){{4,}}\s*(?:{_PAGES}(?:\s*[,–-]\s*{_PAGES})*,?)?\s*$")
"""Dots that lead to a page number, as in a table of contents or an index."""
ENTRY = re.compile(rf"{LEADER.pattern}|,\s*{_PAGES}(?:\s*[,–-]\s*{_PAGES})*,?\s*$")
"""An index's entry: a term and its pages."""


def join_lines(pieces: list[Line]) -> list[Line]:
    """Lines from the top down, each from left to right, out of the pieces of one column."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda p: (p.y, p.x0)):
        row = next((r for r in reversed(rows[-4:]) if _level(r[0], piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    lines = [_joined(row) for row in rows]
    return _take_in_strays(sorted(lines, key=lambda line: line.y))


def _level(a: Line, b: Line) -> bool:
    return abs(a.y - b.y) <= 0.22 * min(a.size, b.size) and is_operator(a) == is_operator(b)


def _joined(row: list[Line]) -> Line:
    spans = sorted((s for piece in row for s in piece.spans), key=lambda s: s.lefts[0])
    return Line(row[0].page, spans)


def _take_in_strays(lines: list[Line]) -> list[Line]:
    """A short piece in smaller type, or a lone sign, that stands within another line's height belongs to that line."""
    kept: list[Line] = []
    hosts = [line for line in lines if not _may_stray(line)]
    operators = [line for line in lines if _may_stray(line) and is_operator(line)]
    for line in lines:
        host = None
        if _may_stray(line):
            operator = next((o for o in operators if o is not line and _is_limit(line, o)), None)
            host = _host(operator or line, hosts)
        if host is None:
            kept.append(line)
        else:
            _insert(host, line.spans)
    return kept


def _is_limit(line: Line, operator: Line) -> bool:
    """True for what stands centred over or under a large operator."""
    off = abs((line.x0 + line.x1) - (operator.x0 + operator.x1)) / 2
    return line.size < 0.95 * operator.size and off < operator.size and abs(line.y - operator.y) < 2.6 * operator.size


def _may_stray(line: Line) -> bool:
    return len(line.text) <= 12 and line.mono_share < 0.5


def _host(stray: Line, hosts: list[Line]) -> Line | None:
    best, distance = None, 1e9
    for host in hosts:
        apart = abs(host.y - stray.y)
        smaller = stray.size < 0.88 * host.size
        inside = host.x0 - 2 <= stray.x0 and stray.x1 <= host.x1 + 1.5 * host.size
        reach = 1.3 if is_operator(stray) else 0.95 if smaller else 0.6
        if inside and apart < distance and apart < reach * host.size:
            best, distance = host, apart
    return best


def is_operator(line: Line) -> bool:
    """A large sum, union or bracket: its baseline lies high above the formula's."""
    return all(hangs(span) for span in line.spans)


def _insert(line: Line, spans: list[Span]) -> None:
    merged = sorted([*line.spans, *spans], key=lambda s: s.lefts[0])
    line.spans = merged
    for cached in ("text", "x0", "x1", "box", "mono_share", "bold"):
        line.__dict__.pop(cached, None)
