"""Tables: where they stand, by rules, stripes or caption; else by words in columns."""

from probatum.book import Box
from probatum.tools.pdf.alignment import Judge, aligned_tables, told_apart
from probatum.tools.pdf.art import Art
from probatum.tools.pdf.boxes import apart_y, around, covers_centre, grown, overlap_x
from probatum.tools.pdf.captions import Caption
from probatum.tools.pdf.cells import Row, cells_of
from probatum.tools.pdf.code_lines import is_code
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.measures import Measures
from probatum.tools.pdf.pairing import nameless_title
from probatum.tools.pdf.sheet import Sheet
from probatum.tools.pdf.words import words_of

_REACH = 60.0
"""Points between a table and its caption, at most."""


def table_elements(
    sheet: Sheet, columns: list[list[Line]], captions: list[Caption], art: Art, measures: Measures, judge: Judge
) -> tuple[list[Element], set[int]]:
    """The page's tables and the ids of the lines that stand in them."""
    of_captions = {id(line) for caption in captions for line in caption.lines}
    lines = [line for column in columns for line in column if id(line) not in of_captions]
    taken: set[int] = set()
    elements: list[Element] = []

    def take(inside: list[Line], extent: Box, cells: list[Row], caption: Caption | None) -> None:
        taken.update(id(line) for line in inside)
        caption = caption or nameless_title(extent, columns, taken | of_captions, measures)
        taken.update(id(line) for line in (caption.lines if caption else ()))
        elements.append(Element("table", sheet.number, grown(extent, 2), fields={"cells": cells, "caption": caption}))
        if caption is not None:
            caption.used = True

    for extent in [*art.grids, *_between_rules(art.rules, lines)]:
        inside = [line for line in lines if covers_centre(grown(extent, 2), line.box) and id(line) not in taken]
        head = _head_over(extent, lines)
        whole = around([extent, *(line.box for line in head)])
        cells = cells_of([*head, *inside], sheet, whole, art.stripes)
        if told_apart(cells):
            take([*head, *inside], whole, cells, _caption_of(whole, captions))
    for caption in captions:
        if caption.kind == "table" and not caption.used and caption.sure:
            inside = _beside(caption, columns, measures, taken) or _judged(caption, lines, taken, judge)
            if inside:
                extent = around(line.box for line in inside)
                cells = cells_of(inside, sheet, extent, [])
                take(inside, extent, cells if told_apart(cells) else [], caption)
    for inside, cells in aligned_tables(sheet, columns, taken | of_captions, art, measures, judge):
        extent = around(line.box for line in inside)
        take(inside, extent, cells, _caption_of(extent, captions))
    return elements, taken


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


def _head_over(extent: Box, lines: list[Line]) -> list[Line]:
    """The row that names the columns over a table whose first rule lies under it."""
    near = [
        line
        for line in lines
        if 0 < extent.y0 - line.y < 1.3 * line.size and extent.x0 - 4 <= line.x0 and line.x1 <= extent.x1 + 4
    ]
    return near if sum(len(words_of(line)) for line in near) >= 2 else []


def _caption_of(extent: Box, captions: list[Caption]) -> Caption | None:
    near = []
    for caption in captions:
        box = around(line.box for line in caption.lines)
        gap = apart_y(extent, box)
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


def _judged(caption: Caption, lines: list[Line], taken: set[int], judge: Judge) -> list[Line]:
    """The lines of the area beside the caption that the layout model takes for a table."""
    box = around(line.box for line in caption.lines)
    for extent in judge():
        gap = apart_y(extent, box)
        inside = [line for line in lines if covers_centre(extent, line.box) and id(line) not in taken]
        if gap < _REACH and overlap_x(extent, box) and inside:
            return inside
    return []
