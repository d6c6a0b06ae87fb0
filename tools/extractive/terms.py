"""Finds the terms of a chapter: what it sets apart, heads, defines or speaks of far more than other text does."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from probatum.book import Chapter
from probatum.tools.extractive.definitions import GLOSSARY, NAMES, Definition, acronyms_in
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.words import key_of, words_in

LONGEST = 4
"""Words in a term."""
APART, QUOTED, HEADED, DEFINED = 8.0, 0.5, 1.0, 1.8
"""Weight of being set in italics or bold, quoted, in a heading, defined (times how surely)."""
ONCE = 0.8
"""Of ``APART`` for a single word that is seen once and not defined."""
AGAIN = 0.3
"""More of ``APART`` for being set apart twice."""
PROPER = 0.5
"""Of the frequency of what is always written with a capital."""
_QUOTED = re.compile(r"[“„«「]([^”“»」]{2,40})[”“»」]")
_ODD = re.compile(r"[.:;()=,/]|\b\d")
_BREAK = re.compile(r"[^\s'’-]")
_HAN_RUN = re.compile(r"[㐀-鿿]+")

Key = tuple[str, ...]
"""What the forms of a term have in common: their stems."""


@dataclass
class Sighting:
    """What the chapter shows of one candidate."""

    forms: Counter[str] = field(default_factory=Counter)
    places: list[int] = field(default_factory=list)
    """Indices of the sentences that hold it."""
    sections: set[str] = field(default_factory=set)
    named: int = 0
    """Times that an article stands before it, or that German sets it with a capital."""
    done: int = 0
    """Times that it stands where a verb does."""
    set_apart: int = 0
    quoted: int = 0
    headed: int = 0
    printed: str = ""
    """The form to show, where the chapter makes that plain: a glossary's, or German's where it is defined."""
    defined: float = 0.0
    inside: int = 0
    """Times that it is part of a longer candidate that is seen more than once."""

    @property
    def count(self) -> int:
        """Times seen."""
        return sum(self.forms.values())


@dataclass(frozen=True)
class Term:
    """A term of the chapter."""

    key: Key
    name: str
    """Its commonest form, in the singular where the book has it."""
    variants: tuple[str, ...]
    """Its other forms and its acronym or long form."""
    weight: float
    places: tuple[int, ...]
    """Indices of the sentences that hold it."""


def terms_of(
    chapter: Chapter,
    sentences: Sequence[Sentence],
    definitions: Iterable[Definition],
    language: Language,
    rest: Mapping[str, int] | None = None,
) -> tuple[Term, ...]:
    """The chapter's terms, weightiest first. ``rest`` counts the stems of the rest of the book."""
    seen = _sightings(chapter, sentences, language)
    for definition in definitions:
        sighting = seen[key_of(definition.term, language)]
        sighting.defined = max(sighting.defined, definition.sure)
        if not sighting.forms:
            sighting.sections.add(definition.section)
        if not sighting.forms:
            sighting.forms[definition.term] += 1
        if definition.sure >= GLOSSARY or (language.code == "de" and definition.sure >= NAMES):
            sighting.printed = sighting.printed or definition.term
    _nest(seen, language)
    totals = _totals(sentences, language)
    weights = {
        key: _weight(key, s, language, totals, rest) for key, s in seen.items() if s.forms and _fit(key, s, language)
    }
    ranked = sorted((k for k, w in weights.items() if w > 0), key=lambda k: (-weights[k], k))
    return tuple(_joined(ranked, seen, weights, sentences))


def _sightings(chapter: Chapter, sentences: Sequence[Sentence], language: Language) -> defaultdict[Key, Sighting]:
    seen: defaultdict[Key, Sighting] = defaultdict(Sighting)
    for sentence in sentences:
        for start, end in candidates(sentence.text, language):
            form = sentence.text[start:end]
            sighting = seen[key_of(form, language) if language.spaced else (form,)]
            sighting.forms[form] += 1
            sighting.places.append(sentence.index)
            sighting.sections.add(sentence.section)
            before = sentence.text[:start].rstrip(" “\"'’").split(" ")[-1].lower().strip("’'")
            sighting.named += before in language.words("articles") or (
                language.code == "de" and start > 0 and form[0].isupper()
            )
            sighting.done += before in _BEFORE_VERBS
        for mark in sentence.marks:
            if mark.style in ("bold", "italic") and mark.end - mark.start <= 50:
                _note(seen, sentence.text[mark.start : mark.end], "set_apart", sentence, language)
        for quote in _QUOTED.finditer(sentence.text):
            _note(seen, quote[1], "quoted", sentence, language)
    for section in chapter.sections:
        heading = section.heading.text
        for start, end in candidates(heading, language):
            sighting = seen[key_of(heading[start:end], language) if language.spaced else (heading[start:end],)]
            if not sighting.forms:
                sighting.forms[heading[start:end]] += 1
                sighting.sections.add(section.id)
            sighting.headed += 1
    return seen


