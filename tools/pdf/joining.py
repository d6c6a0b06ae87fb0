"""Joins again what a page's or column's end has parted."""

from probatum.tools.pdf.boxes import around
from probatum.tools.pdf.code_grid import advance_of
from probatum.tools.pdf.code_lines import code_size
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.line_numbers import number_of
from probatum.tools.pdf.outputs import are_two
from probatum.tools.pdf.sentences import QED, ends_sentence

_BLANKS = 4
"""Lines that a numbered listing may count on over a page's end: empty ones are not always printed."""


def join_elements(elements: list[Element]) -> list[Element]:
    """Paragraphs, items and listings made whole."""
    joined: list[Element] = []
    for element in elements:
        before = _before(joined, element)
        if before is not None:
            _append(before, element)
        else:
            joined.append(element)
    return joined


def _before(joined: list[Element], element: Element) -> Element | None:
    """The element that ``element`` goes on, if there is one; what stands aside goes on nowhere."""
    if element.fields.get("aside", False):
        return None
    for candidate in reversed(joined):
        if candidate.kind in ("figure", "table", "footnote") or candidate.fields.get("aside", False):
            continue
        same_place = _last_page(candidate) == element.page and candidate.column == element.column
        if same_place:
            return None
        if element.kind == "code" and candidate.kind == "code":
            return candidate if _same_code(candidate, element) else None
        if element.kind == "text" and candidate.kind in ("text", "list"):
            return candidate if _same_text(candidate, element) else None
        return None
    return None


def _last_page(element: Element) -> int:
    return element.lines[-1].page if element.lines else element.page


def _same_code(a: Element, b: Element) -> bool:
    last, first = number_of(a.lines[-1]), number_of(b.lines[0])
    if last is not None and first is not None and len(a.lines) > 1:
        return 0 < first - last <= _BLANKS and "caption" not in b.fields
    if are_two(a.lines, b.lines):
        return False
    opens = "caption" in b.fields or b.fields.get("begins", False)
    near = _last_page(a) + 1 >= b.page and not opens and (a.frame >= 0) == (b.frame >= 0)
    if not near or a.fields.get("room", 0.0) > 3.5 * a.lines[-1].size:
        return False
    advances = advance_of(a.lines), advance_of(b.lines)
    return max(advances) < 1.02 * min(advances) and abs(code_size(a.lines[-1]) - code_size(b.lines[0])) < 0.3


def _same_text(a: Element, b: Element) -> bool:
    last, first = a.lines[-1], b.lines[0]
    if abs(last.size - first.size) > 0.4 or last.bold != first.bold or _last_page(a) + 1 < b.page:
        return False
    if last.page == first.page and first.y > last.y + 2 * first.size:
        return False
    text = last.text.rstrip()
    if text.endswith(("-", "\u00ad", ",", "‐")):
        return True
    return (
        not ends_sentence(text)
        and not text.endswith(QED)
        and (first.text[:1].islower() or (a.fields.get("full", True) and first.x0 - a.lines[0].x0 < 0.7 * first.size))
    )


def _append(before: Element, element: Element) -> None:
    before.lines += element.lines
    before.more.append((element.page, element.box))
    before.fields["room"] = element.fields.get("room", 0.0)
    if before.kind == "code":
        before.fields.setdefault("breaks", []).append(len(before.lines) - len(element.lines))


def whole_box(element: Element) -> None:
    """Sets the element's box to its lines on its first page."""
    mine = [line.box for line in element.lines if line.page == element.page]
    if mine and element.kind not in ("figure", "table"):
        element.box = around(mine)
