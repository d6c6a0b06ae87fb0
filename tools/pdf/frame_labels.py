"""Labels set into the upper rule of a frame, as fancyvrb prints a listing's: they head it, and the rule goes on."""

import itertools

from probatum.book import Box
from probatum.tools.pdf.captions import Caption
from probatum.tools.pdf.code_lines import is_code
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.sheet import Drawing, Sheet

_LONGEST = 60
"""Characters of a label."""
_REACH = 1.5
"""Of the type's size: so near to its ends does the rule stop and go on."""


def bridges(sheet: Sheet) -> list[Drawing]:
    """What is missing of the rules where labels stand."""
    return [Drawing(bridge, False, True, False, 0) for piece in sheet.pieces if (bridge := _bridge(piece, sheet))]


def label_captions(columns: list[list[Line]], sheet: Sheet) -> list[Caption]:
    """The labels as captions without a number, for the listings below them."""
    pairs = (pair for column in columns for pair in itertools.pairwise(column))
    return [Caption("code", "", [line], True, 0) for line, below in pairs if is_code(below) and _bridge(line, sheet)]


def give_labels(labels: list[Caption], elements: list[Element]) -> None:
    """Makes each label the caption of the first listing below it."""
    for label in labels:
        y = label.lines[0].y
        below = [e for e in elements if e.kind == "code" and e.box.y1 > y and "caption" not in e.fields]
        if below:
            min(below, key=lambda element: abs(element.box.y0 - y)).fields["caption"] = label


def _bridge(line: Line, sheet: Sheet) -> Box | None:
    """The gap of a level rule in which ``line`` stands; None when it stands in none."""
    if len(line.text) > _LONGEST:
        return None
    level = [d.box for d in sheet.drawings if d.horizontal and line.box.y0 < d.box.y0 < line.box.y1]
    reach = _REACH * line.size
    before = [rule for rule in level if 0 <= line.x0 - rule.x1 < reach]
    after = [rule for rule in level if 0 <= rule.x0 - line.x1 < reach]
    ends = ((a, b) for a in before for b in after if abs(a.y0 - b.y0) < 1)
    return next((Box(a.x1, a.y0, b.x0, a.y1) for a, b in ends), None)
