"""The reader's books: added by path, remembered with their outline, each with the chapters that can be studied."""

import asyncio
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from probatum.book import Book, OutlineEntry
from probatum.tools.pdf import open_book
from probatum.tools.pdf.roles import is_apparatus
from probatum.tools.record import Record
from probatum.workflows.overview import BOOKS

CHAPTERS_AT_LEAST = 2
"""A level of the outline with fewer entries than this holds parts or a title, not chapters."""


@dataclass(frozen=True)
class Shelved:
    """A chapter on the shelf."""

    book: Book
    entry: OutlineEntry
    chapter: str
    """Chapter id; empty while it is unread."""


async def add_book(record: Record, path: Path) -> Book:
    """Opens the book and remembers it. Raises SourceError."""
    book = await asyncio.to_thread(_opened, path)
    record.put(BOOKS, book.sha256, book)
    return book


def _opened(path: Path) -> Book:
    whole = path.expanduser().resolve()
    return open_book(whole).model_copy(update={"path": str(whole)})


def chapters_of(book: Book) -> tuple[OutlineEntry, ...]:
    """The outline's chapters: the level where most entries carry a plain number, else the highest with several.

    Contents, indices and title pages are not among them.
    """
    outline = [entry for entry in book.outline if entry.number or not is_apparatus(entry.title)]
    levels = sorted({entry.level for entry in outline})

    def at(level: int) -> tuple[OutlineEntry, ...]:
        return tuple(entry for entry in outline if entry.level == level)

    def numbered(level: int) -> int:
        return sum(entry.number.isdigit() for entry in at(level))

    best = max(levels, key=numbered, default=0)
    if best and numbered(best):
        return at(best)
    return next((at(level) for level in levels if len(at(level)) >= CHAPTERS_AT_LEAST), at(levels[0]) if levels else ())


def sample_book() -> Path:
    """The sample book, which comes with every installation."""
    return Path(str(files("probatum"))) / "clockwork.pdf"
