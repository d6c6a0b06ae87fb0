"""A book as it was read: chapters of sections of blocks, each block with its place on the page."""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple, NewType

from pydantic import Field

from probatum.noun import Noun

PdfPage = NewType("PdfPage", int)
"""A page's place in the file, counted from 1."""

Label = NewType("Label", str)
"""What is printed on a page: ``xi``, ``27``; the PDF page number where nothing else is known."""


RoleName = Literal[
    "plain",
    "definition",
    "theorem",
    "proof",
    "example",
    "exercise",
    "solution",
    "glossary",
    "note",
    "warning",
    "tip",
    "quote",
]
"""What a paragraph may be to the book."""


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


class Picture(Noun):
    """An image cut out of a page; its bytes lie as ``name`` in the folder that the reader was given."""

    name: str
    """File name, stable for the same book and place: ``thebook-p027-1.png``."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    sha256: str


class Mark(Noun):
    """A stretch of a paragraph's text that the book sets apart."""

    start: int
    """Offset of the first character in the block's text."""
    end: int
    """Offset after the last character."""
    style: Literal["italic", "bold", "code", "link", "math"]
    target: str = ""
    """Of a link: where it leads."""


class _Block(Noun):
    id: str
    """Stable for the same file: ``p193-b4``."""
    page: PdfPage
    """Where the block begins."""
    label: Label
    bbox: Box
    """On ``page``; a block that runs over the page's end has its first part here."""
    more: tuple[tuple[PdfPage, Box], ...] = ()
    """The parts of the block on later pages or columns."""


class Heading(_Block):
    """A heading; ``level`` 1 is the chapter's own title."""

    kind: Literal["heading"] = "heading"
    text: str
    level: int
    number: str = ""
    """As printed, ``2.3``; not part of ``text``."""


class Paragraph(_Block):
    """Running text, without the line breaks of the page."""

    kind: Literal["text"] = "text"
    text: str
    marks: tuple[Mark, ...] = ()
    role: RoleName = "plain"
    """What the book says that this is: by its own heading, label or box."""
    title: str = ""
    """Of a box, theorem or exercise: ``Theorem 3.1 (Pythagoras)``."""


class Exchange(Noun):
    """One prompt of an interactive session and what came back."""

    source: str
    output: str = ""


class Listing(_Block):
    """Code, character for character as printed, without line numbers and wrap marks."""

    kind: Literal["code"] = "code"
    text: str
    language: str = ""
    """Lower case, ``python``, ``sql``, ``console``, ``text`` for output; empty when unknown."""
    caption: str = ""
    number: str = ""
    exchanges: tuple[Exchange, ...] = ()
    """Filled when the listing is an interactive session (``>>>``, ``In [1]:``, ``$``)."""
    numbered: bool = False
    """Line numbers were printed and have been removed."""
    wrapped: tuple[int, ...] = ()
    """1-based lines of ``text`` that the page broke; rejoined where a mark showed it, else left as printed."""

    @property
    def source(self) -> str:
        """The code to run: of a session its inputs alone, else the text."""
        return "\n".join(e.source for e in self.exchanges) if self.exchanges else self.text


class Table(_Block):
    """A table: its cells where they could be told apart, else a picture alone."""

    kind: Literal["table"] = "table"
    cells: tuple[tuple[str, ...], ...] = ()
    """Rows of equal length; empty when only the picture is sure."""
    header_rows: int = 1
    caption: str = ""
    number: str = ""
    picture: Picture | None = None

    @property
    def text(self) -> str:
        """The cells in reading order, a row a line."""
        return "\n".join("\t".join(row) for row in self.cells)


class Figure(_Block):
    """A drawing or photograph with its caption."""

    kind: Literal["figure"] = "figure"
    caption: str = ""
    number: str = ""
    """As printed, ``3.2``."""
    picture: Picture | None = None
    text: str = ""
    """Labels that stand inside the drawing."""


class Equation(_Block):
    """A displayed formula."""

    kind: Literal["equation"] = "equation"
    text: str
    """Best effort; the picture is the truth."""
    number: str = ""
    picture: Picture | None = None


class Item(Noun):
    """One entry of a list."""

    text: str
    marker: str = ""
    """As printed: ``•``, ``3.``, ``(a)``."""
    level: int = 0
    """Depth of nesting, from 0."""
    marks: tuple[Mark, ...] = ()


class ListBlock(_Block):
    """A list, nested by the items' levels."""

    kind: Literal["list"] = "list"
    items: tuple[Item, ...]
    ordered: bool = False
    role: Literal["plain", "exercise", "glossary", "steps", "summary"] = "plain"

    @property
    def text(self) -> str:
        """The items, one a line."""
        return "\n".join(item.text for item in self.items)


class Footnote(_Block):
    """A note at the foot of the page."""

    kind: Literal["footnote"] = "footnote"
    mark: str
    text: str
    referrer: str = ""
    """Id of the block that holds the mark, where it was found."""


Block = Annotated[
    Heading | Paragraph | Listing | Table | Figure | Equation | ListBlock | Footnote,
    Field(discriminator="kind"),
]


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


class OutlineEntry(Noun):
    """A line of the book's table of contents."""

    level: int
    """From 1."""
    title: str
    """Without its number."""
    number: str = ""
    page: PdfPage
    label: Label


class Book(Noun):
    """A PDF and what is known of it before a chapter is read."""

    path: str
    sha256: str
    title: str
    pages: int
    """In the file."""
    locked: bool = False
    """True when it is read with a password."""
    outline: tuple[OutlineEntry, ...] = ()
