"""A chapter or section by its number, its title or part of it; and what is said when nothing or too much answers."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from rapidfuzz import fuzz, process

from probatum.book import OutlineEntry, PdfPage
from probatum.errors import NoSuchChapterError
from probatum.tools.pdf.chapters import chapter_level, is_numeral_of_part, is_part
from probatum.tools.pdf.choice import Chosen
from probatum.tools.pdf.opening import Opened
from probatum.tools.pdf.titles import CHAPTER

Numbers = Callable[[OutlineEntry], str]
"""Says the number that is printed over the heading of an entry whose title holds none."""


def part_named(opened: Opened, name: str, printed: Numbers) -> Chosen:
    """The part of that number or title. Raises NoSuchChapterError, with what it could be, or what there is."""
    outline = opened.book.outline
    if not outline:
        raise NoSuchChapterError(
            f"{opened.book.path}: has no outline and no headings by which a chapter can be found.",
            "Choose by --pages or --pdf-pages.",
        )
    name = " ".join(name.split())
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
    labelled = CHAPTER.match(name)  # "Chapter 2: Stacking boxes", as a table of contents may have it
    called = {wanted, _plain(f"{labelled['number']} {name[labelled.end() :]}") if labelled else wanted}
    exact = [e for e in outline if _plain(e.title) == wanted or _plain(e.name) in called]
    within = exact or [e for e in outline if wanted and wanted in _plain(e.name)]
    within = within or [e for e in outline if is_numeral_of_part(name, e.number)]
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
    names = [f"{e.name} (page {e.label})" for e in entries[:8]]
    return "; ".join(names) + ("; …" if len(entries) > 8 else "")


def _nearest(outline: tuple[OutlineEntry, ...], name: str) -> str:
    """The titles nearest to ``name``, then the chapters."""
    titles = {i: _plain(e.name) for i, e in enumerate(outline)}
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
