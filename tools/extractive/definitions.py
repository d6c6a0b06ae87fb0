"""Finds the sentences in which a book says what a term means, by the phrases that each language has for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from probatum.book import Chapter, ListBlock, Mark, Paragraph, Section
from probatum.notes import Evidence
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.sentences import Sentence, split
from probatum.tools.extractive.words import words_in

LONGEST_TERM = 4
"""Words."""
LEAST_SAID = 2
"""Words of an explanation."""
GLOSSARY, SAYS_WHAT, NAMES, ACRONYM = 5.0, 3.0, 2.0, 1.5
"""How surely a pattern defines: a glossary's entry, ``A boot is a …``, ``… is called a boot``, ``boot (BT)``."""

_SEPARATED = re.compile(r"^(?P<term>[^:–—]{2,50}?)\s*(?::|–|—|\s-\s)\s+(?P<meaning>.{12,})$", re.DOTALL)
_STOPPED = re.compile(r"[.!?:”\")]\s*$")
_TERM = r"[\"“„«‘']?(?P<term>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,3}?)[\"”»’']?"
_GREEDY = r"[\"“„«‘']?(?P<term>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,3})"
_ACRONYM = re.compile(r"(?P<long>[^\W\d_][\w-]*(?:[\s–-][\w-]+){1,6})\s\((?P<short>[A-Z][A-Za-z-]*[A-Z][A-Za-z]?)\)")


@dataclass(frozen=True)
class Definition:
    """A term with the words of the book that say what it means."""

    term: str
    """As printed there."""
    evidence: Evidence
    """Of the defining sentence, whole; of a glossary its entry."""
    sure: float
    """One of this module's constants."""
    meaning: str = ""
    """What is said of the term, where it can be told apart from it; verbatim."""
    section: str = ""
    """Section id."""


def definitions_in(sentence: Sentence, language: Language) -> Iterator[Definition]:
    """What a sentence defines."""
    text = sentence.text
    sometimes = language.begins("conditional").match(text)
    for sure, pattern in _patterns(language):
        if sometimes and sure == SAYS_WHAT:
            continue
        for match in pattern.finditer(text):
            term = _named(sentence, match, language)
            meaning = match.groupdict().get("meaning") or ""
            if (
                term
                and not _rated(term, language)
                and not (meaning and language.spaced and _says_little(meaning, language))
            ):
                yield Definition(term, sentence.evidence, sure, meaning, sentence.section)
    for short, long in acronyms_in(text):
        yield Definition(long, sentence.evidence, ACRONYM, "", sentence.section)
        yield Definition(short, sentence.evidence, ACRONYM, "", sentence.section)


def _rated(term: str, language: Language) -> bool:
    """True for ``the simplest statement``: one of a kind, which is the term."""
    return term.split()[0].lower() in language.words("rating")


def _says_little(meaning: str, language: Language) -> bool:
    """True for two words, and for what only rates or counts: ``a very complicated topic``, ``many variables``."""
    words = [w[0].lower() for w in words_in(meaning)]
    rest = words[1:] if words and words[0] in language.words("articles") else words
    return len(words) < 3 or rest[0] in language.words("rating")


def acronyms_in(text: str) -> Iterator[tuple[str, str]]:
    """Short and long form of ``term frequency (TF)``: each letter of the short form begins a word of the long."""
    for match in _ACRONYM.finditer(text):
        letters = [c.lower() for c in match["short"] if c.isupper()]
        parts = list(re.finditer(r"[^\W_]+", match["long"]))
        tail = parts[-len(letters) :]
        if len(tail) == len(letters) and all(p[0][0].lower() == c for p, c in zip(tail, letters, strict=True)):
            yield match["short"], match["long"][tail[0].start() :]


def _named(sentence: Sentence, match: re.Match[str], language: Language) -> str:
    """The term of a match: what the book itself sets apart there, else the words up to the first small one."""
    start, end = match.span("term")
    for mark in sentence.marks:
        if mark.style in ("bold", "italic") and abs(mark.start - start) <= 1 and mark.end - mark.start <= 50:
            return trimmed(sentence.text[mark.start : mark.end], language)
    if "meaning" in match.groupdict() or not language.spaced:
        ends = {match["term"].split()[at].lower() for at in (0, -1)}  # "these probes", "a probe may"
        leans = language.spaced and bool(ends & language.stop)
        return "" if leans else trimmed(match["term"], language)
    closing = re.match(r"[^\"”»’']{2,50}(?=[\"”»’'])", sentence.text[start:])
    if start and sentence.text[start - 1] in "\"“„«‘'" and closing:
        return trimmed(closing[0], language)
    words = list(words_in(match["term"]))
    small = next((w.start() for w in words if w[0].lower() in language.stop), end - start)
    return trimmed(match["term"][:small], language)


