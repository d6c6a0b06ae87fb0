"""Reads a chapter of a PDF into a typed Chapter."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from probatum.book import Book, Box, Chapter, Label, PdfPage
from probatum.tools.pdf.choice import Choice
from probatum.tools.pdf.reading import Furniture

if TYPE_CHECKING:
    from typing import Any

__all__ = ["Choice", "Furniture", "Reading", "open_book", "read_chapter", "read_part"]


@dataclass(frozen=True)
class Reading:
    """A chapter as read, with what was left out and what it took."""

    book: Book
    chapter: Chapter
    furniture: tuple[Furniture, ...]
    """Running heads, feet and page numbers."""
    seconds: float
    """CPU time of the reading, without the start of the process."""
    peak_mb: float


def open_book(path: Path | str, password: str = "") -> Book:
    """The book at ``path`` with its outline.

    Raises SourceError when it cannot be read, EncryptedError without the right password.
    """
    return Book.model_validate(_ask("book", path, password)["book"])


def read_chapter(
    path: Path | str, choice: Choice, *, pictures: Path, password: str = "", ocr: bool = False
) -> tuple[Book, Chapter]:
    """The book and the chosen part of it; pictures are written to the folder ``pictures`` under Picture.name.

    What was read once is kept there, and not read again. Raises the SourceError family of probatum.errors, and
    UsageError for a choice that contradicts itself.
    """
    from probatum.tools.pdf import kept

    key = kept.key_of(Path(path), **asdict(choice), password=password, ocr=ocr)
    found = kept.find(Path(pictures), key)
    if found is not None:
        return found[0].model_copy(update={"path": str(path)}), found[1]
    reading = read_part(path, choice, pictures=pictures, password=password, ocr=ocr)
    kept.keep(Path(pictures), key, reading.book, reading.chapter)
    return reading.book, reading.chapter


def read_part(
    path: Path | str,
    choice: Choice,
    *,
    pictures: Path,
    password: str = "",
    ocr: bool = False,
    overlay: Path | None = None,
) -> Reading:
    """Like ``read_chapter``, with what was left out and what it took.

    ``overlay`` names a PDF to write: the pages with every block framed and named.
    """
    where = {"pictures": str(Path(pictures).resolve()), "overlay": str(overlay.resolve()) if overlay else ""}
    reply = _ask("chapter", path, password, choice=asdict(choice), ocr=ocr, **where)
    return Reading(
        Book.model_validate(reply["book"]),
        Chapter.model_validate(reply["chapter"]),
        tuple(Furniture(PdfPage(page), Label(label), text, Box(*box)) for page, label, text, box in reply["furniture"]),
        reply["seconds"],
        reply["peak_mb"],
    )


def _ask(what: str, path: Path | str, password: str, **more: Any) -> dict[str, Any]:
    from probatum.tools.pdf.child import ask

    return ask({"what": what, "path": str(path), "password": password, **more})
