"""Figures and tables in the text: each where the text first speaks of it, with the caption that a page's end took."""

import itertools

from probatum.tools.pdf.captions import Caption, mention_of
from probatum.tools.pdf.element import Element

_FLOATS = ("figure", "table")


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


def move_floats(elements: list[Element]) -> list[Element]:
    """Puts a captioned figure or table after the paragraph that first names it, when that is near."""
    order = list(elements)
    for item in [e for e in elements if e.kind in _FLOATS and e.fields.get("caption")]:
        at = order.index(item)
        goal = _first_mention(order, item.fields["caption"], at)
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
