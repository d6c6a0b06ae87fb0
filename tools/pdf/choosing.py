"""Finds the pages that were asked for: a chapter or section by number or title, printed pages, or pages of the file."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from probatum.book import OutlineEntry, PdfPage
from probatum.errors import NoSuchChapterError, UsageError
from probatum.tools.pdf.chapters import chapter_level, is_part
from probatum.tools.pdf.headings import CHAPTER
from probatum.tools.pdf.labels import pages_labelled
from probatum.tools.pdf.opening import Opened

_RANGE = re.compile(r"^\s*([^\s–—-]+(?:-\d+)?)\s*(?:[-–—]|\.\.)\s*(\S+)\s*$")


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


Numbers = Callable[[OutlineEntry], str]
"""Says the number that is printed over the heading of an entry whose title holds none."""


def choose(opened: Opened, choice: Choice, printed: Numbers) -> Chosen:
    """The part that ``choice`` asks for.

    Raises UsageError for a choice that contradicts itself, NoSuchChapterError when nothing or too much answers to it.
    """
    asked = [value for value in (choice.chapter, choice.pages, choice.pdf_pages) if value is not None]
    if len(asked) > 1:
        raise UsageError("Choose by --chapter, by --pages or by --pdf-pages, not by several.")
    if choice.pages is not None:
        return _by_label(opened, choice.pages)
    if choice.pdf_pages is not None:
        return _by_place(opened, choice.pdf_pages)
    if choice.chapter is None:
        return Chosen(PdfPage(1), PdfPage(opened.book.pages), opened.book.title)
    return _by_name(opened, choice.chapter.strip(), printed)


def _by_place(opened: Opened, text: str) -> Chosen:
    first, last = _ends(text)
    if not first.isdigit() or not last.isdigit():
        raise UsageError(f"--pdf-pages {text!r}: not a page or a range of pages.", "Write it like 193-204.")
    return _pages(opened, int(first), int(last), text, "--pdf-pages")


def _by_label(opened: Opened, text: str) -> Chosen:
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


def _by_name(opened: Opened, name: str, printed: Numbers) -> Chosen:
    outline = opened.book.outline
    if not outline:
        raise NoSuchChapterError(
            f"{opened.book.path}: has no outline and no headings by which a chapter can be found.",
            "Choose by --pages or --pdf-pages.",
        )
    match = CHAPTER.match(name + " ")
    number = match.group("number") if match and match.end() >= len(name) else name
    if re.fullmatch(r"(?:\d{1,3}|[A-Za-z])(?:\.\d{1,3})*\.?|[IVXLC]+", number):
        entry = _numbered(outline, number.rstrip("."), printed)
        if entry is not None:
            return replace(_part(opened, entry), number=number.rstrip("."))
        parent = _parent(outline, number.rstrip("."), printed)
        if parent is not None:
            whole = _part(opened, parent)
            return Chosen(
                whole.first, whole.last, whole.title, whole.number, whole.start, whole.stop, number.rstrip(".")
            )
        if not _has_title(outline, name):
            raise NoSuchChapterError(
                f"{opened.book.path}: has no chapter or section {number}.", f"It has: {_chapters(outline)}"
            )
    return _part(opened, _titled(opened, name))


def _numbered(outline: tuple[OutlineEntry, ...], number: str, printed: Numbers) -> OutlineEntry | None:
    said = [e for e in outline if e.number.lower() == number.lower() and not is_part(e)]
    if said:
        return min(said, key=lambda e: e.level)
    parents = [_parent(outline, number, printed)] if "." in number else []
    if parents and parents[0] is not None:
        candidates = _children(outline, parents[0])
    elif parents:
        return None
    else:
        top = chapter_level(outline)
        candidates = [e for e in outline if e.level == top]
    return next((e for e in candidates if not e.number and printed(e).lower() == number.lower()), None)


def _parent(outline: tuple[OutlineEntry, ...], number: str, printed: Numbers) -> OutlineEntry | None:
    return _numbered(outline, number.rpartition(".")[0], printed) if "." in number else None


def _children(outline: tuple[OutlineEntry, ...], parent: OutlineEntry) -> list[OutlineEntry]:
    start = outline.index(parent) + 1
    end = next((i for i in range(start, len(outline)) if outline[i].level <= parent.level), len(outline))
    return list(outline[start:end])


def _has_title(outline: tuple[OutlineEntry, ...], name: str) -> bool:
    """True when an entry is called just ``name``: a chapter may have a number or a letter for a title."""
    return any(_plain(e.title) == _plain(name) for e in outline)


def _chapters(outline: tuple[OutlineEntry, ...]) -> str:
    level = chapter_level(outline)
    return _listed([e for e in outline if e.level <= level])


def _titled(opened: Opened, name: str) -> OutlineEntry:
    outline = opened.book.outline
    wanted = _plain(name)
    exact = [e for e in outline if _plain(e.title) == wanted or _plain(f"{e.number} {e.title}") == wanted]
    within = exact or [e for e in outline if wanted and wanted in _plain(f"{e.number} {e.title}")]
    if within:
        top = min(e.level for e in within)
        best = [e for e in within if e.level == top]
        if len(best) == 1 or (exact and top < max(e.level for e in outline) and len(best) == 1):
            return best[0]
        raise NoSuchChapterError(
            f"{opened.book.path}: {name!r} could be any of {len(best)}: {_listed(best)}.",
            "Say more of the title, or its number.",
        )
    raise NoSuchChapterError(f"{opened.book.path}: nothing in it is called {name!r}.", _nearest(outline, name))


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in bare if not unicodedata.combining(c))))


def _listed(entries: list[OutlineEntry]) -> str:
    names = [f"{e.number} {e.title}".strip() + f" (page {e.label})" for e in entries[:8]]
    return "; ".join(names) + ("; …" if len(entries) > 8 else "")


def _nearest(outline: tuple[OutlineEntry, ...], name: str) -> str:
    """The titles nearest to ``name``, then the chapters."""
    titles = {i: _plain(f"{e.number} {e.title}") for i, e in enumerate(outline)}
    near = [
        outline[i] for _, score, i in process.extract(_plain(name), titles, scorer=fuzz.WRatio, limit=3) if score >= 60
    ]
    level = chapter_level(outline)
    rest = [e for e in outline if e.level <= level and e not in near]
    return f"Nearest: {_listed(near)}. It has: {_listed(rest)}" if near else f"It has: {_listed(rest)}"


def _part(opened: Opened, entry: OutlineEntry) -> Chosen:
    """From the entry to the next of its level or above."""
    outline = opened.book.outline
    at = outline.index(entry)
    stop = next((e for e in outline[at + 1 :] if e.level <= entry.level and e.page >= entry.page), None)
    last = stop.page if stop is not None else opened.book.pages
    return Chosen(entry.page, PdfPage(last), entry.title, entry.number, entry, stop)
