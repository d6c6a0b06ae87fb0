"""Names the language of every listing of a chapter, with the whole book as evidence."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from probatum.book import Block, Book, Heading, ListBlock, Listing, Paragraph
from probatum.tools.pdf.programming import (
    BESIDE,
    Surroundings,
    code_language,
    last_named,
    looks_like_code,
    subject_of,
    sure_language,
)

_PAGES = 10
"""So many pages, spread over the book, say what it is about."""
_REACH = 240
"""Characters before a listing in which its language may be named."""

_SHARE = 0.5
"""A language of more of a chapter's code than this is the chapter's, however few its marks."""


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
    sure = Counter(sure_language(b.text) for b in blocks if isinstance(b, Listing))
    del sure[""], sure["console"]  # a terminal is told by its prompts alone
    usual = next((name for name, n in sure.most_common(1) if n >= 3 and n >= 0.6 * sure.total()), "")
    around = {
        id(block): Surroundings(last_named(f"{before} {block.caption}"), usual, subject)
        for before, block in _after(blocks)
    }
    told = {id(b): code_language(b.text, around[id(b)]) for b in blocks if isinstance(b, Listing)}
    if not (usual or subject):
        told |= {id(b): "" for b in _strays(blocks, told) if told[id(b)] != around[id(b)].near}
    return [b.model_copy(update={"language": told[id(b)]}) if isinstance(b, Listing) else b for b in blocks]


def _after(blocks: Sequence[Block]) -> Iterator[tuple[str, Listing]]:
    """Each listing, with the end of the words since the listing before it."""
    before = ""
    for block in blocks:
        if isinstance(block, Listing):
            yield before, block
            before = ""
        elif isinstance(block, Heading | Paragraph | ListBlock):
            before = block.text[-_REACH:]


def _strays(blocks: Sequence[Block], told: Mapping[int, str]) -> Iterator[Listing]:
    """Listings whose language rests on a mark or two, while most code of the chapter is in one that is not known.

    A language of its own, such as a tracer's or a solver's, has a brace of C here and an arrow of R there.
    """
    code = [block for block in blocks if isinstance(block, Listing) and looks_like_code(block.text)]
    shares = Counter(told[id(block)] for block in code)
    common = {name for name, n in shares.items() if n > _SHARE * shares.total()}
    for block in code:
        if told[id(block)] not in common | BESIDE and not sure_language(block.text):
            yield block
