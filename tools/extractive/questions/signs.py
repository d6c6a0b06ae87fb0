"""Finds the signs that a section explains one by one: escapes, options, keys, and functions with their signatures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from probatum.book import Chapter, ListBlock, Listing, Mark, Paragraph, Section
from probatum.notes import Evidence
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.sentences import split

ENOUGH = 4
"""Signs explained in one section that make a list of them; a single one opens an ordinary paragraph."""
LONGEST = 24
"""Characters in a sign."""
MEANING = range(3, 31)
"""Words."""
_QUOTES = " ‘’“”\"'`"
_ARGUMENTS = re.compile(r"^\s?\([^()]{0,40}\)\s*")
_SIGNATURE = re.compile(r"(?:\[?[\w, ]+\]?\s?=\s?)?(?P<name>[A-Za-z_][\w.]*)\s?\([^()]*\)(?=\s|$)")
_TORN = re.compile(r",\s\w+$|[a-zà-ÿ]\s[A-ZÀ-Þ]\w+\s\w+:|[:;,]$")
"""The end of a meaning that the page cut, or that ran on into a remark."""


@dataclass(frozen=True)
class Sign:
    """A sign with what the book says of it."""

    text: str
    meaning: str
    evidence: Evidence


def signs_of(chapter: Chapter, language: Language) -> Iterator[tuple[str, Sign]]:
    """The signs of a chapter, each once, with their section's id.

    A section has to explain several, for a single one opens an ordinary paragraph; functions may be spread.
    """
    signed = {s.id: list(_signed(s, language)) for s in chapter.sections}
    enough = sum(map(len, signed.values())) >= ENOUGH
    seen: set[str] = set()
    for section in chapter.sections:
        explained = list(_explained(section, language))
        both = [*explained, *signed[section.id]]
        listed = len({sign.text for sign in both}) >= ENOUGH
        for sign in both if listed else signed[section.id] if enough else ():
            if sign.text.removesuffix("()") not in seen:
                seen.add(sign.text.removesuffix("()"))
                yield section.id, sign


def _explained(section: Section, language: Language) -> Iterator[Sign]:
    """A piece of code at the head of a paragraph or of an item, then what it does."""
    for block in section.blocks:
        if not isinstance(block, ListBlock | Paragraph):
            continue
        for piece in block.items if isinstance(block, ListBlock) else (block,):
            mark = next(iter(piece.marks), None)
            if mark is not None and mark.style == "code" and not piece.text[: mark.start].strip(_QUOTES):
                text, said = _parted(piece.text, mark)
                yield from _sign(text, said, block, language)


def _parted(text: str, mark: Mark) -> tuple[str, str]:
    """The sign without quotes, and what follows it and the arguments in brackets behind it."""
    after = text[mark.end :].lstrip(_QUOTES)
    return text[mark.start : mark.end].strip(" ‘’“”`"), _ARGUMENTS.sub("", after).lstrip(" :–—")


def _signed(section: Section, language: Language) -> Iterator[Sign]:
    """Nothing but the ways to call one function, then what it does: below it, or on the same line."""
    for before, block in pairwise(section.blocks):
        if isinstance(before, Listing | Paragraph) and isinstance(block, Paragraph):
            names = _called(before.text)
            if len(names) == 1:
                yield from _sign(f"{names.pop()}()", block.text, block, language)
    for block in section.blocks:
        if isinstance(block, ListBlock | Paragraph):
            for piece in block.items if isinstance(block, ListBlock) else (block,):
                if call := _SIGNATURE.match(piece.text):
                    yield from _sign(f"{call['name']}()", piece.text[call.end() :].lstrip(), block, language)


def _called(text: str) -> set[str]:
    """The functions that the text calls; none where it holds anything but calls."""
    rest = _SIGNATURE.sub("", text.replace(";", ""))
    return set() if rest.strip() else {call["name"] for call in _SIGNATURE.finditer(text)}


def _sign(text: str, said: str, block: Paragraph | ListBlock, language: Language) -> Iterator[Sign]:
    meaning = said[: next(split(said, language), (0, len(said)))[1]].rstrip(".").strip()
    words = meaning.split()
    whole = said[:1].isupper() and len(words) in MEANING and words[-1].lower() not in language.stop
    whole = whole and not _SIGNATURE.match(meaning) and " = " not in text
    if whole and 0 < len(text) <= LONGEST and text.removesuffix("()") not in words and not _TORN.search(meaning):
        evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=meaning, bbox=block.bbox)
        yield Sign(text, meaning, evidence)