_BEFORE_VERBS = frozenset(
    {"to", "we", "you", "they", "can", "could", "may", "might", "will", "would", "should", "must", "not"}
)
"""Behind these English puts verbs; other languages show them by their endings."""


def _note(seen: defaultdict[Key, Sighting], text: str, what: str, sentence: Sentence, language: Language) -> None:
    """Counts a phrase that the book sets apart, as long as it could be a term."""
    parts = [w[0] for w in words_in(text)]
    if not 1 <= len(parts) <= LONGEST or _ODD.search(text) or parts[0].lower() in language.stop:
        return
    if any(p.lower() in language.stop and p.lower() not in language.words("defining_in") for p in parts):
        return
    form = text.strip(" .,;:")
    sighting = seen[key_of(form, language) if language.spaced else (form,)]
    if not sighting.forms:
        sighting.forms[form] += 1
        sighting.places.append(sentence.index)
        sighting.sections.add(sentence.section)
    setattr(sighting, what, getattr(sighting, what) + 1)


def candidates(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Start and end of every phrase of one to four words between small words and marks."""
    if not language.spaced:
        yield from _unspaced_candidates(text, language)
        return
    run: list[tuple[int, int]] = []
    end = 0
    for word in words_in(text):
        if run and _BREAK.search(text[end : word.start()]):
            yield from _phrases(run)
            run = []
        end = word.end()
        if word[0].lower() in language.stop or "_" in word[0] or len(word[0]) < 2:
            yield from _phrases(run)
            run = []
        else:
            run.append(word.span())
    yield from _phrases(run)


def _phrases(run: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for i in range(len(run)):
        for n in range(1, min(LONGEST, len(run) - i) + 1):
            yield run[i][0], run[i + n - 1][1]


def _unspaced_candidates(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Runs of two to six characters that neither begin nor end with a small word."""
    for run in _HAN_RUN.finditer(text):
        for i in range(len(run[0])):
            for n in range(2, min(6, len(run[0]) - i) + 1):
                piece = run[0][i : i + n]
                if not any(piece.startswith(w) or piece.endswith(w) for w in language.stop):
                    yield run.start() + i, run.start() + i + n
    for word in words_in(text):
        if word[0].isascii() and len(word[0]) > 1:
            yield word.span()


def _nest(seen: Mapping[Key, Sighting], language: Language) -> None:
    """Counts how often each candidate is but a part of a longer one that comes again (Frantzi's C-value)."""
    for key, sighting in list(seen.items()):
        strong = sighting.set_apart or sighting.defined or sighting.headed
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


def _totals(sentences: Sequence[Sentence], language: Language) -> int:
    return sum(1 for s in sentences for _ in words_in(s.text))


def _fit(key: Key, sighting: Sighting, language: Language) -> bool:
    """False for what cannot be a term: too general, a verb, seen once and not set apart."""
    form = sighting.forms.most_common(1)[0][0]
    if not 1 <= len(key) <= LONGEST + 1 or len(form) < (3 if language.spaced else 2):
        return False
    parts = [w[0].lower() for w in words_in(form)]
    marked = sighting.set_apart or sighting.quoted or sighting.headed or sighting.defined
    if sighting.count < 2 and not marked:
        return False
    if any(p in language.common for p in (parts[0], parts[-1])):
        return (len(key) > 1 and bool(sighting.set_apart or sighting.defined)) or sighting.defined >= GLOSSARY
    if sighting.set_apart or len(key) > 1:
        return True
    return sighting.done <= sighting.named and not language.ends("verb").search(form)


def _weight(key: Key, sighting: Sighting, language: Language, totals: int, rest: Mapping[str, int] | None) -> float:
    count = sighting.count
    own = count - 0.7 * sighting.inside if len(key) < LONGEST else count
    frequency = math.log1p(max(own, 0.3)) * (1.0 + 0.35 * min(len(key) - 1, 2))
    marked = (
        APART * _apart(key, sighting)
        + QUOTED * min(sighting.quoted, 2)
        + HEADED * min(sighting.headed, 2)
        + DEFINED * sighting.defined
    )
    noun = 0.5 + min(1.0, (sighting.named + 0.5) / (count + 0.5) * 2) if len(key) == 1 and not marked else 1.2
    spread = 1.0 + 0.1 * min(len(sighting.sections), 5)
    proper = (
        language.code != "de"
        and all(f[0].isupper() and not f.isupper() for f in sighting.forms)
        and not sighting.set_apart
    )
    if proper:
        frequency *= PROPER
    return frequency * noun * spread * _keenness(key, count, totals, rest) + marked


def _apart(key: Key, sighting: Sighting) -> float:
    """How much it says that the book sets a phrase apart: less of a lone word that never comes again."""
    if not sighting.set_apart:
        return 0.0
    alone = len(key) == 1 and sighting.count < 2 and not sighting.defined
    return ONCE if alone else 1.0 + AGAIN * min(sighting.set_apart - 1, 1)


def _keenness(key: Key, count: int, totals: int, rest: Mapping[str, int] | None) -> float:
    """How much more often the chapter says it than the rest of the book, from 0.5 to 1.5; 1 when nothing is known."""
    if not rest:
        return 1.0
    others = sum(rest.values()) or 1
    rarest = min(rest.get(stem, 0) for stem in key)
    ratio = ((count + 0.5) / (totals + 1)) / ((rarest + 0.5) / (others + 1))
    return 0.5 + 1.0 / (1.0 + math.exp(-0.8 * math.log(ratio)))


def _joined(
    ranked: Sequence[Key], seen: Mapping[Key, Sighting], weights: Mapping[Key, float], sentences: Sequence[Sentence]
) -> Iterator[Term]:
    """The candidates as terms: acronyms with their long forms, no phrase beside a longer one that it lives in."""
    partner = _partners(sentences, seen)
    taken: set[Key] = set()
    for key in ranked:
        if key in taken or _lives_in_a_longer(key, seen, weights):
            continue
        group = [key, *([partner[key]] if key in partner and partner[key] not in taken else [])]
        taken.update(group)
        longest = max(group, key=lambda k: (len(k), len(_name(seen[k]))))
        forms = [form for k in group for form, _ in seen[k].forms.most_common()]
        name = _name(seen[longest])
        variants = tuple(dict.fromkeys(f for f in forms if f.lower() != name.lower()))
        places = sorted({p for k in group for p in seen[k].places})
        yield Term(longest, name, _unlike(variants), weights[key], tuple(places))


def _lives_in_a_longer(key: Key, seen: Mapping[Key, Sighting], weights: Mapping[Key, float]) -> bool:
    """True when nearly all its places are inside one longer term."""
    sighting = seen[key]
    return (
        sighting.inside >= 0.8 * sighting.count and not (sighting.set_apart or sighting.defined) and sighting.count > 1
    )


def _partners(sentences: Sequence[Sentence], seen: Mapping[Key, Sighting]) -> dict[Key, Key]:
    joined: dict[Key, Key] = {}
    lower = {form.lower(): key for key, s in seen.items() for form in s.forms}
    for sentence in sentences:
        for short, long in acronyms_in(sentence.text):
            a, b = lower.get(short.lower()), lower.get(long.lower())
            if a and b:
                joined[a], joined[b] = b, a
    return joined


def _name(sighting: Sighting) -> str:
    """The form to show: in small letters where the chapter ever has it so, then the commoner, then the shorter."""
    if sighting.printed:
        return sighting.printed
    forms = sighting.forms
    small = [f for f in forms if f[1:].islower() and f[0].islower()]
    often = small or [f for f in forms if forms[f] >= 0.25 * max(forms.values())]
    return min(often, key=lambda f: (f.isupper(), forms[f] < 0.25 * max(forms[g] for g in often), len(f), f))


def _unlike(variants: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for form in variants:
        kept.setdefault(form.lower(), form)
    return tuple(kept.values())
