"""Figures: what is drawn, with the labels that stand in and around it, cut where it ends and tied to its caption."""

from probatum.book import Box
from probatum.tools.pdf.art import Art
from probatum.tools.pdf.boxes import around, covers_centre, grown, overlap_x, touch
from probatum.tools.pdf.captions import Caption
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.listings import is_code
from probatum.tools.pdf.measures import Measures
from probatum.tools.pdf.sheet import Sheet

_REACH = 70.0
"""Points between a figure and its caption, at most."""


def figure_elements(
    sheet: Sheet, columns: list[list[Line]], captions: list[Caption], art: Art, labels: list[Line], measures: Measures
) -> tuple[list[Element], set[int]]:
    """The page's figures and the ids of the lines that stand in them."""
    free = [line for column in columns for line in column]
    owned = _owners(art.figures, [c for c in captions if c.kind == "figure" and not c.used])
    of_captions = [line.box for caption in captions for line in caption.lines]
    _take_in_panels(owned, of_captions + [line.box for line in free if _is_body(line, measures)])
    swallowed: set[int] = set()
    elements = []
    for caption, boxes in owned:
        if caption is None and not boxes:
            continue
        around_all = around(boxes) if boxes else None
        if caption is not None and around_all is None:
            around_all = _set_in_type(caption, columns, measures)
            if around_all is None:
                continue
        if around_all is None or (caption is None and not _worth_showing(around_all)):
            continue
        inside = _labels_near(around_all, caption, free, captions, measures)
        extent = around([around_all, *(line.box for line in inside)])
        swallowed |= {id(line) for line in inside}
        text = [line for line in (*labels, *inside) if covers_centre(grown(extent, 1), line.box)]
        element = Element("figure", sheet.number, grown(extent, 2))
        element.fields.update(caption=caption, labels=sorted(text, key=lambda line: (line.y, line.x0)))
        elements.append(element)
        if caption is not None:
            caption.used = True
    return elements, swallowed


def _owners(figures: list[Box], captions: list[Caption]) -> list[tuple[Caption | None, list[Box]]]:
    """Each caption with the drawn areas that are its own, and the areas that have none.

    A book sets its captions either below or above its figures: the page is read both ways, and the way that leaves less
    unmatched and less far apart is taken.
    """
    ways = [_matched(figures, captions, below) for below in (True, False)]
    best = min(ways, key=lambda way: way[0])[1]
    alone: list[tuple[Caption | None, list[Box]]] = [(None, [f]) for i, f in enumerate(figures) if i not in best]
    return [*((c, [figures[i] for i, n in best.items() if n == k]) for k, c in enumerate(captions)), *alone]


def _matched(figures: list[Box], captions: list[Caption], below: bool) -> tuple[float, dict[int, int]]:
    """(cost in points, figure → caption) when captions stand below their figures, or above."""
    boxes = [around(line.box for line in c.lines) for c in captions]
    pairs: dict[int, int] = {}
    cost = 0.0
    for i, figure in enumerate(figures):
        near = min(((_distance(figure, box, below), k) for k, box in enumerate(boxes)), default=(1e9, -1))
        if near[0] < _REACH:
            pairs[i] = near[1]
            cost += near[0]
        else:
            cost += _REACH
    return cost + _REACH * sum(k not in pairs.values() for k in range(len(captions))), pairs


def _take_in_panels(owned: list[tuple[Caption | None, list[Box]]], between: list[Box]) -> None:
    """A captioned figure takes in what is drawn beyond it, when neither running text nor a caption lies between."""
    for caption, boxes in owned:
        if caption is None or not boxes:
            continue
        for other, alone in owned:
            if other is None and alone and _is_panel(around(boxes), alone[0], between):
                boxes.append(alone.pop())


def _is_panel(area: Box, box: Box, between: list[Box]) -> bool:
    both = around((area, box))
    apart = max(area.y0 - box.y1, box.y0 - area.y1)
    return apart < 60 and overlap_x(area, box) > 0 and not any(covers_centre(both, line) for line in between)


def _distance(figure: Box, caption: Box, below: bool) -> float:
    """Gap to a caption on the given side, or sideways to one in the margin."""
    if overlap_x(figure, caption) > 0:
        gap = caption.y0 - figure.y1 if below else figure.y0 - caption.y1
        return max(gap, 0.0) if gap > -8 else 1e9
    if caption.y0 < figure.y1 and figure.y0 < caption.y1:
        return 20 + max(figure.x0 - caption.x1, caption.x0 - figure.x1, 0.0)
    return 1e9


def _worth_showing(box: Box) -> bool:
    return box.x1 - box.x0 >= 40 and box.y1 - box.y0 >= 30


def _labels_near(
    area: Box, caption: Caption | None, lines: list[Line], captions: list[Caption], measures: Measures
) -> list[Line]:
    """Axis labels and legends beside the drawing: short lines unlike running text, close by or before the caption."""
    of_captions = {id(line) for c in captions for line in c.lines}
    reach = area
    if caption is not None:
        box = around(line.box for line in caption.lines)
        top, bottom = (area.y0, box.y0) if box.y0 > area.y0 else (box.y1, area.y1)
        reach = Box(area.x0, min(top, area.y0), area.x1, max(bottom, area.y1))
    found: list[Line] = []
    grew = True
    while grew:
        grew = False
        for line in lines:
            near = 6 if caption is None else 26 if line.size < measures.body_size - 1 else 12
            if id(line) in of_captions or line in found or not touch(grown(reach, near), line.box):
                continue
            within = covers_centre(reach, line.box)
            title = caption is not None and _is_title(line, area)
            if title or _is_label(line, measures) or (within and not _is_body(line, measures)):
                found.append(line)
                reach = around((reach, line.box))
                grew = True
    return found


def _is_label(line: Line, measures: Measures) -> bool:
    other = abs(line.size - measures.body_size) > 0.4 or line.main.font != measures.body_font
    return (other and len(line.text) <= 40 and not line.bold and not is_code(line)) or len(line.text) <= 3


def _is_title(line: Line, area: Box) -> bool:
    """A name over a drawing: short, above its middle, no wider than it. A section's heading begins at the margin."""
    off_centre = abs((line.x0 + line.x1) - (area.x0 + area.x1)) / 2
    return len(line.text) <= 40 and area.x0 < line.x0 and line.x1 < area.x1 and off_centre < 0.2 * (area.x1 - area.x0)


def _is_body(line: Line, measures: Measures) -> bool:
    return (
        abs(line.size - measures.body_size) < 0.4
        and line.main.font == measures.body_font
        and len(line.text.split()) > 4
    )


def _set_in_type(caption: Caption, columns: list[list[Line]], measures: Measures) -> Box | None:
    """A figure made of type alone: the lines between its caption and the running text above it."""
    if not caption.sure:
        return None
    for column in columns:
        if caption.lines[0] not in column:
            continue
        at = column.index(caption.lines[0])
        above: list[Line] = []
        last = caption.lines[0]
        for line in reversed(column[:at]):
            if _is_body(line, measures) or is_code(line) or last.y - line.y > 4 * measures.leading:
                break
            above.append(line)
            last = line
        return around(line.box for line in above) if above else None
    return None
