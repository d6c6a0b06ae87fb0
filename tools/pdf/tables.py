"""Tables: cells where rules or alignment tell them apart."""

from probatum.book import Box
from probatum.tools.pdf.art import Art
from probatum.tools.pdf.boxes import around, covers_centre, grown, overlap_x
from probatum.tools.pdf.captions import Caption
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.glyphs import Line, Span
from probatum.tools.pdf.listings import is_code
from probatum.tools.pdf.measures import Measures
from probatum.tools.pdf.sheet import Sheet

_REACH = 60.0
Word = tuple[float, float, float, str]
"""Left, right, baseline, text."""


def table_elements(
    sheet: Sheet, columns: list[list[Line]], captions: list[Caption], art: Art, measures: Measures
) -> tuple[list[Element], set[int]]:
    """The page's tables and the ids of the lines that stand in them."""
    lines = [line for column in columns for line in column]
    areas = [*art.grids, *_between_rules(art.rules, lines)]
    taken: set[int] = set()
    elements = []
    for extent in areas:
        caption = _caption_of(extent, captions)
        inside = [line for line in lines if covers_centre(grown(extent, 2), line.box) and id(line) not in taken]
        if caption is not None:
            inside = [line for line in inside if line not in caption.lines]
        cells = cells_of(inside, sheet, extent)
        if len(cells) < 2 or len(cells[0]) < 2:
            continue
        taken |= {id(line) for line in inside}
        element = Element("table", sheet.number, grown(extent, 2), fields={"cells": cells, "caption": caption})
        elements.append(element)
        if caption is not None:
            caption.used = True
    for caption in captions:
        if caption.kind == "table" and not caption.used and caption.sure:
            inside = _beside(caption, columns, measures, taken)
            if not inside:
                continue
            taken |= {id(line) for line in inside}
            box = around(line.box for line in inside)
            fields = {"cells": _sure(cells_of(inside, sheet, box)), "caption": caption}
            elements.append(Element("table", sheet.number, grown(box, 2), fields=fields))
            caption.used = True
    return elements, taken


def _sure(cells: list[list[str]]) -> list[list[str]]:
    """The cells, or none where no columns could be told apart: the picture is then all that is honest."""
    return cells if len(cells) >= 2 and len(cells[0]) >= 2 else []


def _between_rules(rules: list[Box], lines: list[Line]) -> list[Box]:
    """Areas between three or more level rules of one width without running text among them, as a table's are."""
    groups: list[list[Box]] = []
    for rule in sorted(rules, key=lambda r: r.y0):
        if rule.x1 - rule.x0 < 40:
            continue
        group = next((g for g in reversed(groups) if _one_table(g[-1], rule, lines)), None)
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    return [around(group) for group in groups if len(group) >= 3]


def _one_table(above: Box, below: Box, lines: list[Line]) -> bool:
    if abs(above.x0 - below.x0) > 3 or abs(above.x1 - below.x1) > 3:
        return False
    return not any(_is_prose(line, above.x1 - above.x0) for line in lines if above.y0 < line.y < below.y0)


def _is_prose(line: Line, width: float) -> bool:
    """True for a line of running text: many words, no gap like a column's, most of the width."""
    return len(line.text.split()) > 6 and len(words_of(line)) == 1 and line.x1 - line.x0 > 0.7 * width


def _caption_of(extent: Box, captions: list[Caption]) -> Caption | None:
    near = []
    for caption in captions:
        box = around(line.box for line in caption.lines)
        gap = max(extent.y0 - box.y1, box.y0 - extent.y1, 0.0)
        if caption.kind == "table" and not caption.used and overlap_x(grown(extent, 30), box) and gap < _REACH:
            near.append((gap, id(caption), caption))
    return min(near)[2] if near else None


