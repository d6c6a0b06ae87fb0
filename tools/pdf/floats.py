"""Figures and tables in the text: each where the text first speaks of it, with the caption that a page's end took."""

import itertools

from probatum.book import Box
from probatum.tools.pdf.captions import Caption, mention_of
from probatum.tools.pdf.element import Element

_FLOATS = ("figure", "table")
_UNEVEN = 4.0
"""Points by which the widths of a table's parts may differ."""


def join_captions(elements: list[Element]) -> list[Element]:
    """Ties a caption that opens a page to the float that ends the page before, and one that ends it to the next."""
    flowing = [element for element in elements if element.kind != "footnote"]
    joined: set[int] = set()
    for before, element in itertools.pairwise(flowing):
        if before.page + 1 != element.page:
            continue
        for item, words in ((before, element), (element, before)):
            caption: Caption | None = words.fields.get("caption_alone")
            if caption and caption.kind == item.kind and not item.fields.get("caption"):
                item.fields["caption"] = caption
                joined.add(id(words))
                break
    return [element for element in elements if id(element) not in joined]


def join_tables(elements: list[Element]) -> list[Element]:
    """Makes one of a table that goes on over a page's end: as wide, with as many columns, and no other caption."""
    joined: list[Element] = []
    for element in elements:
        before = next((e for e in reversed(joined) if e.kind != "footnote"), None)
        if before is not None and _goes_on(before, element):
            rows = element.fields["cells"]
            head = before.fields["cells"][:1]
            before.fields["cells"] = before.fields["cells"] + (rows[1:] if rows[:1] == head else rows)
            before.more.append((element.page, element.box))
        else:
            joined.append(element)
    return joined


def _goes_on(table: Element, below: Element) -> bool:
    if table.kind != "table" or below.kind != "table":
        return False
    last_page, last_box = (table.more or [(table.page, table.box)])[-1]
    cells, more = table.fields["cells"], below.fields["cells"]
    alike = cells and more and len(cells[0]) == len(more[0]) and abs(_width(last_box) - _width(below.box)) < _UNEVEN
    return bool(alike) and last_page + 1 == below.page and not below.fields.get("caption")


def _width(box: Box) -> float:
    return box.x1 - box.x0


def move_floats(elements: list[Element]) -> list[Element]:
    """Puts a numbered figure or table after the paragraph that first names it, when that is near."""
    order = list(elements)
    for item in [e for e in elements if e.kind in _FLOATS]:
        caption: Caption | None = item.fields.get("caption")
        if caption is None or not caption.number:
            continue
        at = order.index(item)
        goal = _first_mention(order, caption, at)
        if goal is not None:
            order.remove(item)
            order.insert(goal + 1 if goal < at else goal, item)
    return order


def _first_mention(order: list[Element], caption: Caption, at: int) -> int | None:
    named = mention_of(caption)
    page = order[at].page
    for i, element in enumerate(order):
        near = element.kind in ("text", "list") and abs(element.page - page) <= 3
        if near and named.search(" ".join(line.text for line in element.lines)):
            return i
    return None
