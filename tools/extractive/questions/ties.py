"""Gap questions with terms to choose from: the words around the gap are tied to one term more than to any other."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from random import Random

from probatum.learner.record import Concept
from probatum.quiz import MultipleChoice, Option
from probatum.tools.extractive.questions.cloze import PER_CONCEPT, common, everyday, gapped_at, named_once
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.lexicon import verbs
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import arranged, hint_to_read
from probatum.tools.extractive.sentences import Sentence

WRONG = 3
MARGIN = 0.2
"""By how much the tie has to be stronger where a sentence only mentions the term."""
AROUND = 5
"""Meaningful words around a gap that can be tied to a term."""
Profiles = Mapping[str, Counter[str]]
"""For each concept how often each stem stands in a sentence with it."""


def tied_gaps(material: Material, rng: Random) -> Iterator[MultipleChoice]:
    """Gap questions on sentences that stand alone and leave no doubt which of the terms is meant."""
    profiles = {concept.id: _profile(material, concept) for concept in material.concepts}
    made: Counter[str] = Counter()
    for sentence in material.sentences:
        if not material.alone(sentence):
            continue
        for concept in material.concepts:
            found = named_once(sentence.text, concept)
            if not found or made[concept.id] >= PER_CONCEPT or everyday(found[0], material):
                continue
            near = _near(material, sentence, concept, found, profiles)
            if near:
                made[concept.id] += 1
                yield _choice(material, sentence, concept, found, rng.sample(near, WRONG), rng)
                break


def _near(
    material: Material, sentence: Sentence, concept: Concept, found: re.Match[str], profiles: Profiles
) -> list[str]:
    """The terms that a learner could take for the one left out; none when the sentence would not tell them apart.

    A sentence speaks of the term when it opens with it or sets it in bold or italics; else the tie has to be strong.
    """
    opens = len(sentence.text[: found.start()].split()) <= 1
    marked = any(m.style in ("bold", "italic") and m.start <= found.start() < m.end for m in sentence.marks)
    around = set(material.stems(_without(sentence.text, concept)))
    if len(around) < AROUND or found[0].lower() != concept.name.lower() or _in_a_compound(material, sentence, found):
        return []
    if not (opens or marked or _led_by_a_small_word(material, sentence, found)):
        return []
    own = _tie(around, profiles[concept.id], once=True)
    others = [
        (_tie(around, profiles[c.id]), c.name)
        for c in material.concepts
        if c.id != concept.id and not _mentions(sentence.text, c) and not everyday(c.name, material)
        if not {*material.stems(c.name)} & {*material.stems(concept.name)}
    ]
    if len(others) < WRONG or own <= max(others)[0] + (0.0 if opens or marked else MARGIN):
        return []
    return [name for _, name in sorted(others, reverse=True)[: 2 * WRONG]]


def _profile(material: Material, concept: Concept) -> Counter[str]:
    """How often each stem stands in a sentence with the concept."""
    counts: Counter[str] = Counter()
    for sentence in material.sentences:
        if _mentions(sentence.text, concept):
            counts.update(set(material.stems(sentence.text)))
    return counts


def _mentions(text: str, concept: Concept) -> bool:
    low = text.lower()
    return any(name.lower() in low for name in (concept.name, *concept.variants))


def _in_a_compound(material: Material, sentence: Sentence, found: re.Match[str]) -> bool:
    """True for ``the ____ files``: half of a name tests who remembers the wording."""
    after = re.match(r"\s(\w+)", sentence.text[found.end() :])
    language = material.chapter.language
    small = material.language.stop | verbs(language, many=True) | verbs(language, many=False)
    return after is not None and after[1].lower() not in small


def _led_by_a_small_word(material: Material, sentence: Sentence, found: re.Match[str]) -> bool:
    before = sentence.text[: found.start()].split()
    return not before or before[-1].lower() in material.language.stop


def _tie(around: set[str], profile: Counter[str], *, once: bool = False) -> float:
    """Share of the words around the gap that stand elsewhere with the concept; ``once`` leaves this sentence out."""
    least = 2 if once else 1
    return sum(1 for stem in around if profile[stem] >= least) / len(around)


def _without(text: str, concept: Concept) -> str:
    for name in (concept.name, *concept.variants):
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return text


def _choice(
    material: Material, sentence: Sentence, concept: Concept, found: re.Match[str], wrong: list[str], rng: Random
) -> MultipleChoice:
    gapped = gapped_at(sentence, found)
    name = question_id(material.chapter.id, "gap", gapped, concept.name)
    options, key = arranged(Option(text=concept.name), [Option(text=other) for other in wrong], rng)
    return MultipleChoice(
        **common(material, sentence, concept, gapped, name),
        prompt=f"{material.wording.say('which_name')}\n\n> {gapped}",
        options=options,
        key=key,
        hints=(hint_to_read(material, sentence.section, sentence.evidence),),
    )
