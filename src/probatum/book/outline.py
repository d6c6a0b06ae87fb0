"""What is known of a book before a chapter of it is read: its file and its outline."""

from pathlib import PurePath

from probatum.book.places import Label, PdfPage
from probatum.noun import Noun


class OutlineEntry(Noun):
    """A line of the book's table of contents."""

    level: int
    """From 1."""
    title: str
    """Without its number."""
    number: str = ""
    page: PdfPage
    label: Label

    @property
    def name(self) -> str:
        """Number and title, as a reader says them."""
        return f"{self.number} {self.title}".strip()


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

    @property
    def file(self) -> str:
        """The name of its file."""
        return PurePath(self.path).name
