"""What part of a book is wanted, and where it lies."""

from dataclasses import dataclass

from probatum.book import OutlineEntry, PdfPage


@dataclass(frozen=True)
class Choice:
    """What part of a book is wanted: one of the three, or the whole book when all are None."""

    chapter: str | None = None
    """A number, a title, part of a title, or a section such as ``2.2``."""
    pages: str | None = None
    """Printed pages: ``171-182``, ``xi-xiii``, ``27``."""
    pdf_pages: str | None = None
    """Pages of the file, counted from 1."""


@dataclass(frozen=True)
class Chosen:
    """Where the part lies."""

    first: PdfPage
    last: PdfPage
    """Included; the page on which the next part begins is read too and cut at its heading."""
    title: str
    number: str = ""
    start: OutlineEntry | None = None
    stop: OutlineEntry | None = None
    """The entry that follows the part."""
    section: str = ""
    """A section that the outline does not hold, to be cut out by its printed number."""
