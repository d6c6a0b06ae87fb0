"""Parts of a book by their pages: as they are printed, or as they lie in the file."""

import re

from probatum.book import PdfPage
from probatum.errors import NoSuchChapterError, UsageError
from probatum.tools.pdf.choice import Chosen
from probatum.tools.pdf.labels import pages_labelled
from probatum.tools.pdf.opening import Opened

_RANGE = re.compile(r"^\s*([^\s–—-]+(?:-\d+)?)\s*(?:[-–—]|\.\.)\s*(\S+)\s*$")


def pages_by_place(opened: Opened, text: str) -> Chosen:
    """The pages ``193-204`` of the file.

    Raises UsageError for what is no range, NoSuchChapterError for pages that the file has not.
    """
    first, last = _ends(text)
    if not first.isdigit() or not last.isdigit():
        raise UsageError(f"--pdf-pages {text!r}: not a page or a range of pages.", "Write it like 193-204.")
    return _pages(opened, int(first), int(last), text, "--pdf-pages")


def pages_by_label(opened: Opened, text: str) -> Chosen:
    """The pages on which ``171-182`` or ``xi-xiii`` is printed. Raises NoSuchChapterError when there are none."""
    whole = pages_labelled(opened.labels, text)
    if whole:
        return _pages(opened, whole[0], whole[0], text, "--pages")
    ends = _ends(text)
    found = [pages_labelled(opened.labels, end) for end in ends]
    for end, pages in zip(ends, found, strict=True):
        if not pages:
            raise NoSuchChapterError(
                f"{opened.book.path}: no page is labelled {end!r}.",
                f"Its labels run from {opened.labels[0]} to {opened.labels[-1]}; --pdf-pages counts all.",
            )
    last = next((page for page in found[1] if page >= found[0][0]), found[1][0])
    return _pages(opened, found[0][0], last, text, "--pages")


def _ends(text: str) -> tuple[str, str]:
    match = _RANGE.match(text)
    return (match.group(1), match.group(2)) if match else (text.strip(), text.strip())


def _pages(opened: Opened, first: int, last: int, text: str, option: str) -> Chosen:
    if first > last:
        raise UsageError(f"{option} {text}: ends before it begins.", f"Did you mean {last}-{first}?")
    if first < 1 or last > opened.book.pages:
        raise NoSuchChapterError(
            f"{opened.book.path}: has no such pages: {text}.", f"The file has pages 1 to {opened.book.pages}."
        )
    inside = [e for e in opened.book.outline if first <= e.page <= last]
    top = min((e.level for e in inside), default=0)
    head = next((e for e in inside if e.level == top and e.page == first), None)
    if head is not None and sum(e.level == top for e in inside) == 1:
        return Chosen(PdfPage(first), PdfPage(last), head.title, head.number)
    labels = opened.labels
    span = labels[first - 1] if first == last else f"{labels[first - 1]}–{labels[last - 1]}"
    return Chosen(PdfPage(first), PdfPage(last), f"Pages {span}" if first != last else f"Page {span}")
