"""Which caption belongs to which drawing."""

import re

from probatum.book import Box
from probatum.tools.pdf.boxes import around, overlap_x
from probatum.tools.pdf.captions import Caption, bears_label
from probatum.tools.pdf.code_lines import is_code
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.items import MARKER
from probatum.tools.pdf.lines import LEADER
from probatum.tools.pdf.measures import Measures, margins

_REACH = 70.0
"""Points between a figure and its caption, at most, where text may stand between them."""
_FAR = 150.0
"""The same where nothing does."""
_INSET = 2.4
"""Em that a caption stands further in than the text, where it is not centred: a paragraph begins less far in."""
_EDGE = 5.0
"""Points by which a caption may stand out beside its table."""
_NARROW = 0.8
"""Of the column's width: a table so narrow shows by its caption's breaks that they are its own."""
_ENDED = re.compile(r"[.!?:]\s*$")
_LONGEST = 4
"""Lines of a caption without a label."""


def owners(figures: list[Box], captions: list[Caption], text: list[Box]) -> list[tuple[Caption | None, list[Box]]]:
    """Each caption with the drawn areas that are its own, and the areas that have none; ``text`` may part them.

    A book sets its captions either below or above its figures: the page is read both ways, and the way that leaves less
    unmatched and less far apart is taken. What is left over then may be the other way round.
    """
    places = [around(line.box for line in c.lines) for c in captions]
    ways = [(*_matched(figures, places, text, below), below) for below in (True, False)]
    _, pairs, below = min(ways, key=lambda way: way[0])
    left_figures = [i for i in range(len(figures)) if i not in pairs]
    left_captions = [k for k in range(len(captions)) if k not in pairs.values()]
    _, rest = _matched([figures[i] for i in left_figures], [places[k] for k in left_captions], text, not below)
    pairs |= {left_figures[i]: left_captions[k] for i, k in rest.items()}
    alone: list[tuple[Caption | None, list[Box]]] = [(None, [f]) for i, f in enumerate(figures) if i not in pairs]
    return [*((c, [figures[i] for i, n in pairs.items() if n == k]) for k, c in enumerate(captions)), *alone]


def _matched(figures: list[Box], captions: list[Box], text: list[Box], below: bool) -> tuple[float, dict[int, int]]:
    """(cost in points, figure → caption) when captions stand below their figures, or above."""
    pairs: dict[int, int] = {}
    cost = 0.0
    for i, figure in enumerate(figures):
        near = min(((_distance(figure, box, below), k) for k, box in enumerate(captions)), default=(1e9, -1))
        if near[0] < _REACH or (near[0] < _FAR and not _parted(figure, captions[near[1]], text)):
            pairs[i] = near[1]
            cost += min(near[0], _REACH)
        else:
            cost += _REACH
    return cost + _REACH * sum(k not in pairs.values() for k in range(len(captions))), pairs


def _parted(figure: Box, caption: Box, text: list[Box]) -> bool:
    """True when a line of text, a caption or a heading stands between the two."""
    top, bottom = sorted((figure, caption), key=lambda box: box.y0)
    return any(box.y0 > top.y0 and box.y1 < bottom.y1 and box is not caption and overlap_x(box, figure) for box in text)


def _distance(figure: Box, caption: Box, below: bool) -> float:
    """Gap to a caption on the given side, or sideways to one in the margin."""
    if overlap_x(figure, caption) > 0:
        gap = caption.y0 - figure.y1 if below else figure.y0 - caption.y1
        return max(gap, 0.0) if gap > -8 else 1e9
    if caption.y0 < figure.y1 and figure.y0 < caption.y1:
        return 20 + max(figure.x0 - caption.x1, caption.x0 - figure.x1, 0.0)
    return 1e9


def beside_text(figures: list[Box], pieces: list[Line]) -> list[list[Line]]:
    """Captions as narrow as their figure, round which the text flows: pieces that are no part of its lines."""
    found: list[list[Line]] = []
    for figure in figures:
        under = [p for p in pieces if figure.x0 - 15 < p.x0 and p.x1 < figure.x1 + 15 and p.y > figure.y1]
        under.sort(key=lambda p: (round(p.y), p.x0))
        first = next((p for p in under[:3] if bears_label(p.text) and p.y - figure.y1 < _REACH), None)
        if first is None or not any(_passes(p, first, figure) for p in pieces):
            continue
        lines = [first]
        for piece in under[under.index(first) + 1 :]:
            if piece.y - lines[-1].y > 1.4 * first.size or abs(piece.size - first.size) > 0.3:
                break
            lines.append(piece)
        found.append(lines)
    return found


