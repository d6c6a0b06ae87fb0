"""Words that wide gaps part, row by row, and the white strips that part them into columns."""

import itertools

from probatum.tools.pdf.glyphs import Line, Span

Word = tuple[float, float, float, str]
"""Left, right, baseline, text."""


def words_of(line: Line) -> list[Word]:
    """The line's parts that wide gaps separate."""
    parts: list[Word] = []
    for span in line.spans:
        for left, right, text in _split(span):
            if parts and left - parts[-1][1] < 0.62 * span.size:
                last = parts[-1]
                glue = " " if left - last[1] > 0.18 * span.size else ""
                parts[-1] = (last[0], right, last[2], last[3] + glue + text)
            else:
                parts.append((left, right, line.y, text))
    return parts


def _split(span: Span) -> list[tuple[float, float, str]]:
    pieces: list[tuple[float, float, str]] = []
    for char, left, right in zip(span.text, span.lefts, span.rights, strict=True):
        if char == " ":
            continue
        if pieces and left - pieces[-1][1] < 0.14 * span.size:
            pieces[-1] = (pieces[-1][0], right, pieces[-1][2] + char)
        else:
            pieces.append((left, right, char))
    return pieces


def rows_of(lines: list[Line]) -> list[list[Word]]:
    """Words from the top down, those on one baseline together, each from left to right."""
    rows: list[list[Word]] = []
    for line in sorted(lines, key=lambda line: line.y):
        if rows and abs(rows[-1][0][2] - line.y) < 0.3 * line.size:
            rows[-1] = sorted(rows[-1] + words_of(line))
        else:
            rows.append(words_of(line))
    return rows


def cuts_of(rows: list[list[Word]], upright: list[float], size: float) -> list[float]:
    """Where one column ends and the next begins: at upright rules, and at white strips between them."""
    strips = white_strips(rows, size)
    first, last = min(row[0][0] for row in rows), max(row[-1][1] for row in rows)
    inner = [x for x in upright if first < x < last]
    if len(upright) < 3 or not inner:
        return strips
    edges = [first, *inner, last]
    for low, high in itertools.pairwise(edges):
        for strip in (s for s in strips if low + 2 < s < high - 2):
            column = [[w for w in row if low <= (w[0] + w[1]) / 2 <= high] for row in rows]
            filled = [words for words in column if words]
            parted = sum(words[0][1] <= strip <= words[-1][0] for words in filled)
            if len(filled) >= 3 and parted >= 0.8 * len(filled):
                inner.append(strip)
    return sorted(inner)


def white_strips(rows: list[list[Word]], size: float) -> list[float]:
    """Middles of the strips that no row crosses, or hardly any: the head of several columns may."""
    words = [word for row in rows for word in row]
    start = min(word[0] for word in words)
    crossed = [0] * (int(max(word[1] for word in words) - start) + 2)
    for left, right, _, _ in words:
        for cell in range(int(left - start), int(right - start) + 1):
            crossed[cell] += 1
    allowed = max(1, int(0.15 * len(rows))) if len(rows) >= 4 else 0
    cuts: list[float] = []
    for low, high in _runs(crossed, allowed):
        clear = [r for r in _runs(crossed[low:high], 0) if r[1] - r[0] > 0.4 * size]
        if clear:
            cuts += [start + low + (a + b) / 2 for a, b in clear]
        elif high - low > 0.4 * size:
            middle = start + (low + high) / 2
            both = sum(row[0][1] <= middle <= row[-1][0] for row in rows)
            if both >= 0.5 * len(rows):
                cuts.append(middle)
    return cuts


def _runs(counts: list[int], most: int) -> list[tuple[int, int]]:
    """Stretches where no count is above ``most``, without those at the right end."""
    runs: list[tuple[int, int]] = []
    for low_enough, group in itertools.groupby(enumerate(counts), key=lambda pair: pair[1] <= most):
        cells = [index for index, _ in group]
        if low_enough and cells[-1] < len(counts) - 1:
            runs.append((cells[0], cells[-1] + 1))
    return runs


def aligned(lines: list[Line], columns: int = 2) -> bool:
    """True when white strips part the lines into so many ``columns``, which most of the lines fill."""
    rows = rows_of(lines)
    strips = white_strips(rows, lines[0].size) if rows else []
    filled = [x for x in strips if sum(row[0][1] <= x <= row[-1][0] for row in rows) >= 0.7 * len(rows)]
    return len(filled) >= columns - 1
