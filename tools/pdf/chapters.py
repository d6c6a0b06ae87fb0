"""Which entries of an outline are chapters: below the parts, above the sections."""

import re
from collections.abc import Sequence
from itertools import pairwise

from probatum.book import OutlineEntry

_PART = re.compile(r"(?:part|parte|teil|partie|deel|część|livre|book|buch|libro)\b", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]+")
_LONG = 40  # pages: what Roman numerals count is a part when it is longer on average
_FEWEST = 2  # entries of one level that can be chapters


def is_part(entry: OutlineEntry) -> bool:
    """True for an entry that calls itself a part."""
    return bool(_PART.match(entry.title))


def is_numeral_of_part(name: str, number: str) -> bool:
    """True for ``Part II`` and ``II``: an outline may leave the word out. Arabic numbers are chapters'."""
    word = _PART.match(name)
    return word is not None and _ROMAN.fullmatch(number) is not None and name[word.end() :].strip() == number


def chapter_level(outline: Sequence[OutlineEntry]) -> int:
    """The level of the chapters: where most entries bear a plain number, else the highest that is not of parts."""
    levels = sorted({entry.level for entry in outline})
    at = {level: [entry for entry in outline if entry.level == level] for level in levels}
    numbered = {level: sum(entry.number.isdigit() for entry in at[level]) for level in levels}
    best = max(levels, key=lambda level: (numbered[level], -level), default=1)
    if numbered.get(best):
        return best
    for level, below in pairwise(levels):
        if len(at[level]) >= _FEWEST and not (_are_parts(at[level]) and len(at[below]) >= _FEWEST):
            return level
    return levels[-1] if levels else 1


def _are_parts(entries: list[OutlineEntry]) -> bool:
    if sum(map(is_part, entries)) * 2 >= len(entries):
        return True
    roman = [entry for entry in entries if _ROMAN.fullmatch(entry.number)]
    pages = entries[-1].page - entries[0].page
    return len(roman) * 2 > len(entries) and pages >= _LONG * (len(entries) - 1)


def nested_by_number(outline: Sequence[OutlineEntry]) -> tuple[OutlineEntry, ...]:
    """The outline with ``3.1`` and what it holds below ``3``, where the file has them side by side."""
    levels: dict[str, int] = {}
    nested: list[OutlineEntry] = []
    start, deeper = 0, 0
    for entry in outline:
        if entry.level <= start:
            deeper = 0
        parent = levels.get(entry.number.rpartition(".")[0], 0) if "." in entry.number else 0
        if parent >= entry.level + deeper:
            start, deeper = entry.level, parent + 1 - entry.level
        levels[entry.number] = entry.level + deeper
        nested.append(entry.model_copy(update={"level": entry.level + deeper}))
    return tuple(nested)


def without_stray_letters(outline: Sequence[OutlineEntry]) -> tuple[OutlineEntry, ...]:
    """The outline without numbers that are words: of ``A First Example`` only a ``B …`` after it makes an appendix."""
    kept: list[OutlineEntry] = []
    for at, entry in enumerate(outline):
        if len(entry.number) == 1 and entry.number.isalpha() and not _in_sequence(outline, at):
            entry = entry.model_copy(update={"title": entry.name, "number": ""})
        kept.append(entry)
    return tuple(kept)


def _in_sequence(outline: Sequence[OutlineEntry], at: int) -> bool:
    """True for a Roman numeral, and when the entry before or after it on its level bears the letter beside it."""
    entry = outline[at]
    if entry.number in "IVX":
        return True
    peers = [e for e in outline if e.level == entry.level]
    place = next(i for i, peer in enumerate(peers) if peer is entry)
    before = peers[place - 1].number if place else ""
    after = peers[place + 1].number if place + 1 < len(peers) else ""
    return before == chr(ord(entry.number) - 1) or after == chr(ord(entry.number) + 1)