def _passes(piece: Line, caption: Line, figure: Box) -> bool:
    """True for running text at the caption's height, outside the figure's width."""
    level = abs(piece.y - caption.y) < 0.8 * caption.size
    return level and len(piece.text) > 15 and (piece.x1 < figure.x0 or piece.x0 > figure.x1)


def nameless_caption(figure: Box, columns: list[list[Line]], taken: set[int], measures: Measures) -> Caption | None:
    """The lines right under a figure that no label marks as its caption, but their type or their place does."""
    for column in columns:
        below = [line for line in column if line.y > figure.y1 and id(line) not in taken]
        if not below or below[0].y - 0.8 * below[0].size - figure.y1 > 1.6 * measures.leading:
            continue
        lines = below[:1]
        for line in below[1:]:
            if abs(line.size - lines[0].size) > 0.3 or line.y - lines[-1].y > 1.4 * line.size:
                break
            lines.append(line)
        box = around(line.box for line in lines)
        plain = not any(MARKER.match(ln.text) or LEADER.search(ln.text) or is_code(ln) or ln.bold for ln in lines)
        if plain and len(lines) <= _LONGEST and overlap_x(box, figure) and _set_apart(lines, figure, column, measures):
            return Caption("figure", "", lines, True, 0)
    return None


def _set_apart(lines: list[Line], figure: Box, column: list[Line], measures: Measures) -> bool:
    """Smaller than the text or in italics; or clear of both margins: centred, or further in than a paragraph begins."""
    if _in_other_type(lines, measures):
        return True
    left, right = margins(column)[0], max(line.x1 for line in column if line.mono_share < 0.5)
    clear = all(line.x0 > left + line.size and line.x1 < right - line.size for line in lines)
    middles = ((figure.x0 + figure.x1) / 2, (left + right) / 2)
    centred = all(min(abs((line.x0 + line.x1) / 2 - middle) for middle in middles) < 5 for line in lines)
    after = next((line for line in column if line.y > lines[-1].y), None)
    alone = after is None or after.x0 < lines[0].x0 - lines[0].size  # else it is one of several lines set further in
    inset = len(lines) <= 2 and left + _INSET * lines[0].size < lines[0].x0 < middles[0] and alone
    return clear and (centred or inset)


def _in_other_type(lines: list[Line], measures: Measures) -> bool:
    small = all(line.size < measures.body_size - 0.4 for line in lines)
    return small or all(span.italic for line in lines for span in line.spans if span.text.strip())


def nameless_title(table: Box, columns: list[list[Line]], taken: set[int], measures: Measures) -> Caption | None:
    """The lines right above a table that no label marks as its caption, but their type or their width does."""
    for column in columns:
        above = [line for line in column if line.y < table.y0 and id(line) not in taken]
        if not above or not overlap_x(above[-1].box, table) or table.y0 - above[-1].y > 1.6 * measures.leading:
            continue
        if _in_other_type(above[-1:], measures) and not above[-1].bold and not is_code(above[-1]):
            return Caption("table", "", above[-1:], True, 0)
        if lines := _as_narrow(above, table, column):
            return Caption("table", "", lines, True, 0)
    return None


def _as_narrow(above: list[Line], table: Box, column: list[Line]) -> list[Line]:
    """The last lines of ``above`` when they were broken at the width of a table that is narrower than the text."""
    left, right = margins(column)
    lines: list[Line] = []
    for line in reversed(above[-_LONGEST:]):
        within = table.x0 - _EDGE < line.x0 and line.x1 < table.x1 + _EDGE
        if not within or (lines and (lines[0].y - line.y > 1.5 * line.size or abs(line.size - lines[0].size) > 0.3)):
            break
        lines.insert(0, line)
    starts = [i for i in range(1, len(lines)) if _ENDED.search(lines[i - 1].text) and lines[i].text[:1].isupper()]
    lines = lines[starts[-1] :] if starts else lines
    narrow = table.x1 - table.x0 < _NARROW * (right - left)
    return lines if narrow and len(lines) > 1 and not any(is_code(line) for line in lines) else []
