"""Reads the index at the back of a book, and tells which of its entries lead into a chapter."""

import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from probatum.book import Book, Chapter

INDEX = re.compile(
    r"(?:[IVX\d]+\.? |[A-Z]\.? )?(?:(?!(?:function|variable|symbol|command|name|package|option)s? )[^\W\d]+ ){0,2}"
    r"(?:index|indice(?: analitico)?|stichwort\w*|sach(?:register|verzeichnis)|register|índice(?: \w+)?|索引)",
    re.IGNORECASE,
)
"""Titles under which an index of subjects stands."""
ENTRY = re.compile(r"(?P<words>[^\W\d][^\d;]{2,60}?)[,\s.]+(?P<pages>(?:\d{1,4}(?:[-–]\d{1,4}|ff?\b)?\.?(?:,\s*|$))+)")
TAIL = 0.15
"""Share of a book's pages, at its end, where an index is looked for when the outline names none."""
FURTHEST = 20
"""Pages that an index may be off throughout, as where it counts from another page."""
MOST_PAGES = 6
"""An entry that leads to more pages than this is of no chapter in particular."""
INDENT = (4.0, 40.0)
"""Points by which an entry below another stands to the right of it; what is further right is another column."""

Entries = Mapping[str, frozenset[int]]
"""The pages that each entry names."""
Line = tuple[float, str]
"""Left edge in points, and text."""


def entries(document: Any, book: Book) -> Entries:
    """The entries of the book's index of subjects; empty when it has none."""
    found: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for words, pages in parse(line for page in _pages(document, book) for line in _lines(document, page)):
        found[words] |= pages
    return found


def _pages(document: Any, book: Book) -> Iterable[int]:
    """The index's pages, from 0: from its place in the outline to the next, else from a page so headed to the end."""
    named = [i for i, entry in enumerate(book.outline) if INDEX.fullmatch(entry.title.strip())]
    if named:
        after = (e.page for e in book.outline[named[-1] + 1 :] if e.page > book.outline[named[-1]].page)
        return range(book.outline[named[-1]].page - 1, next(after, book.pages + 1) - 1)
    tail = range(round(book.pages * (1 - TAIL)), book.pages)
    return range(next((i for i in tail if _is_headed(document, i)), book.pages), book.pages)


def _is_headed(document: Any, index: int) -> bool:
    """True when one of the page's first lines is the title of an index."""
    return any(INDEX.fullmatch(text) for _, text in itertools.islice(_lines(document, index), 4))


def _lines(document: Any, index: int) -> Iterator[Line]:
    try:
        blocks = document[index].get_text("dict")["blocks"]
    except MemoryError:
        raise
    except Exception:  # MuPDF raises many kinds for a damaged page, which then names nothing
        return
    for block in blocks:
        for line in block.get("lines", ()):
            text = unicodedata.normalize("NFKC", "".join(span["text"] for span in line["spans"])).strip()
            if text:
                yield line["bbox"][0], text


def parse(lines: Iterable[Line]) -> Iterator[tuple[str, frozenset[int]]]:
    """The words of each entry with its pages; ``error, logical`` is turned to ``logical error``.

    An entry below another is given with the other's words, before and behind its own: which is right, the text shows.
    """
    left, head = 0.0, ""
    for x, text in lines:
        match = ENTRY.fullmatch(text)
        words = match["words"].strip(" ,.") if match else text
        below = head and INDENT[0] < x - left < INDENT[1]
        if not below:
            left, head = x, words if len(words) > 1 else ""
        pages = frozenset(int(n) for n in re.findall(r"\d+", match["pages"])) if match else frozenset()
        if 0 < len(pages) <= MOST_PAGES:
            for whole in (f"{head} {words}", f"{words} {head}") if below else (_turned(words),):
                yield whole, pages


def _turned(words: str) -> str:
    head, comma, rest = words.partition(", ")
    return f"{rest} {head}" if comma and "," not in rest else words


def leading_into(chapter: Chapter, found: Entries) -> tuple[str, ...]:
    """The entries that lead to one of the chapter's pages, in alphabetical order."""
    texts = _texts(chapter)
    off = _shift((pages, {at for at, text in texts.items() if words.lower() in text}) for words, pages in found.items())
    own = range(min(texts, default=0), max(texts, default=-1) + 1)
    return tuple(sorted(words for words, pages in found.items() if any(page + off in own for page in pages)))


def _texts(chapter: Chapter) -> Mapping[int, str]:
    """What stands on each page, by its printed number; by its place in the file where pages bear no numbers."""
    numbered = all(str(label).isdecimal() for label in chapter.labels)
    texts: defaultdict[int, str] = defaultdict(str)
    for block in chapter.blocks():
        at = int(block.label) if numbered and str(block.label).isdecimal() else block.page
        texts[at] += f" {block.text.lower()}"
    return texts


def _shift(pairs: Iterable[tuple[frozenset[int], set[int]]]) -> int:
    """How many pages the index is off: what most entries agree on, by the pages that they name and stand on."""
    votes: Counter[int] = Counter()
    for named, standing in pairs:
        apart = {there - page for page in named for there in standing}
        votes.update(d for d in apart if abs(d) <= FURTHEST)
    return max(votes, key=lambda d: (votes[d], -abs(d)), default=0)
