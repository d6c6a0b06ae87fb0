"""A page becomes elements in reading order: floats with their captions first, then the columns of text."""

from probatum.tools.pdf.alignment import Judge
from probatum.tools.pdf.annotations import annotations
from probatum.tools.pdf.art import Art, Frame, sort_art
from probatum.tools.pdf.boxes import apart_y, around, covers_centre, grown, overlap_x, touch
from probatum.tools.pdf.captions import Caption, caption_start, extend_caption
from probatum.tools.pdf.code_lines import is_code
from probatum.tools.pdf.column import elements_of
from probatum.tools.pdf.columns import in_reading_order
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.figures import figure_elements
from probatum.tools.pdf.frame_labels import give_labels, label_captions
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.headings import HeadingStyles
from probatum.tools.pdf.lines import join_lines
from probatum.tools.pdf.margin_notes import margin_notes, set_aside
from probatum.tools.pdf.measures import Measures
from probatum.tools.pdf.pairing import beside_text
from probatum.tools.pdf.remarks import indented_remarks, mark_remarks, take_signs
from probatum.tools.pdf.sheet import Drawing, Sheet
from probatum.tools.pdf.tables import table_elements


def read_page(
    sheet: Sheet, measures: Measures, styles: HeadingStyles, decorations: set[bytes | int], judge: Judge
) -> list[Element]:
    """The page's elements in reading order, floats where they stand on the page."""
    signs = take_signs(sheet, measures)
    art = sort_art(sheet, measures.body_size, decorations)
    mark_remarks(sheet, art, signs, measures)
    areas = art.figures
    pieces = [p for p in sheet.pieces if not any(covers_centre(a, p.box) for a in areas)]
    beside = beside_text(areas, pieces)
    notes = margin_notes(_without(pieces, beside), measures)
    free = [p for p in _without(pieces, [*beside, *notes]) if not any(covers_centre(g, p.box) for g in art.grids)]
    notes += annotations(free, measures)
    columns = [*in_reading_order(_without(pieces, [*beside, *notes])), *map(join_lines, [*beside, *notes])]
    sheet.lines = [line for column in columns for line in column]
    captions = _captions(columns, art, measures)
    heads = label_captions(columns, sheet)
    _grids_of_code(art, sheet.lines, sheet.drawings)
    _grids_in_figures(art, captions)
    tables, taken = table_elements(sheet, columns, captions, art, measures, judge)
    labels = [p for p in sheet.pieces if any(covers_centre(a, p.box) for a in areas)]
    figures, swallowed = figure_elements(sheet, columns, captions, art, labels, measures)
    taken |= swallowed | {id(line) for caption in captions if caption.used for line in caption.lines}
    taken |= {id(line) for head in heads for line in head.lines}
    elements: list[Element] = []
    bottom = max((line.y for line in sheet.lines), default=0.0)
    for index, column in enumerate(columns):
        rest = [line for line in column if id(line) not in taken]
        art.frames += indented_remarks(rest, art.frames, styles, measures)
        elements += elements_of(rest, art.frames, index, measures, styles)
    elements = set_aside(elements, {e.column for e in elements if e.column >= len(columns) - len(notes)})
    for element in elements:
        element.fields["room"] = _room(element, elements, art, max(bottom, measures.foot))
        element.fields["around"] = art.frames[element.frame].box if element.frame >= 0 else None
    give_labels(heads, elements)
    _caption_listings(elements, captions)
    _captions_alone(elements, captions)
    return _placed(elements, [*figures, *tables])


def _without(pieces: list[Line], groups: list[list[Line]]) -> list[Line]:
    apart = {id(line) for lines in groups for line in lines}
    return [piece for piece in pieces if id(piece) not in apart]


def _room(element: Element, elements: list[Element], art: Art, foot: float) -> float:
    """How far it is, from the element or its frame, down to the page's notes or to where full pages end."""
    notes = [e.box.y0 for e in elements if e.kind == "footnote" and e.box.y0 >= element.box.y1 - 1]
    end = art.frames[element.frame].box.y1 if element.frame >= 0 else element.box.y1
    return min([foot, *notes]) - max(end, element.box.y1)


