"""Names the language of every listing of a chapter, with the whole book as evidence."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from probatum.book import Block, Book, Heading, ListBlock, Listing, Paragraph
from probatum.tools.pdf.programming import Surroundings, language_of, last_named, subject_of, sure_language

_PAGES = 10
"""So many pages, spread over the book, say what it is about."""
_REACH = 240
"""Characters before a listing in which its language may be named."""


def subject_of_book(book: Book, document: Any) -> str:
    """The programming language that the book is about; empty when there is no one."""
    step = max(1, book.pages // _PAGES)
    headings = "\n".join(entry.title for entry in book.outline)
    return subject_of(book.title, headings, "\n".join(_text(document, i) for i in range(step // 2, book.pages, step)))


def _text(document: Any, index: int) -> str:
    try:
        return str(document[index].get_text())
    except MemoryError:
        raise
    except Exception:  # MuPDF raises many kinds for a damaged page; the others tell, too
        return ""


def name_languages(blocks: Sequence[Block], subject: str) -> list[Block]:
    """The blocks, each listing with its language."""
    sure = Counter(filter(None, (sure_language(b.text) for b in blocks if isinstance(b, Listing))))
    usual = next((name for name, n in sure.most_common(1) if n >= 3 and n >= 0.6 * sure.total()), "")
    named: list[Block] = []
    before = ""
    for block in blocks:
        if isinstance(block, Listing):
            around = Surroundings(last_named(f"{before} {block.caption}"), usual, subject)
            block = block.model_copy(update={"language": language_of(block.text, around)})
            before = ""
        elif isinstance(block, Heading | Paragraph | ListBlock):
            before = block.text[-_REACH:]
        named.append(block)
    return named
