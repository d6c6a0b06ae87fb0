"""A whole day's notes on a chapter."""

from datetime import date

from probatum.book import Label, PdfPage
from probatum.notes.parts import Diagram, FigureNote, Snippet
from probatum.notes.sections import Draft, SectionNotes
from probatum.noun import Noun
from probatum.proof import Proof


class Log(Noun):
    """A whole day's notes on a chapter."""

    day: date
    book_title: str
    book_file: str
    """File name alone; no path."""
    book_sha256: str
    chapter: str
    """Chapter id."""
    number: str
    title: str
    language: str = "en"
    """Of the notes, ISO 639-1."""
    labels: tuple[Label, Label]
    pdf_pages: tuple[PdfPage, PdfPage]
    draft: Draft
    sections: tuple[SectionNotes, ...]
    figures: tuple[FigureNote, ...] = ()
    proofs: tuple[Proof, ...] = ()
    """Every trial behind the log, claims and diagrams included."""
    model: str = ""
    """Name of the model; empty for the extractive engine."""
    version: str
    """Of Probatum."""

    @property
    def name(self) -> str:
        """Number and title, as a reader says them."""
        return f"{self.number} {self.title}".strip()

    def snippets(self) -> tuple[Snippet, ...]:
        """Every snippet in document order: background, sections, challenge."""
        found = [b.example for b in self.draft.background if b.example]
        for section in self.sections:
            found.extend(section.snippets)
        if self.draft.challenge:
            found.extend(s for s in (self.draft.challenge.starter, self.draft.challenge.solution) if s)
        return tuple(found)

    def diagrams(self) -> tuple[Diagram, ...]:
        """Every diagram in document order."""
        return tuple(d for section in self.sections for d in section.diagrams)
