"""A chapter as it was read: sections of blocks, in reading order."""

from collections.abc import Iterator

from probatum.book.blocks import Block, Heading
from probatum.book.places import Label, PdfPage
from probatum.noun import Noun


class Section(Noun):
    """A heading and what stands under it, up to the next heading of any level."""

    id: str
    heading: Heading
    blocks: tuple[Block, ...] = ()

    @property
    def level(self) -> int:
        """1 for the chapter's opening, deeper for its sections."""
        return self.heading.level

    @property
    def title(self) -> str:
        """Number and heading."""
        return f"{self.heading.number} {self.heading.text}".strip()


class Chapter(Noun):
    """What was read between two places of a book, in reading order."""

    id: str
    """Stable: the book's hash, then the chapter's place in it."""
    number: str = ""
    """As printed; empty when the book does not number it."""
    title: str
    labels: tuple[Label, Label]
    """First and last printed page."""
    pdf_pages: tuple[PdfPage, PdfPage]
    """First and last page of the file, both included."""
    language: str = "en"
    """ISO 639-1 code of the chapter's prose."""
    sections: tuple[Section, ...]
    """Flat, in reading order; nesting is by level. The first may be the chapter's title with its opening text."""
    indexed: tuple[str, ...] = ()
    """The entries of the book's index that lead here."""
    warnings: tuple[str, ...] = ()
    """What is missing or doubtful, said to the reader: damaged text, pages without a text layer."""

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order, headings included."""
        for section in self.sections:
            yield section.heading
            yield from section.blocks

    def block(self, block_id: str) -> Block | None:
        """The block of that id, or None."""
        return next((b for b in self.blocks() if b.id == block_id), None)

    def heading_of(self, section: Section) -> str:
        """The section's own heading; behind that of the section around it where it has no number and is not alone.

        Many chapters end each of their sections with one called "Examples".
        """
        text = section.heading.text
        if section.heading.number or sum(s.heading.text == text for s in self.sections) < 2:
            return text
        before = self.sections[: self.sections.index(section)]
        around = next((s for s in reversed(before) if s.level < section.level), None)
        return f"{around.title} · {text}" if around and around.title else text

    @property
    def name(self) -> str:
        """Number and title as a reader says them: ``3 Boxes`` or ``Case study``."""
        return f"{self.number} {self.title}".strip()

    @property
    def pages(self) -> str:
        """The printed pages that it stands on: ``page 27`` or ``pages 27–38``."""
        first, last = self.labels
        return f"page {first}" if first == last else f"pages {first}–{last}"