def trimmed(term: str, language: Language) -> str:
    """The term without articles and small words at its ends; empty when nothing is left that could be one."""
    parts = [w[0] for w in words_in(term)] if language.spaced else [term.strip(" ，,：:")]
    while parts and (parts[0].lower() in language.stop or parts[0].lower() in language.words("articles")):
        parts.pop(0)
    while parts and parts[-1].lower() in language.stop:
        parts.pop()
    if not parts or len(parts) > LONGEST_TERM or any(_hollow(p, language) for p in parts):
        return ""
    start = term.find(parts[0])
    end = term.rfind(parts[-1]) + len(parts[-1])
    return term[start:end]


def _hollow(word: str, language: Language) -> bool:
    joins = language.words("defining_in")
    return word.lower() in language.stop and word.lower() not in joins


@cache
def _patterns(language: Language) -> tuple[tuple[float, re.Pattern[str]], ...]:
    if not language.patterns("is_a"):
        return ()
    if not language.spaced:
        return _unspaced(language)
    article = "|".join(sorted(language.words("articles"), key=len, reverse=True))
    art = rf"(?:(?:{article})(?:\s+|['’]))"
    adverb = r"(?:\w+(?:ly|mente|ment)\s)?"
    flags = re.IGNORECASE | re.DOTALL
    inside = language.patterns("defining_in")
    place = rf"(?:{inside}\s[^,]{{3,40}}?,?\s)?" if inside else ""
    is_a, means, called = (language.patterns(name) for name in ("is_a", "means", "called"))
    aside = r"(?:\s\([^)]{1,60}\))?"
    says_what = rf"^(?:[^,]{{3,50}},\s)?{art}?{_TERM}{aside}\s{place}{is_a}\s{adverb}(?P<meaning>{art}.{{12,}})$"
    says_means = rf"(?:^|[,;]\s){art}?{_TERM}\s{means}\s(?!(?:that|che|dass|que)\b)(?P<meaning>.{{12,}})$"
    names = rf"\b{called}\s+{art}?{_GREEDY}"
    return (
        (SAYS_WHAT, re.compile(says_what, flags)),
        (SAYS_WHAT, re.compile(says_means, flags)),
        (NAMES, re.compile(names, flags)),
    )


def _unspaced(language: Language) -> tuple[tuple[float, re.Pattern[str]], ...]:
    term = r"[“「《]?(?P<term>[^\s，。：；“”「」（）、的是]{1,10})[”」》]?(?:（[^）]*）)?"
    return (
        (SAYS_WHAT, re.compile(rf"^(?:所谓)?{term}{language.patterns('is_a')}(?P<meaning>.{{6,}})$", re.DOTALL)),
        (SAYS_WHAT, re.compile(rf"^{term}{language.patterns('means')}(?P<meaning>.{{6,}})$", re.DOTALL)),
        (NAMES, re.compile(rf"{language.patterns('called')}{term}")),
    )


def glossary(chapter: Chapter, language: Language) -> Iterator[Definition]:
    """The entries of the chapter's glossary: ``term: meaning``, or the term set apart before its meaning."""
    for section in chapter.sections:
        headed = bool(language.heads("glossary_heading").search(section.heading.text))
        yield from _entries(section, headed, language)


def _entries(section: Section, headed: bool, language: Language) -> Iterator[Definition]:
    for block in section.blocks:
        if not isinstance(block, ListBlock | Paragraph) or not (headed or block.role == "glossary"):
            continue
        pieces = block.items if isinstance(block, ListBlock) else (block,)
        for text, marks in (entry for piece in pieces for entry in _parted(piece.text, piece.marks)):
            term, meaning = _entry(text, marks)
            if not term or language.begins("labels").match(term) or language.heads("exercise_heading").match(term):
                continue
            quote = text if text in block.text else meaning
            said = meaning[: next(split(meaning, language), (0, len(meaning)))[1]]
            if language.spaced and len(said.split()) < LEAST_SAID:
                continue
            found = Evidence(block=block.id, page=block.page, label=block.label, quote=quote, bbox=block.bbox)
            yield Definition(term, found, GLOSSARY, said, section.id)


def _parted(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """The entries that run on in one paragraph: each begins with bold words behind a full stop."""
    starts = [m.start for m in marks if m.style == "bold" and m.start and _STOPPED.search(text[: m.start])]
    for start, end in pairwise([0, *starts, len(text)]):
        within = (m for m in marks if start <= m.start and m.end <= end)
        moved = tuple(m.model_copy(update={"start": m.start - start, "end": m.end - start}) for m in within)
        yield text[start:end].strip(), moved


def _entry(text: str, marks: Sequence[Mark]) -> tuple[str, str]:
    """Term and meaning of an entry; empty when it is none."""
    first = next((m for m in marks if m.start == 0 and m.style in ("bold", "italic")), None)
    if first is not None and first.end < len(text) - 8:
        return text[: first.end].strip(" :–—.,;"), text[first.end :].strip(" :–—,;\n")
    match = _SEPARATED.match(text)
    return (match["term"], match["meaning"]) if match else ("", "")
