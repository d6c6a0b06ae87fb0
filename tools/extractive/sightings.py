"""Goes through a chapter and notes of every phrase that could be a term how the chapter shows it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from probatum.tools.extractive.definitions import GLOSSARY, NAMES, Definition
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.phrases import LONGEST, candidates
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.words import Key, term_key, words_in

LONGEST_MARK = 50
"""Characters; what is set apart at greater length is emphasis and no term."""
_QUOTED = re.compile(r"[“„«「]([^”“»」]{2,40})[”“»」]")
_ODD = re.compile(r"[.:;()=,/]|\b\d")
_BEFORE_VERBS = frozenset(
    {"to", "we", "you", "they", "can", "could", "may", "might", "will", "would", "should", "must", "not"}
)
"""Behind these English puts verbs; other languages show them by their endings."""


@dataclass
class Sighting:
    """What the chapter shows of one candidate."""

    forms: Counter[str] = field(default_factory=Counter)
    places: list[int] = field(default_factory=list)
    """Indices of the sentences that hold it."""
    sections: set[str] = field(default_factory=set)
    named: int = 0
    """Times that an article stands before it, or that German sets it with a capital."""
    closing: int = 0
    """Times that it ends a run of words that carry meaning, as a noun does where what is said of it comes before."""
    done: int = 0
    """Times that it stands where a verb does."""
    coded: int = 0
    """Times that the book sets it as code."""
    set_apart: int = 0
    quoted: int = 0
    headed: int = 0
    printed: str = ""
    """The form to show, where the chapter makes that plain: a glossary's, or German's where it is defined."""
    defined: float = 0.0
    indexed: bool = False
    """True when the book's index has it for these pages."""
    inside: int = 0
    """Times that it is part of a longer candidate that is seen more than once."""

    @property
    def count(self) -> int:
        """Times seen."""
        return sum(self.forms.values())


def sightings(
    sentences: Iterable[Sentence],
    headings: Mapping[str, str],
    definitions: Iterable[Definition],
    language: Language,
    indexed: Iterable[str] = (),
) -> Mapping[Key, Sighting]:
    """What is shown of every candidate.

    ``headings`` are those of the sections that tell something, by section id; ``indexed`` is what the book's index has
    for the chapter, of which only that counts which the text names.
    """
    seen: defaultdict[Key, Sighting] = defaultdict(Sighting)
    for sentence in sentences:
        _read(seen, sentence, language)
    for section, heading in headings.items():
        for start, end in candidates(heading, language):
            _met(seen, heading[start:end], section, language).headed += 1
    for definition in definitions:
        _define(seen, definition, language)
    for entry in indexed:
        if _could_be(entry, language) and (known := seen.get(term_key(entry, language))):
            known.indexed = True
    _nest(seen, language)
    return seen


def _read(seen: defaultdict[Key, Sighting], sentence: Sentence, language: Language) -> None:
    """Counts the phrases of a sentence, and those that it sets apart."""
    spans = list(candidates(sentence.text, language))
    starts = {start for start, _ in spans}
    ends = {end for _, end in spans if end + 1 not in starts}
    for start, end in spans:
        form = sentence.text[start:end]
        sighting = seen[term_key(form, language)]
        sighting.forms[form] += 1
        sighting.places.append(sentence.index)
        sighting.sections.add(sentence.section)
        sighting.closing += end in ends
        before = sentence.text[:start].rstrip(" “\"'’").split(" ")[-1].lower().strip("’'")
        noun = language.code == "de" and start > 0 and form[0].isupper()
        sighting.named += noun or before in language.words("articles")
        sighting.done += before in _BEFORE_VERBS
    for mark in sentence.marks:
        if mark.style == "code" and (named := seen.get(term_key(sentence.text[mark.start : mark.end], language))):
            named.coded += 1
        phrase = sentence.text[mark.start : mark.end].strip(" .,;:")
        if mark.style in ("bold", "italic") and len(phrase) <= LONGEST_MARK and _could_be(phrase, language):
            _met(seen, phrase, sentence.section, language, sentence.index).set_apart += 1
    for quote in _QUOTED.finditer(sentence.text):
        if _could_be(quote[1], language):
            _met(seen, quote[1].strip(" .,;:"), sentence.section, language, sentence.index).quoted += 1


def _could_be(phrase: str, language: Language) -> bool:
    """True for one to four words, none of them small but such as join: ``flow of execution``."""
    parts = [w[0].lower() for w in words_in(phrase)]
    small = language.stop - language.words("defining_in")
    return (
        1 <= len(parts) <= LONGEST
        and not _ODD.search(phrase)
        and not small & set(parts)
        and parts[0] not in language.stop
    )


def _met(
    seen: defaultdict[Key, Sighting], form: str, section: str, language: Language, place: int | None = None
) -> Sighting:
    """The sighting of a phrase, which counts as seen once where running text has not shown it."""
    sighting = seen[term_key(form, language)]
    if not sighting.forms:
        sighting.forms[form] += 1
        sighting.sections.add(section)
        if place is not None:
            sighting.places.append(place)
    return sighting


def _define(seen: defaultdict[Key, Sighting], definition: Definition, language: Language) -> None:
    sighting = _met(seen, definition.term, definition.section, language)
    sighting.defined = max(sighting.defined, definition.sure)
    if definition.sure >= GLOSSARY or (language.code == "de" and definition.sure >= NAMES):
        sighting.printed = sighting.printed or definition.term


def _nest(seen: Mapping[Key, Sighting], language: Language) -> None:
    """Counts how often each candidate is but a part of a longer one that comes again (Frantzi's C-value)."""
    for key, sighting in list(seen.items()):
        strong = sighting.set_apart or sighting.defined or sighting.headed or sighting.indexed
        if not (sighting.count > 1 or strong):
            continue
        for part in _parts(key) if language.spaced else [(piece,) for piece in _pieces(key[0])]:
            if part in seen:
                seen[part].inside = max(seen[part].inside, sighting.count)


def _parts(whole: Key) -> Iterator[Key]:
    """Every shorter run of its words."""
    for n in range(1, len(whole)):
        for i in range(len(whole) - n + 1):
            yield whole[i : i + n]


def _pieces(whole: str) -> Iterator[str]:
    """Every shorter run of its characters."""
    for n in range(2, len(whole)):
        for i in range(len(whole) - n + 1):
            yield whole[i : i + n]
