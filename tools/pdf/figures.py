"""Figures: what is drawn, with the labels that stand in and around it, cut where it ends and tied to its caption."""

from dataclasses import dataclass, field

from probatum.book import Box
from probatum.tools.pdf.art import Art
from probatum.tools.pdf.boxes import around, covers_centre, grown, overlap_x, overlap_y, touch
from probatum.tools.pdf.captions import Caption
from probatum.tools.pdf.code_lines import is_code
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.labelling import (
    belongs_to_axis,
    is_body,
    is_headline,
    is_label,
    is_tiny,
    is_title,
    labels_panel,
)
from probatum.tools.pdf.measures import Measures
from probatum.tools.pdf.pairing import nameless_caption, owners
from probatum.tools.pdf.sheet import Sheet

_BESIDE = 60.0
"""Points between the panels of one figure, at most."""
_AXIS = 20.0
"""Points between a drawing and the upright text along its axis, at most."""


@dataclass
class _Draft:
    """A figure under construction."""

    caption: Caption | None
    boxes: list[Box]
    extent: Box
    labels: list[Line] = field(default_factory=list)
    """Lines of the page's columns that stand in it."""


def figure_elements(
    sheet: Sheet, columns: list[list[Line]], captions: list[Caption], art: Art, labels: list[Line], measures: Measures
) -> tuple[list[Element], set[int]]:
    """The page's figures and the ids of the lines that stand in them; ``labels`` are lines inside what is drawn."""
    free = [line for column in columns for line in column]
    own = [c for c in captions if c.kind == "figure" and not c.used]
    text = [line.box for line in free if is_body(line, measures) or line.bold]
    drafts = [_Draft(caption, boxes, around(boxes)) for caption, boxes in owners(art.figures, own, text) if boxes]
    of_captions = {id(line) for caption in captions for line in caption.lines}
    apart = [line for line in free if id(line) in of_captions or not labels_panel(line, measures)]
    drafts = _with_panels(drafts, [ln.box for ln in apart if id(ln) in of_captions or is_body(ln, measures)])
    for draft in drafts:
        _take_in_labels(draft, free, sheet.turned, of_captions, measures)
    swallowed = {id(line) for draft in drafts for line in draft.labels}
    drafts = _with_panels(drafts, [line.box for line in apart if id(line) not in swallowed])
    drafts = [d for d in drafts if d.caption is not None or _worth_showing(d.extent)]
    drawn = {id(draft.caption) for draft in drafts}
    for caption in captions:
        if caption.kind == "figure" and not caption.used and id(caption) not in drawn:
            drafts += _set_in_type(caption, columns, measures)
    swallowed = {id(line) for draft in drafts for line in draft.labels}
    for draft in drafts:
        draft.caption = draft.caption or nameless_caption(draft.extent, columns, swallowed | of_captions, measures)
    swallowed |= {id(line) for draft in drafts if draft.caption for line in draft.caption.lines}
    return [_element(sheet, draft, labels) for draft in drafts], swallowed


def _element(sheet: Sheet, draft: _Draft, labels: list[Line]) -> Element:
    inside = [line for line in (*labels, *draft.labels) if covers_centre(grown(draft.extent, 1), line.box)]
    element = Element("figure", sheet.number, grown(draft.extent, 2))
    element.fields.update(caption=draft.caption, labels=sorted(inside, key=lambda line: (line.y, line.x0)))
    if draft.caption is not None:
        draft.caption.used = True
    return element


def _with_panels(drafts: list[_Draft], text: list[Box]) -> list[_Draft]:
    """Drawings that touch, or stand side by side or in rows without ``text`` between, are panels of one figure."""
    whole: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: d.caption is None):
        host = next((w for w in whole if _one_figure(w, draft, text)), None)
        while host is not None:
            whole.remove(host)
            draft = _joined(host, draft)
            host = next((w for w in whole if _one_figure(w, draft, text)), None)
        whole.append(draft)
    return whole


def _one_figure(a: _Draft, b: _Draft, text: list[Box]) -> bool:
    if a.caption is not None and b.caption is not None:
        return False
    if touch(a.extent, b.extent):
        return True
    captioned = a.caption is not None or b.caption is not None
    labelled = a.labels and b.labels
    both = around((a.extent, b.extent))
    across = max(a.extent.x0 - b.extent.x1, b.extent.x0 - a.extent.x1)
    down = max(a.extent.y0 - b.extent.y1, b.extent.y0 - a.extent.y1)
    near = (across < _BESIDE and overlap_y(a.extent, b.extent) > 0) or (
        down < _BESIDE and overlap_x(a.extent, b.extent) > 0
    )
    return bool(captioned or labelled) and near and not any(covers_centre(both, line) for line in text)


def _joined(a: _Draft, b: _Draft) -> _Draft:
    labels = [*a.labels, *(line for line in b.labels if line not in a.labels)]
    return _Draft(a.caption or b.caption, a.boxes + b.boxes, around((a.extent, b.extent)), labels)


def _worth_showing(box: Box) -> bool:
    return box.x1 - box.x0 >= 40 and box.y1 - box.y0 >= 18


def _take_in_labels(
    draft: _Draft, lines: list[Line], turned: list[Line], of_captions: set[int], measures: Measures
) -> None:
    """Axis labels and legends beside the drawing: short lines unlike running text, close by or before the caption."""
    drawn, caption = draft.extent, draft.caption
    reach = drawn
    if caption is not None:
        box = around(line.box for line in caption.lines)
        top, bottom = (drawn.y0, box.y0) if box.y0 > drawn.y0 else (box.y1, drawn.y1)
        reach = Box(drawn.x0, min(top, drawn.y0), drawn.x1, max(bottom, drawn.y1))
    grew = True
    while grew:
        grew = False
        for line in lines:
            panel = labels_panel(line, measures)
            small = line.size < measures.body_size - 1
            axis = belongs_to_axis(line, drawn, draft.labels)
            near = 20 if panel or axis or is_tiny(line, measures) else 6 if caption is None else 26 if small else 12
            if id(line) in of_captions or line in draft.labels or not touch(grown(reach, near), line.box):
                continue
            if caption is None and is_headline(line, drawn, measures):
                continue
            within = covers_centre(reach, line.box)
            title = caption is not None and is_title(line, drawn)
            if panel or title or axis or is_label(line, measures) or (within and not is_body(line, measures)):
                draft.labels.append(line)
                reach = around((reach, line.box))
                grew = True
    draft.extent = around([draft.extent, *(line.box for line in draft.labels)])
    beside = [p.box for p in turned if touch(grown(draft.extent, _AXIS), p.box) and overlap_y(drawn, p.box)]
    draft.extent = around([draft.extent, *beside])


def _set_in_type(caption: Caption, columns: list[list[Line]], measures: Measures) -> list[_Draft]:
    """A figure made of type alone: the lines between its caption and the running text above it."""
    column = next((c for c in columns if caption.sure and caption.lines[0] in c), [])
    if not column:
        return []
    above: list[Line] = []
    last = caption.lines[0]
    for line in reversed(column[: column.index(last)]):
        if is_body(line, measures) or is_code(line) or last.y - line.y > 4 * measures.leading:
            break
        above.append(line)
        last = line
    return [_Draft(caption, [], around(line.box for line in above), above)] if above else []
