"""Finds the pages that were asked for: a chapter or section by number or title, printed pages, or pages of the file."""

from probatum.book import PdfPage
from probatum.errors import UsageError
from probatum.tools.pdf.choice import Choice, Chosen
from probatum.tools.pdf.named_parts import Numbers, part_named
from probatum.tools.pdf.opening import Opened
from probatum.tools.pdf.page_ranges import pages_by_label, pages_by_place


def choose(opened: Opened, choice: Choice, printed: Numbers) -> Chosen:
    """The part that ``choice`` asks for.

    Raises UsageError for a choice that contradicts itself, NoSuchChapterError when nothing or too much answers to it.
    """
    asked = [value for value in (choice.chapter, choice.pages, choice.pdf_pages) if value is not None]
    if len(asked) > 1:
        raise UsageError("Choose by --chapter, by --pages or by --pdf-pages, not by several.")
    if choice.pages is not None:
        return pages_by_label(opened, choice.pages)
    if choice.pdf_pages is not None:
        return pages_by_place(opened, choice.pdf_pages)
    if choice.chapter is None:
        return Chosen(PdfPage(1), PdfPage(opened.book.pages), opened.book.title)
    return part_named(opened, choice.chapter.strip(), printed)
