"""Finds the signs that a section explains one by one: escapes, options, keys, and functions with their signatures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from probatum.book import Chapter, Item, ListBlock, Listing, Mark, Paragraph, Section
from probatum.notes import Evidence
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.sentences import split
from probatum.tools.items.words import akin

ENOUGH = 4
"""Signs explained in one section that make a list of them; a single one opens an ordinary paragraph."""
LONGEST = 36
"""Characters in a sign."""
MEANING = range(3, 31)
"""Words."""
_QUOTES = " ‘’“”\"'`"
_ARGUMENTS = re.compile(r"^\s?\([^()]{0,40}\)\s*")
_SIGNATURE = re.compile(r"(?:\[?[\w, ]+\]?\s?=\s?)?(?P<name>[A-Za-z_][\w.]*)\s?\([^()]*\)(?=\s|$)")
_ARGUMENT = re.compile(
    r"\b(?:arguments?|inputs?|outputs?|parameters?|variables?|argomento|parametro|Argument|paramètre|argumento)\s['\"‘“]?(\w+)"
)
_DECLARED = re.compile(r"[\w:<>,&*∗ ]*[\w>][ &*∗]+(?P<name>[A-Za-z_]\w*)\s?\([^()]*\)(?:\s?const)?")
"""``char &at(size_t index) const``"""
_ENTRY = re.compile(r"(?P<name>[A-Za-z*+:][\w:*+-]+)\s[^.\[]{0,80}?\[[A-Z][A-Za-z ]{2,24}\]\s+")
"""``name arguments [Function]``, as manuals of Lisp and of macros head what they say of each."""
_TORN = re.compile(r"^[A-ZÀ-Þ][\w ]+:\s|,\s\w+$|[a-zà-ÿ]\s[A-ZÀ-Þ]\w+\s\w+:|[:;,]$")
"""A meaning with a label before it, one that the page cut, or that ran on into a remark."""


_ASIDE = re.compile(r"\s\((?:see|siehe|vgl\.|voir|véase|veja|ver|vedi)\s[^()]*(?:\([^()]*\)[^()]*)*\)", re.IGNORECASE)
"""It points elsewhere."""
_POINTS = re.compile(rf"{_ASIDE.pattern}$", re.IGNORECASE)
"""An aside at the end that points elsewhere."""


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


def parameters_in(chapter: Chapter) -> frozenset[str]:
    """The names of arguments in what the chapter heads its entries with, and those it calls so; in small letters."""
    heads = [call[0] for s in chapter.sections for text in _heads(s) for call in _SIGNATURE.finditer(text)]
    named = {name.lower() for head in heads for name in re.findall(r"\w+", head[head.index("(") :])}
    texts = [block.text for s in chapter.sections for block in s.blocks if isinstance(block, Paragraph | ListBlock)]
    return frozenset(named | {name.lower() for text in texts for name in _ARGUMENT.findall(text)})


def _heads(section: Section) -> Iterator[str]:
    """What may head an entry: a piece of text that begins with a call."""
    for block in section.blocks:
        pieces = [item.text for item in block.items] if isinstance(block, ListBlock) else []
        pieces += [block.text] if isinstance(block, Paragraph) else []
        for piece in pieces:
            if call := _SIGNATURE.match(piece):
                yield call[0]
        if isinstance(block, Listing) and len(_called(block.text)) == 1:
            yield block.text


def _explained(section: Section, language: Language) -> Iterator[Sign]:
    """A piece of code at the head of a paragraph or of an item, then what it does."""
    for block in section.blocks:
        if not isinstance(block, ListBlock | Paragraph):
            continue
        for piece in block.items if isinstance(block, ListBlock) else (block,):
            mark = next(iter(piece.marks), None)
            if mark is not None and mark.style == "code" and not piece.text[: mark.start].strip(_QUOTES):
                text, said = _parted(piece.text, mark)
                does = _does(piece, mark, language) if isinstance(piece, Item) else ""
                yield from _sign(text, does or said, block, language)


def _parted(text: str, mark: Mark) -> tuple[str, str]:
    """The sign without quotes, of a declared function its name; and what follows it and the arguments behind it.

    Behind a colon a meaning may begin with a small letter.
    """
    sign, after = text[mark.start : mark.end].strip(" ‘’“”`:"), _ARGUMENTS.sub("", text[mark.end :].lstrip(_QUOTES))
    declared = _DECLARED.fullmatch(sign)
    said = after.lstrip(" :–—")
    said = said[:1].upper() + said[1:] if text[: mark.end].endswith(":") or after.startswith(":") else said
    return f"{declared['name']}()" if declared else sign, said


def _does(item: Item, mark: Mark, language: Language) -> str:
    """What an item says that its sign does: ``dimen n specifies the …``; empty for one of another make."""
    end = next((m.end for m in item.marks[1:] if m.style in ("italic", "math") and m.start - mark.end <= 1), mark.end)
    said = item.text[end:].strip(" ;")
    verb = said.partition(" ")[0]
    return said[:1].upper() + said[1:] if verb in language.words("verbs") - language.stop else ""


def _signed(section: Section, language: Language) -> Iterator[Sign]:
    """Nothing but the ways to call one function, then what it does: below it, or on the same line."""
    for before, block in pairwise(section.blocks):
        if isinstance(before, Listing | Paragraph) and isinstance(block, Paragraph):
            names = _called(before.text)
            if len(names) == 1 and _acts(block.text, language):
                yield from _sign(f"{names.pop()}()", block.text, block, language)
    for block in section.blocks:
        if isinstance(block, ListBlock | Paragraph):
            for piece in block.items if isinstance(block, ListBlock) else (block,):
                text = piece.text
                if entry := _ENTRY.match(text):
                    yield from _sign(entry["name"], text[entry.end() :], block, language)
                elif call := _SIGNATURE.match(text):
                    yield from _sign(f"{call['name']}()", text[call.end() :].lstrip(), block, language)


def _acts(said: str, language: Language) -> bool:
    """True when what stands below a call begins with what it does: ``Returns the …``, not ``Lines drawn …``.

    What begins with an article speaks of an argument, of several calls, or of something else.
    """
    first, second, *_ = [*(word.lower() for word in re.findall(r"\w+", said)[:2]), "", ""]
    return first not in language.stop and (second in language.stop or not first.endswith("s"))


def _adds(text: str, meaning: str, language: Language) -> bool:
    """True when the meaning says more than the name does: ``make-mutex`` needs no *Create a mutex*."""
    parts = {part.lower() for part in re.findall(r"[A-Za-z]{3,}", text)}
    words = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", meaning)} - language.stop
    return not parts or sum(not any(akin(word, part) for part in parts) for word in words) >= NEWS


NEWS = 2
"""Words of a meaning that are not of the name."""


def _is_of_another(words: list[str], language: Language) -> bool:
    """True for ``The point is the place …``: it says what something else is."""
    the, is_a = words[0].lower(), language.patterns("is_a") or "(?!)"
    return the in language.words("articles") and words[3:4] == [the] and bool(re.fullmatch(is_a, words[2]))


def _called(text: str) -> set[str]:
    """The functions that the text calls; none where it holds anything but calls."""
    rest = _SIGNATURE.sub("", text.replace(";", ""))
    return set() if rest.strip() else {call["name"] for call in _SIGNATURE.finditer(text)}


def _sign(text: str, said: str, block: Paragraph | ListBlock, language: Language) -> Iterator[Sign]:
    meaning = _POINTS.sub("", said[: next(split(said, language), (0, len(said)))[1]].rstrip(".")).strip()
    words = meaning.split()
    whole = said[:1].isupper() and len(words) in MEANING and words[-1].lower() not in language.stop
    talks = language.words("addressing") & {word.lower() for word in words[:3]}
    whole = whole and not talks and not _SIGNATURE.match(meaning) and " = " not in text and text[-1:] != ":"
    whole = whole and _adds(text, meaning, language) and not _is_of_another(words, language)
    whole = whole and not _ASIDE.search(meaning)
    leans = whole and words[0].lower() in language.stop and bool(language.begins("leaning").match(meaning))
    own = re.search(r"\w{3,}", text.rpartition(".")[2])
    named = own is not None and own[0] in re.findall(r"\w+", meaning)
    if whole and not leans and 0 < len(text) <= LONGEST and not named and not _TORN.search(meaning):
        printed = meaning if meaning in block.text else meaning[0].lower() + meaning[1:]
        evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=printed, bbox=block.bbox)
        yield Sign(text, meaning, evidence)
