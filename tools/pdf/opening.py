"""Opens a PDF and says what it is: title, pages, outline, labels; refuses what cannot be read, in words."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from probatum.book import Book, Label, OutlineEntry, PdfPage
from probatum.errors import EncryptedError, SourceError
from probatum.tools.pdf.book_title import book_title
from probatum.tools.pdf.chapters import nested_by_number, without_stray_letters
from probatum.tools.pdf.contents import guess_outline
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.folios import printed_labels
from probatum.tools.pdf.labels import read_labels
from probatum.tools.pdf.titles import CHAPTER, NUMBER, number_of

MAX_OUTLINE = 20_000
"""Entries of an outline that are read; more than a book can hold means a damaged or malicious file."""


@dataclass
class Opened:
    """An open document with its book."""

    document: Any
    book: Book
    labels: list[Label]


def open_document(path: Path, password: str = "") -> Opened:
    """Opens the PDF at ``path``.

    Raises SourceError for a file that is absent, is not a PDF or is damaged beyond repair, EncryptedError without the
    right password.
    """
    sha256 = _hash(path)
    pymupdf = load_pymupdf()
    try:
        document = pymupdf.open(str(path), filetype="pdf")
    except Exception as error:
        raise SourceError(
            f"{path}: damaged beyond repair: {error}.", "Get the file anew, or repair it with qpdf or mutool."
        ) from None
    locked = bool(document.needs_pass)
    if locked and not document.authenticate(password):
        said = "The password is wrong." if password else "It is encrypted."
        raise EncryptedError(f"{path}: a password is needed to read this PDF. {said}", "Give it with --password.")
    if not _pages(document):
        raise SourceError(f"{path}: has no pages that can be read.", "It may be damaged: get the file anew.")
    labels = _labels(document)
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
    outline = _outline(document, labels) or guess_outline(document, labels, flags)
    title, pages = book_title(document, path), document.page_count
    book = Book(path=str(path), sha256=sha256, title=title, pages=pages, locked=locked, outline=outline)
    return Opened(document, book, labels)


def _labels(document: Any) -> list[Label]:
    """The file's own labels; what the pages print where it has none, or only counts its pages."""
    labels = read_labels(document)
    counted = all(label == str(i) for i, label in enumerate(labels, 1))
    return (printed_labels(document) if counted else None) or labels


def _pages(document: Any) -> int:
    try:
        return int(document.page_count)
    except Exception:  # MuPDF refuses a count that no file can hold
        return 0


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(1024)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file.", "Check the path.") from None
    except IsADirectoryError:
        raise SourceError(f"{path}: is a folder, not a PDF.", "Name the PDF in it.") from None
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}.", "Check the file's permissions.") from None
    if b"%PDF-" not in head:
        raise SourceError(f"{path}: is not a PDF.", "Probatum reads PDF files; convert it first.")
    return digest


_COLOUR = re.compile(r"\[(?:rgb|cmyk)\](?:[\d.]+,){2,3}[\d.]+")
"""What LaTeX leaves of a coloured heading in the outline."""


def _outline(document: Any, labels: list[Label]) -> tuple[OutlineEntry, ...]:
    """The table of contents; entries that lead nowhere take the page of the next that does."""
    try:
        raw = document.get_toc(simple=True)[:MAX_OUTLINE]
    except Exception:  # MuPDF raises many kinds for cyclic and damaged outlines; the book is then one without
        return ()
    entries = []
    following = 0
    for level, title, page in reversed(raw):
        page = page if 1 <= page <= len(labels) else following
        following = page
        if page < 1:
            continue
        text = " ".join(_COLOUR.sub("", str(title)).split())
        if not text:
            continue
        number = number_of(text)
        bare = NUMBER.sub("", CHAPTER.sub("", text)).strip() if number else text
        entries.append(
            OutlineEntry(
                level=max(1, level), title=bare or text, number=number, page=PdfPage(page), label=labels[page - 1]
            )
        )
    return nested_by_number(without_stray_letters(entries[::-1]))
