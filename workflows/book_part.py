"""Which part of which book the reader means, and the reading of it."""

from dataclasses import dataclass, field
from pathlib import Path

from probatum.book import Book, Chapter
from probatum.tools.pdf import Choice, read_chapter


@dataclass(frozen=True)
class BookPart:
    """A part of a book in one of the three ways to choose it; the whole book where none is taken."""

    book: Path
    chapter: str | None = None
    pages: str | None = None
    pdf_pages: str | None = None
    password: str = field(default="", repr=False)
    ocr: bool = False

    def read(self, pictures: Path) -> tuple[Book, Chapter]:
        """The book and what was read of it, its pictures laid into the folder ``pictures``. Raises SourceError."""
        choice = Choice(chapter=self.chapter, pages=self.pages, pdf_pages=self.pdf_pages)
        return read_chapter(self.book, choice, pictures=pictures, password=self.password, ocr=self.ocr)
