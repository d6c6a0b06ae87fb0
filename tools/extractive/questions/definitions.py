"""Questions between terms and meanings: which term, which meaning, and matching several at once."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from random import Random

from probatum.quiz import Bloom, Matching, MultipleChoice, Option
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import (
    WRONG,
    arranged,
    by_evidence,
    hint_to_read,
    place,
    with_fitting_options,
)
from probatum.tools.extractive.questions.terms import Term

SIGNS, GROUPS = 12, 2
"""Signs of one section asked singly, forth and back in turn, and groups matched: a longer list asks nothing new."""
PAIRS = 4
"""Terms in a matching question."""


def choices(material: Material, rng: Random) -> Iterator[MultipleChoice]:
    """For each term, from the term to its meaning, and for every other one back from its meaning to the term."""
    used: Counter[str] = Counter()
    signs: Counter[str] = Counter()
    for i, term in enumerate(material.terms):
        signs[term.section] += term.is_sign
        if term.is_sign and signs[term.section] > SIGNS:
            continue
        near = rivals(material, term)
        for by_meaning in (i % 2 == 0,) if term.is_sign else (False, True) if i % 2 == 0 else (False,):
            ask = _which_term if by_meaning else _which_meaning
            fit = sorted(near[:NEAREST], key=lambda o: used[o.name]) + near[NEAREST:]
            made = with_fitting_options(fit, partial(ask, material, term, rng=rng))
            if made is not None:
                used.update(other.name for other in made[1])
                yield made[0]


NEAREST = 6
"""Likeliest rivals, of which those come first that stood for wrong less often."""


def rivals(material: Material, term: Term) -> list[Term]:
    """Other terms that a learner could take for this one, the likeliest first.

    Those that share a word of the name come first, then those whose meanings are worded alike; a term that
    the meaning itself names, or that could bear the same meaning, is no rival.
    """
    own_name, own_words = set(material.stems(term.name)), set(material.stems(term.meaning))
    opening = term.meaning.split()[0].lower() in material.language.words("articles")

    def nearness(other: Term) -> float:
        words = set(material.stems(other.meaning))
        shared = len(own_words & words) / max(1, len(own_words | words))
        named = bool(own_name & set(material.stems(other.name)))
        first = other.meaning.split()[0].lower()
        alike = first == term.meaning.split()[0].lower() or (opening and first in material.language.words("articles"))
        return 2.0 * named + 1.0 * alike + 0.5 * bool(own_name & words) + shared + 0.2 * (other.section == term.section)

    apart = [other for other in material.terms if _apart(material, term, other)]
    if term.is_sign:
        apart = _of_its_list(term, apart)
    return sorted(apart, key=nearness, reverse=True)


def _of_its_list(term: Term, others: list[Term]) -> list[Term]:
    """Signs of its section; where these are too few, functions for a function, else those told of in the same way."""
    function = term.name.endswith("()`")
    alike = [other for other in others if other.name.endswith("()`") == function]
    beside = [other for other in alike if other.section == term.section]
    if len(beside) >= WRONG:
        return beside
    return alike if function else [o for o in alike if o.meaning.split()[0] == term.meaning.split()[0]]


def _apart(material: Material, term: Term, other: Term) -> bool:
    if other.is_sign != term.is_sign or (other.concept == term.concept and not term.is_sign):
        return False
    if {n.lower() for n in other.names} & {n.lower() for n in term.names}:
        return False
    mine, its = (set(material.stems(t.meaning)) for t in (term, other))
    alike = len(mine & its) / max(1, min(len(mine), len(its)))
    named = {stem for name in other.names for stem in material.stems(name)}
    return (alike < 0.8 or _differ_in_a_word(term, other)) and not (named and named <= mine)


def _differ_in_a_word(term: Term, other: Term) -> bool:
    """True for short meanings each of which has a word of its own: ``true if a is less than b``, ``… greater …``."""
    mine, its = (set(re.findall(r"\w+", t.meaning.lower())) for t in (term, other))
    return max(len(mine), len(its)) <= SHORT and bool(mine - its) and bool(its - mine)


SHORT = 10
"""Words of a short meaning."""


def _which_term(material: Material, term: Term, others: Sequence[Term], rng: Random) -> MultipleChoice:
    wording = material.wording
    name = question_id(material.chapter.id, "choice", term.meaning, term.name)
    wrong = [Option(text=o.name, why=wording.say("other_meaning", term=o.name, meaning=o.meaning)) for o in others]
    options, key = arranged(Option(text=term.name), wrong, rng)
    return MultipleChoice(
        id=name,
        **place(material, term.section, [term.evidence]),
        concepts=(term.concept,),
        difficulty="easy",
        prompt=f"{_asked(material, term, 'which_term')}\n\n> {term.meaning}",
        options=options,
        key=key,
        why=wording.say("other_meaning", term=term.name, meaning=term.meaning),
        hints=(hint_to_read(material, term.section, term.evidence),),
        proof=by_evidence(name, f"the meaning stands on page {term.evidence.label}"),
    )


def _which_meaning(material: Material, term: Term, others: Sequence[Term], rng: Random) -> MultipleChoice:
    wording = material.wording
    name = question_id(material.chapter.id, "choice", term.name, term.meaning)
    wrong = [Option(text=o.meaning, why=wording.say("other_term", term=o.name)) for o in others]
    options, key = arranged(Option(text=term.meaning), wrong, rng)
    return MultipleChoice(
        id=name,
        **place(material, term.section, [term.evidence]),
        concepts=(term.concept,),
        bloom=Bloom.UNDERSTAND,
        prompt=_asked(material, term, "what_is"),
        options=options,
        key=key,
        why=wording.say("other_meaning", term=term.name, meaning=term.meaning),
        hints=(hint_to_read(material, term.section, term.evidence),),
        proof=by_evidence(name, f"the meaning stands on page {term.evidence.label}"),
    )


def _asked(material: Material, term: Term, phrase: str) -> str:
    """The stem; for a sign or two, or a letter's option, with where it means this."""
    short = bool(_LONE.fullmatch(term.name))
    where = {"section": material.heading(term.section)} if short else {}
    said = material.wording.say(f"{phrase}_in" if short else phrase, term=term.name, **where)
    return said.replace("**`", "`").replace("`**", "`")