def _grids_of_code(art: Art, lines: list[Line], drawings: list[Drawing]) -> None:
    """Rules around each line of a listing, as TeX draws a frame that goes on over pages, are no table's."""
    for grid in list(art.grids):
        inside = [line for line in lines if covers_centre(grid, line.box)]
        parted = any(d.vertical and grid.x0 + 3 < d.box.x0 < grid.x1 - 3 and touch(d.box, grid) for d in drawings)
        if (len(inside) > 2 or not parted) and sum(is_code(line) for line in inside) > 0.9 * len(inside):
            art.grids.remove(grid)
            art.frames.append(Frame(grid, "code"))


def _grids_in_figures(art: Art, captions: list[Caption]) -> None:
    """Boxes in rows are a table, unless the caption nearest to them is a figure's: then they are drawn."""
    places = [(caption, around(line.box for line in caption.lines)) for caption in captions if caption.kind != "code"]
    for grid in list(art.grids):
        near = [(apart_y(grid, box), caption.kind) for caption, box in places if overlap_x(grown(grid, 40), box)]
        drawn = any(touch(grown(figure, 12), grid) for figure in art.figures)
        if (near and min(near)[0] < 90 and min(near)[1] == "figure") or (
            drawn and not any(k == "table" for _, k in near)
        ):
            art.grids.remove(grid)
            art.figures.append(grid)


def _captions(columns: list[list[Line]], art: Art, measures: Measures) -> list[Caption]:
    captions: list[Caption] = []
    for column in columns:
        inside = {id(line) for caption in captions for line in caption.lines}
        for i, line in enumerate(column):
            if id(line) in inside:
                continue
            caption = caption_start(line, column[i - 1] if i else None, measures.body_size, measures.leading)
            if caption is None:
                continue
            extend_caption(caption, column[i + 1 :], art.rules + art.grids)
            inside |= {id(entry) for entry in caption.lines}
            captions.append(caption)
    return captions


def _caption_listings(elements: list[Element], captions: list[Caption]) -> None:
    """Gives a caption that no figure or table took to the listing beside it."""
    for caption in captions:
        if caption.used or not caption.sure:
            continue
        box = around(line.box for line in caption.lines)
        near = [(apart_y(box, e.box), e) for e in elements if e.kind == "code" and overlap_x(grown(e.box, 40), box)]
        reach = 40 if caption.kind == "code" else 32
        near = [(gap, e) for gap, e in near if gap < reach and "caption" not in e.fields]
        if not near:
            continue
        listing = min(near, key=lambda pair: pair[0])[1]
        listing.fields["caption"] = caption
        caption.used = True
        mine = {id(line) for line in caption.lines}
        for element in list(elements):
            if element is not listing and element.lines and all(id(line) in mine for line in element.lines):
                elements.remove(element)
            elif element is not listing and any(id(line) in mine for line in element.lines):
                element.lines = [line for line in element.lines if id(line) not in mine]


def _captions_alone(elements: list[Element], captions: list[Caption]) -> None:
    """Remembers the captions that nothing on the page took: what they name may stand on the page before or after."""
    alone = {id(c.lines[0]): c for c in captions if c.sure and not c.used and c.kind != "code"}
    for element in elements:
        caption = alone.get(id(element.lines[0])) if element.kind == "text" else None
        if caption and {id(line) for line in element.lines} == {id(line) for line in caption.lines}:
            element.fields["caption_alone"] = caption


def _placed(elements: list[Element], floats: list[Element]) -> list[Element]:
    """Puts figures and tables among the text: before the first element of their column that lies lower."""
    placed = list(elements)
    for item in sorted(floats, key=lambda e: e.box.y0):
        index = next(
            (i for i, e in enumerate(placed) if overlap_x(e.box, item.box) > 0 and e.box.y0 >= item.box.y0 - 2),
            len(placed),
        )
        if index == len(placed) and placed:
            foot = next((i for i, e in enumerate(placed) if e.kind == "footnote"), len(placed))
            index = foot
        placed.insert(index, item)
    return placed