def _beside(caption: Caption, columns: list[list[Line]], measures: Measures, taken: set[int]) -> list[Line]:
    """The rows of a table without rules: what stands below (else above) its caption and is no running text."""
    column = next((c for c in columns if caption.lines[0] in c), [])
    if not column:
        return []
    start, end = column.index(caption.lines[0]), column.index(caption.lines[-1])
    width = max(line.x1 for line in column) - min(line.x0 for line in column)
    for lines, last in ((column[end + 1 :], caption.lines[-1]), (column[:start][::-1], caption.lines[0])):
        rows: list[Line] = []
        for line in lines:
            far = abs(line.y - last.y) > 2.6 * measures.leading
            if far or id(line) in taken or _is_prose(line, width) or is_code(line):
                break
            rows.append(line)
            last = line
        while rows and len(words_of(rows[-1])) == 1:  # a paragraph's short last line, not a row
            rows.pop()
        if rows and sum(len(words_of(line)) > 1 for line in rows) >= max(2, len(rows) / 2):
            return sorted(rows, key=lambda line: line.y)
    return []


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


def cells_of(lines: list[Line], sheet: Sheet, extent: Box) -> list[list[str]]:
    """Rows of equal length: by upright rules where there are any, else by the white strips that all rows share."""
    if not lines:
        return []
    upright = _upright(sheet, extent)
    level = _level(sheet, extent)
    cuts = upright[1:-1] if len(upright) >= 3 else _white_strips(lines)
    bands = _rows(lines, level)
    lined = len(level) > 3 and (len(upright) >= 3 or len(bands) >= 0.5 * len(lines))
    if lined:
        return [_row(row, cuts) for row in bands]
    head = bands[0] if len(level) == 3 and len(bands) == 2 else []
    body = [[line] for line in sorted(lines, key=lambda line: line.y) if line not in head]
    return _continued([_row(row, cuts) for row in ([head, *body] if head else body)])


def _upright(sheet: Sheet, extent: Box) -> list[float]:
    xs = []
    for d in sheet.drawings:
        if d.box.y1 < extent.y0 - 2 or d.box.y0 > extent.y1 + 2 or d.box.x0 < extent.x0 - 3 or d.box.x1 > extent.x1 + 3:
            continue
        if d.vertical:
            xs.append(d.box.x0)
        elif d.stroked and not d.horizontal and not d.slanted:
            xs += [d.box.x0, d.box.x1]
    return _distinct(xs)


def _level(sheet: Sheet, extent: Box) -> list[float]:
    ys = []
    for d in sheet.drawings:
        if d.box.x1 < extent.x0 or d.box.x0 > extent.x1 or d.box.y0 < extent.y0 - 3 or d.box.y1 > extent.y1 + 3:
            continue
        if d.horizontal:
            ys.append(d.box.y0)
        elif d.stroked and not d.vertical and not d.slanted:
            ys += [d.box.y0, d.box.y1]
    return _distinct(ys)


def _distinct(values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 3:
            out.append(value)
    return out


def _white_strips(lines: list[Line]) -> list[float]:
    """Middles of the strips that no row crosses."""
    spans = sorted((left, right) for line in lines for left, right, _, _ in words_of(line))
    cuts: list[float] = []
    reach = spans[0][1]
    for left, right in spans[1:]:
        if left - reach > 0.4 * lines[0].size:
            cuts.append((reach + left) / 2)
        reach = max(reach, right)
    return cuts


def _rows(lines: list[Line], level: list[float]) -> list[list[Line]]:
    """The lines between each level rule and the next."""
    bands: dict[int, list[Line]] = {}
    for line in sorted(lines, key=lambda line: line.y):
        bands.setdefault(sum(y < line.y - 0.3 * line.size for y in level), []).append(line)
    return [bands[key] for key in sorted(bands)]


def _row(lines: list[Line], cuts: list[float]) -> list[str]:
    cells: list[list[str]] = [[] for _ in range(len(cuts) + 1)]
    for line in lines:
        for left, right, _, text in words_of(line):
            cells[sum(cut < _anchor(left, right, cuts) for cut in cuts)].append(text)
    return [" ".join(parts) for parts in cells]


def _anchor(left: float, right: float, cuts: list[float]) -> float:
    """The middle of a cell's text; its left end when it reaches over a cut, as in a cell that spans columns."""
    return left + 1 if any(left + 3 < cut < right - 3 for cut in cuts) else (left + right) / 2


def _continued(table: list[list[str]]) -> list[list[str]]:
    """A row whose first cell is empty goes on with the one above."""
    rows: list[list[str]] = []
    for row in table:
        if rows and not row[0] and any(row) and sum(bool(c) for c in row) < len(row) / 2 + 0.5:
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
    return rows
