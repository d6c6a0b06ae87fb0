"""The reader's books: added by path, remembered with their outline, each with the chapters that can be studied."""

import asyncio
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from probatum.book import Book, OutlineEntry
from probatum.learner.record import ChapterMet
from probatum.tools.pdf import open_book
from probatum.tools.pdf.chapters import chapter_level
from probatum.tools.pdf.roles import is_apparatus
from probatum.tools.record import Record
from probatum.workflows.overview import BOOKS


@dataclass(frozen=True)
class Shelved:
    """A chapter on the shelf."""

    book: Book
    entry: OutlineEntry
    chapter: str
    """Chapter id; empty while it is unread."""
    pages: str = ""
    """Printed pages, for a part that is no chapter of the outline: ``10-30``."""


async def add_book(record: Record, path: Path, password: str = "") -> Book:
    """Opens the book and remembers it, without its password. Raises SourceError, EncryptedError."""
    book = await asyncio.to_thread(_opened, path, password)
    record.put(BOOKS, book.sha256, book)
    return book


def found_by_name(record: Record, name: str) -> Path | None:
    """Where the book of that file name lay when it was last read; None for one that is not there any more."""
    paths = (Path(book.path) for book in record.all(BOOKS, Book))
    return next((path for path in paths if path.name == name and path.exists()), None)


def _opened(path: Path, password: str) -> Book:
    whole = path.expanduser().resolve()
    return open_book(whole, password).model_copy(update={"path": str(whole)})


def chapters_of(book: Book) -> tuple[OutlineEntry, ...]:
    """The outline's chapters; contents, indices and title pages are not among them."""
    outline = [entry for entry in book.outline if entry.number or not is_apparatus(entry.title)]
    level = chapter_level(outline)
    return tuple(entry for entry in outline if entry.level == level)


def stands_at(entry: OutlineEntry, met: ChapterMet) -> bool:
    """True for the outline's entry of a chapter that was met; many books number theirs on the page alone."""
    if entry.title != met.title:
        return False
    return entry.number == met.number or (not entry.number and f"{met.pages}-".startswith(f"{entry.label}-"))


def sample_book() -> Path:
    """The sample book, which comes with every installation."""
    return Path(str(files("probatum"))) / "clockwork.pdf"
