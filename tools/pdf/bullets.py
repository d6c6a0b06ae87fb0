"""Bullets that are drawn, not typed: browsers paint a small disc, ring or square before each item."""

from collections.abc import Iterator

from probatum.book import Box
from probatum.tools.pdf.boxes import grown, holds, touch
from probatum.tools.pdf.glyphs import Line, Span
from probatum.tools.pdf.sheet import Drawing, Sheet

_SMALLEST, _LARGEST = 1.2, 7.0  # points
_MOST = 150  # such marks on one page are a plot's


def type_bullets(sheet: Sheet) -> None:
    """Puts a typed bullet in the place of each drawn one."""
    marks = [drawing for drawing in sheet.drawings if _is_dot(drawing.box)]
    if not 0 < len(marks) <= _MOST:
        return
    typed = {id(mark): line for mark in marks for line in _beside(mark, sheet)}
    sheet.pieces += typed.values()
    sheet.drawings = [drawing for drawing in sheet.drawings if id(drawing) not in typed]


def _is_dot(box: Box) -> bool:
    width, height = box.x1 - box.x0, box.y1 - box.y0
    return _SMALLEST <= width <= _LARGEST and abs(width - height) < 0.7


def _beside(mark: Drawing, sheet: Sheet) -> Iterator[Line]:
    """The bullet on the baseline of the text that it stands before; nothing where it belongs to a drawing."""
    box = mark.box
    if any(d is not mark and touch(grown(box, 2), d.box) and not holds(d.box, box) for d in sheet.drawings):
        return
    middle = (box.y0 + box.y1) / 2
    row = [p for p in sheet.pieces if p.y - 0.75 * p.size < middle < p.y + 0.05 * p.size]
    after = min((p for p in row if p.x0 > box.x0), key=lambda p: p.x0, default=None)
    before = max((p.x1 for p in row if p.x0 <= box.x0), default=0.0)
    if after is None or not box.x1 < after.x0 < box.x1 + 2 * after.size or before > box.x0 - 2 * after.size:
        return
    main = after.main
    yield Line(after.page, [Span("•", [box.x0], [box.x1], main.y, main.size, "drawn", False, False, main.colour)])
