"""Where the chosen part begins and ends: by its heading and the next part's, on pages that both may share."""

from probatum.errors import NoSuchChapterError
from probatum.tools.pdf.choice import Chosen
from probatum.tools.pdf.element import Element


def cut_to(elements: list[Element], chosen: Chosen) -> list[Element]:
    """Drops what stands before the part's heading and from the heading of the next part on."""
    start, stop = 0, len(elements)
    heads = [(i, e) for i, e in enumerate(elements) if e.kind == "heading"]
    if chosen.start is not None:
        start = next((i for i, e in heads if e.fields.get("entry") == chosen.start), 0)
    if chosen.stop is not None:
        page = chosen.stop.page
        found = next((i for i, e in heads if e.fields.get("entry") == chosen.stop and i > start), None)
        if found is not None:
            stop = _with_label(elements, found)
        elif chosen.stop.page > chosen.first:
            stop = next((i for i, e in enumerate(elements) if e.page >= page), len(elements))
    elements = elements[start:stop]
    return _cut_section(elements, chosen) if chosen.section else elements


def _with_label(elements: list[Element], head: int) -> int:
    """Index of the first element that belongs to a chapter's heading: ``CHAPTER TWO`` may stand above the title."""
    first = head
    while first and elements[first - 1].page == elements[head].page:
        first -= 1
    above = elements[first:head]
    labels = all(e.kind == "heading" and e.fields.get("entry") is None for e in above)
    return first if labels else head


def _cut_section(elements: list[Element], chosen: Chosen) -> list[Element]:
    heads = [(i, e) for i, e in enumerate(elements) if e.kind == "heading"]
    found = next(((i, e) for i, e in heads if e.fields["number"] == chosen.section), None)
    if found is None:
        numbers = ", ".join(e.fields["number"] for _, e in heads if "." in e.fields["number"])
        raise NoSuchChapterError(
            f"Chapter {chosen.number} {chosen.title} has no section {chosen.section}.",
            f"It has: {numbers}." if numbers else "Its sections bear no numbers: choose one by its title.",
        )
    start, head = found
    level = head.fields["level"]
    stop = next((i for i, e in heads if i > start and e.fields["level"] <= level), len(elements))
    return elements[start:stop]
