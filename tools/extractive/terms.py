"""Finds the terms of a chapter: what it sets apart, heads, defines or speaks of far more than other text does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from probatum.tools.extractive.candidates import is_marked, weighed
from probatum.tools.extractive.definitions import Definition, acronyms_in
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.sightings import Sighting, sightings
from probatum.tools.extractive.words import Key

NAMED_SMALL = 0.3
"""Share of its places that have a term in small letters, unless it is a name: headings and openings have others."""


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
    marked: bool = True
    """True when the chapter itself marks it as a term: sets it apart, heads with it, defines it, or has it indexed."""


def terms_of(
    sentences: Sequence[Sentence],
    headings: Mapping[str, str],
    definitions: Iterable[Definition],
    language: Language,
    indexed: Iterable[str] = (),
) -> tuple[Term, ...]:
    """The chapter's terms, weightiest first.

    ``headings`` are those of the sections that tell something; ``indexed`` is what the index has for the chapter.
    """
    seen = sightings(sentences, headings, definitions, language, indexed)
    weights = weighed(seen, language)
    ranked = sorted(weights, key=lambda key: (-weights[key], key))
    return tuple(_joined(ranked, seen, weights, sentences))


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
        marked = any(is_marked(seen[k]) for k in group)
        yield Term(longest, name, _unlike(variants), weights[key], tuple(places), marked)


def _lives_in_a_longer(key: Key, sighting: Sighting) -> bool:
    """True when nearly all its places are inside one longer term, and it is not made a term by itself."""
    own = sighting.set_apart > 1 or sighting.defined
    return sighting.inside >= 0.8 * sighting.count and not own and sighting.count > 1


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
    """The form to show: in small letters where the chapter has it so, then the commoner, then the shorter."""
    if sighting.printed:
        return sighting.printed
    forms = sighting.forms
    small = [f for f in forms if f[1:].islower() and f[0].islower()]
    rare = sum(forms[f] for f in small) < NAMED_SMALL * sighting.count  # a name, which is a folder or a command as well
    often = [f for f in forms if forms[f] >= 0.25 * max(forms.values()) and f not in small] if rare else small
    return min(often, key=lambda f: (f.isupper(), forms[f] < 0.25 * max(forms[g] for g in often), len(f), f))


def _unlike(variants: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for form in variants:
        kept.setdefault(form.lower(), form)
    return tuple(kept.values())
