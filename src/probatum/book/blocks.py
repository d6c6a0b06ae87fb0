"""What a page is made of: headings, text, code, tables, figures, formulas, lists and notes, each with its place."""

from typing import Annotated, Literal

from pydantic import Field

from probatum.book.places import Box, Label, Mark, PdfPage, Picture
from probatum.noun import Noun

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
