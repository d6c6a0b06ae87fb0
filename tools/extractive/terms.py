"""Finds the terms of a chapter: what it sets apart, heads, defines or speaks of far more than other text does."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from probatum.tools.extractive.definitions import GLOSSARY, Definition, acronyms_in
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.phrases import LONGEST
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.sightings import Sighting, sightings
from probatum.tools.extractive.words import Key, words_in

APART, QUOTED, HEADED, DEFINED = 8.0, 0.5, 1.0, 1.8
"""Weight of being set in italics or bold, quoted, in a heading, defined (times how surely)."""
ONCE = 0.8
"""Of ``APART`` for a single word that is seen once and not defined."""
AGAIN = 0.3
"""More of ``APART`` for being set apart twice."""
MUCH = 12
"""Times that a general word must be seen to be a term of the chapter."""
PROPER = 0.5
"""Of the frequency of what is always written with a capital."""


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
    sentences: Sequence[Sentence],
    headings: Mapping[str, str],
    definitions: Iterable[Definition],
    language: Language,
    rest: Mapping[str, int] | None = None,
) -> tuple[Term, ...]:
    """The chapter's terms, weightiest first.

    ``headings`` are those of the sections that tell something; ``rest`` counts the stems of the rest of the book.
    """
    seen = sightings(sentences, headings, definitions, language)
    totals = sum(1 for s in sentences for _ in words_in(s.text))
    fit = {key: sighting for key, sighting in seen.items() if _fit(key, sighting, language)}
    weights = {key: _weight(key, sighting, language, totals, rest) for key, sighting in fit.items()}
    ranked = sorted((k for k, w in weights.items() if w > 0), key=lambda k: (-weights[k], k))
    return tuple(_joined(ranked, seen, weights, sentences))


def _fit(key: Key, sighting: Sighting, language: Language) -> bool:
    """False for what cannot be a term: too general, a verb, seen once and not set apart."""
    form = sighting.forms.most_common(1)[0][0]
    if not 1 <= len(key) <= LONGEST + 1 or len(form) < (3 if language.spaced else 2):
        return False
    parts = [w[0].lower() for w in words_in(form)]
    marked = sighting.set_apart or sighting.quoted or sighting.headed or sighting.defined
    if sighting.count < 2 and not marked:
        return False
    if parts[0] in language.common or parts[-1] in language.common:
        return sighting.defined >= GLOSSARY or _special(key, parts, sighting, language)
    if sighting.set_apart or len(key) > 1:
        return True
    return sighting.done <= sighting.named and not language.ends("verb").search(form)


def _special(key: Key, parts: Sequence[str], sighting: Sighting, language: Language) -> bool:
    """True when a chapter makes a term of a general word: it sets it apart, and speaks of it much."""
    if len(key) > 1:
        return bool(sighting.set_apart or sighting.defined)
    much = sighting.count >= MUCH and sighting.named > sighting.done
    return much and bool(sighting.set_apart) and parts[0] not in language.words("labels")


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
        if key in taken or _lives_in_a_longer(key, seen[key]):
            continue
        group = [key, *([partner[key]] if key in partner and partner[key] not in taken else [])]
        taken.update(group)
        longest = max(group, key=lambda k: (len(k), len(_name(seen[k]))))
        forms = [form for k in group for form, _ in seen[k].forms.most_common()]
        name = _name(seen[longest])
        variants = tuple(dict.fromkeys(f for f in forms if f.lower() != name.lower()))
        places = sorted({p for k in group for p in seen[k].places})
        yield Term(longest, name, _unlike(variants), weights[key], tuple(places))


def _lives_in_a_longer(key: Key, sighting: Sighting) -> bool:
    """True when nearly all its places are inside one longer term."""
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
