"""Elements become the blocks of the book: text made running, code put on its grid."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from probatum.book import (
    Block,
    Footnote,
    Heading,
    Item,
    Label,
    ListBlock,
    Listing,
    Mark,
    Paragraph,
    RoleName,
)  # fmt: skip
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.footnotes import mark_of
from probatum.tools.pdf.hyphens import Vocabulary
from probatum.tools.pdf.items import levels_of
from probatum.tools.pdf.links import Link, mark_links
from probatum.tools.pdf.listings import to_code
from probatum.tools.pdf.measures import Margins, Measures
from probatum.tools.pdf.pictured import PictureMaker
from probatum.tools.pdf.prose import Prose, take_out_mark, to_prose
from probatum.tools.pdf.roles import Role, role_of
from probatum.tools.pdf.sessions import split_session
from probatum.tools.pdf.titles import CHAPTER, NUMBER


@dataclass
class Maker:
    """Makes blocks; keeps count of them page by page, so that ids are stable."""

    pictured: PictureMaker
    labels: list[Label]
    vocabulary: Vocabulary
    measures: Measures
    margins: Margins
    counts: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    links: dict[int, list[Link]] = field(default_factory=dict)
    """Links by page."""
    box: tuple[tuple[int, int], RoleName] = ((0, -1), "plain")
    """The box that was last begun, (page, frame), and what it is."""
    places: tuple[tuple[int, int], tuple[int, int]] = ((0, -1), (0, -1))
    """(page, frame) of the element before this one, and of this one, notes aside."""
    marks: dict[int, frozenset[str]] = field(default_factory=dict)
    """Footnote marks by page."""
    referrers: dict[tuple[int, str], str] = field(default_factory=dict)
    """Block that holds a page's footnote mark."""

    italic: set[str] = field(default_factory=set)
    """Paragraphs that are set in italics."""

    def make(self, element: Element) -> Block | None:
        """The block of ``element``; None when nothing of it can be shown."""
        common = self._place(element)
        match element.kind:
            case "heading":
                return self._heading(element, common)
            case "code":
                return self._listing(element, common)
            case "figure":
                return self.pictured.figure(element, common)
            case "table":
                return self.pictured.table(element, common)
            case "equation":
                return self.pictured.equation(element, common)
            case "footnote":
                return self._footnote(element, common)
            case _:
                return self._paragraph(element, common)

    def _place(self, element: Element) -> dict[str, Any]:
        self.counts[element.page] += 1
        if element.kind != "footnote":
            self.places = (self.places[1], (element.page, element.frame))
        return {
            "id": f"p{element.page}-b{self.counts[element.page]}",
            "page": element.page,
            "label": self.labels[element.page - 1],
            "bbox": element.box,
            "more": tuple(element.more),
        }

    def _prose(self, element: Element, block_id: str) -> Prose:
        marks = self.marks.get(element.page, frozenset())
        prose = to_prose(element.lines, self.vocabulary, marks)
        for mark in marks - set(prose.notes):
            take_out_mark(prose, mark)
        mark_links(prose, element.lines, self.links)
        prose.marks.sort(key=lambda m: (m.start, m.end))
        for mark in prose.notes:
            self.referrers.setdefault((element.page, mark), block_id)
        return prose

    def _heading(self, element: Element, common: dict[str, Any]) -> Heading:
        text = self._prose(element, common["id"]).text
        number = element.fields.get("number", "")
        bare = CHAPTER.sub("", text, count=1)
        bare = NUMBER.sub("", bare, count=1) if number and bare == text else bare
        bare = re.sub(rf"^{re.escape(number)}[.:]?\s+", "", bare) if number and bare == text else bare
        return Heading(**common, text=bare.strip() or text, level=element.fields["level"], number=number)

    def _paragraph(self, element: Element, common: dict[str, Any]) -> Paragraph | None:
        prose = self._prose(element, common["id"])
        if not prose.text:
            return None
        role = self._role(element, prose)
        spans = [span for line in element.lines for span in line.spans]
        if sum(len(s.text) for s in spans if s.italic) > 0.6 * (len(prose.text) - len(role.title)):
            self.italic.add(common["id"])
        return Paragraph(**common, text=prose.text, marks=tuple(prose.marks), role=role.role, title=role.title)

    def _role(self, element: Element, prose: Prose) -> Role:
        """What the paragraph says that it is; in a box, what the box's first paragraph said."""
        role = role_of(prose)
        remark: Role | None = element.fields.get("remark")
        if remark is None:
            return role
        place = (element.page, element.frame)
        if self._enters_on_next_page(element) and not remark.title:
            self.box = (place, self.box[1])
        if role.role == "plain" and self.box[0] == place:
            return Role(self.box[1])
        role = role if role.role != "plain" else remark
        self.box = (place, role.role)
        return role

    def _enters_on_next_page(self, element: Element) -> bool:
        """True for the first block of a page, in a box, when the page before ended within one."""
        first = self.counts[element.page] == 1 and element.frame >= 0
        return first and self.places[0] == self.box[0] and element.page == self.box[0][0] + 1

    def items(self, elements: list[Element]) -> ListBlock:
        """One list out of the items that follow one another."""
        common = self._place(elements[0])
        more = [(e.page, e.box) for e in elements[1:]]
        common["more"] = (*elements[0].more, *more)
        items = [
            self._item(e, level, common["id"])
            for e, level in zip(elements, levels_of([element.lines[0] for element in elements]), strict=True)
        ]
        ordered = sum(bool(re.search(r"\w", item.marker)) for item in items) > len(items) / 2
        return ListBlock(
            **common, items=tuple(items), ordered=ordered, role=elements[0].fields.get("list_role", "plain")
        )

    def _item(self, element: Element, level: int, block_id: str) -> Item:
        prose = self._prose(element, block_id)
        marker = element.fields["marker"]
        cut_off = len(prose.text) - len(prose.text[len(marker) :].lstrip()) if prose.text.startswith(marker) else 0
        text = prose.text[cut_off:]
        marks = tuple(_shifted(m, cut_off) for m in prose.marks if m.end > cut_off)
        return Item(text=text, marker=marker, level=level, marks=marks)

    def _listing(self, element: Element, common: dict[str, Any]) -> Listing | None:
        parts = [(lines, self.margins.left_of(lines)) for lines in element.parts()]
        code = to_code(parts, self.measures.code_pitch.get(round(element.lines[0].size, 1), 0.0))
        if not code.text.strip():
            return None
        caption, number = self.pictured.caption(element)
        return Listing(
            **common, text=code.text, caption=caption, number=number,
            exchanges=split_session(code.text), numbered=code.numbered, wrapped=code.wrapped,
        )  # fmt: skip

    def _footnote(self, element: Element, common: dict[str, Any]) -> Footnote | None:
        text = to_prose(element.lines, self.vocabulary).text
        rest = text.lstrip(_RAISED)
        mark, text = mark_of(text[: len(text) - len(rest)].translate(_LOWERED) + rest)
        return (
            Footnote(**common, mark=mark, text=text, referrer=self.referrers.get((element.page, mark), ""))
            if text
            else None
        )


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_RAISED, "0123456789")


def _shifted(mark: Mark, by: int) -> Mark:
    return mark.model_copy(update={"start": max(mark.start - by, 0), "end": mark.end - by})
