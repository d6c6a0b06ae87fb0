"""Finds the signs that a section explains one by one: escapes, options, keys, and functions with their signatures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from probatum.book import ListBlock, Listing, Mark, Paragraph, Section
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
_SIGNATURE = re.compile(r"(?:\[?[\w, ]+\]?\s?=\s?)?(?P<name>[A-Za-z_][\w.]*)\s?\([^()]*\)")
_TORN = re.compile(r",\s\w+$|[a-zà-ÿ]\s[A-ZÀ-Þ]\w+\s\w+:|[:;,]$")
"""The end of a meaning that the page cut, or that ran on into a remark."""


@dataclass(frozen=True)
class Sign:
    """A sign with what the book says of it."""

    text: str
    meaning: str
    evidence: Evidence


def signs_of(section: Section, language: Language) -> Sequence[Sign]:
    """The signs of a section, each once; none where only a few are explained."""
    found: dict[str, Sign] = {}
    for sign in (*_explained(section, language), *_signed(section, language)):
        found.setdefault(sign.text, sign)
    return list(found.values()) if len(found) >= ENOUGH else []


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
    """A listing of nothing but the ways to call one function, then what it does."""
    for listing, block in pairwise(section.blocks):
        if isinstance(listing, Listing) and isinstance(block, Paragraph):
            calls = [_SIGNATURE.fullmatch(line.strip().rstrip(";")) for line in listing.text.splitlines()]
            names = {call["name"] for call in calls if call}
            if all(calls) and len(names) == 1:
                yield from _sign(f"{names.pop()}()", block.text, block, language)


def _sign(text: str, said: str, block: Paragraph | ListBlock, language: Language) -> Iterator[Sign]:
    meaning = said[: next(split(said, language), (0, len(said)))[1]].rstrip(".").strip()
    words = meaning.split()
    whole = said[:1].isupper() and len(words) in MEANING and words[-1].lower() not in language.stop
    if whole and 0 < len(text) <= LONGEST and text.removesuffix("()") not in words and not _TORN.search(meaning):
        evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=meaning, bbox=block.bbox)
        yield Sign(text, meaning, evidence)