_LONE = re.compile(r"`(?:.|\w\w|-\w)`")


def matchings(material: Material, rng: Random) -> Iterator[Matching]:
    """Groups of terms, neighbours in the book, to be matched with their meanings."""
    terms = list(material.terms)
    signs: Counter[str] = Counter()
    for start in range(0, len(terms) - PAIRS + 1, PAIRS):
        group = terms[start : start + PAIRS]
        signs[group[0].section] += group[0].is_sign
        if signs[group[0].section] <= GROUPS and all(
            _apart(material, a, b) for a in group for b in group if a is not b
        ):
            yield _matching(material, group, rng)


def _matching(material: Material, group: list[Term], rng: Random) -> Matching:
    order = list(range(PAIRS))
    rng.shuffle(order)
    name = question_id(material.chapter.id, "match", " | ".join(sorted(t.name for t in group)), "")
    return Matching(
        id=name,
        **place(material, group[0].section, [t.evidence for t in group]),
        concepts=tuple(dict.fromkeys(t.concept for t in group)),
        bloom=Bloom.ANALYSE,  # what a meaning is has to be told from its neighbours
        prompt=material.wording.say("match"),
        terms=tuple(t.name for t in group),
        meanings=tuple(group[i].meaning for i in order),
        key=tuple(order.index(i) for i in range(PAIRS)),
        why=" ".join(f"{t.name}: {t.meaning}." for t in group),
        hints=(hint_to_read(material, group[0].section, group[0].evidence),),
        proof=by_evidence(name, f"each meaning stands in the book, from page {group[0].evidence.label} on"),
    )
