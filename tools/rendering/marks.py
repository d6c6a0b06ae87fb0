"""Page marks: each statement's pages as links to where the book says it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from probatum.book import Block, Chapter, Label, PdfPage, Section
from probatum.notes import Claim, Evidence
from probatum.tools.markdown.inline import inline
from probatum.tools.wording import Wording


@dataclass(frozen=True)
class PageText:
    """What one page gives to the raw extract: its blocks, under the headings that stand there."""

    page: PdfPage
    label: Label
    anchor: str
    """Block id of the page's callout."""
    headings: tuple[str, ...]
    """Of the sections on the page, the one that goes on from the page before included."""
    blocks: tuple[Block, ...]


def pages_of(chapter: Chapter) -> tuple[PageText, ...]:
    """The chapter's blocks by the page on which they begin, in reading order."""
    found: dict[PdfPage, list[tuple[Section, Block]]] = {}
    for section, block in _blocks(chapter):
        found.setdefault(block.page, []).append((section, block))
    labels = [entries[0][1].label for entries in found.values()]
    return tuple(
        PageText(
            page=page,
            label=entries[0][1].label,
            anchor=_anchor(entries[0][1].label, page, unique=labels.count(entries[0][1].label) == 1),
            headings=tuple(dict.fromkeys(section.title for section, _ in entries)),
            blocks=tuple(block for _, block in entries),
        )
        for page, entries in found.items()
    )


def _blocks(chapter: Chapter) -> Iterator[tuple[Section, Block]]:
    for section in chapter.sections:
        yield section, section.heading
        for block in section.blocks:
            yield section, block


def _anchor(label: str, page: int, *, unique: bool) -> str:
    """A block id of Latin letters, digits and dashes."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", label).strip("-")
    return f"p{plain}" if unique and plain else f"p{plain}-pdf{page}".replace("p-", "p", 1)


@dataclass(frozen=True)
class Marks:
    """Writes page marks for one chapter."""

    anchors: dict[PdfPage, str]
    """Block id of each page's raw text in this note."""
    wording: Wording
    """Of the notes."""
    pdf: str = ""
    """Path of the book inside the vault; empty when it lies elsewhere."""

    def of(self, evidence: Sequence[Evidence]) -> str:
        """`` [p. 27](#^p27)`` for each page once, with a space before; empty without evidence."""
        pages = {item.page: item.label for item in evidence}
        return "".join(f" {self.page(page, label)}" for page, label in pages.items())

    def page(self, page: PdfPage, label: Label) -> str:
        """One page's mark; it leads into the book when that is in the vault, else to the page's raw text."""
        target = (
            f"{quote(self.pdf)}#page={page}" if self.pdf else f"#^{self.anchors[page]}" if page in self.anchors else ""
        )
        return f"[p. {inline(label)}]" + (f"({target})" if target else "")

    def claim(self, claim: Claim, *, labelled: bool = True) -> str:
        """A statement with its pages; labelled when it is the writer's own, unless what stands around it says so."""
        label = f" *({self.wording.label(claim.own)})*" if claim.own and labelled else ""
        return f"{inline(claim.text)}{self.of(claim.evidence)}{label}"

    def common_label(self, claims: Iterable[Claim]) -> str:
        """The label that all of the statements carry, in brackets after a space; empty when they do not agree."""
        labels = {claim.own for claim in claims}
        own = labels.pop() if len(labels) == 1 else None
        return f" ({self.wording.label(own)})" if own else ""
