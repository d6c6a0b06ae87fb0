"""Statements of the notes, with what they rest on."""

from enum import StrEnum

from probatum.book import Box, Label, PdfPage
from probatum.noun import Noun


class Evidence(Noun):
    """Where the book says it."""

    block: str
    """Id of the block."""
    page: PdfPage
    label: Label
    quote: str
    """Verbatim from that block, in the book's language."""
    bbox: Box | None = None


class Own(StrEnum):
    """How a statement is the writer's own; shown beside it in these words."""

    BEYOND = "beyond the book"
    WORKED_OUT = "worked out"
    OUTPUT = "from the output"


class Claim(Noun):
    """A statement with what it rests on."""

    text: str
    """Inline Markdown: ``==key terms==``, ``code``, ``$math$``."""
    evidence: tuple[Evidence, ...] = ()
    beyond: bool = False
    """Said by the writer and not by the book; shown labelled so."""
    worked_out: bool = False
    """A conclusion of the writer's from what the evidence says."""
    language: str = ""
    """Of the text, when it is not the book's; its words can then not be held against the quote's."""
    output: str = ""
    """Id of the snippet whose real output it was read from, when it says what was seen there."""
    verbatim: bool = False
    """The text is the book's own wording."""

    @property
    def own(self) -> Own | None:
        """The label that it is shown with; None when it is a statement of the book."""
        if self.output:
            return Own.OUTPUT
        if self.worked_out:
            return Own.WORKED_OUT
        return Own.BEYOND if self.beyond else None
