"""What is large: a log of forty pages, a library of 200 chapters with 5,000 concepts."""

import asyncio
from datetime import datetime
from pathlib import Path

from probatum.book import Book, Label, OutlineEntry, PdfPage
from probatum.configs.loading import load
from probatum.configs.settings import Settings
from probatum.learner.record import Attempt, Concept
from probatum.tools.record import Record
from probatum.workflows.book_part import BookPart
from probatum.workflows.day import make_day
from probatum.workflows.events import ignore
from probatum.workflows.overview import BOOKS


def long_log(book: Path, place: Path) -> Path:
    """A real note of the book's second chapter, its sections repeated to forty pages."""
    settings = load({"vault": place / "long", "engine": "extractive"})
    path = asyncio.run(make_day(BookPart(book, chapter="2"), settings, on_event=ignore)).saved.path
    head, _, rest = path.read_text("utf-8").partition("## 📖 Main content")
    body, mark, tail = rest.partition("## 🔧")
    path.write_text(f"{head}## 📖 Main content{body * 3}{mark}{tail}", "utf-8")
    return path


def large_library(settings: Settings, at: datetime) -> None:
    """A book of 200 chapters, and 5,000 concepts with 200 answers."""
    (settings.vault / ".probatum").mkdir(parents=True)
    record = Record.open(settings.record_url)
    chapters = range(1, 201)
    outline = tuple(
        OutlineEntry(level=1, number=str(n), title=f"Chapter {n}", page=PdfPage(n * 10), label=Label(str(n * 10)))
        for n in chapters
    )
    book = Book(path="large.pdf", sha256="0" * 64, title="A large book", pages=2000, outline=outline)
    record.put(BOOKS, book.sha256, book)
    record.keep_concepts(Concept(id=f"concept-{n}", name=f"concept {n}", chapter=f"c{n // 25}") for n in range(5000))
    for n in range(200):
        record.append(
            Attempt(
                id=f"a{n}",
                at=at,
                question=f"q{n}",
                chapter=f"c{n // 25}",
                concepts=(f"concept-{n}",),
                kind="cloze",
                score=float(n % 2),
            )
        )
    record.close()
