"""Gap questions: a key term left out of a sentence that leaves no doubt which."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from probatum.learner.record import Concept
from probatum.quiz import Bloom, Cloze
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import by_evidence, hint_to_read, place, quoted
from probatum.tools.extractive.sentences import Sentence

GAP = "____"


PER_CONCEPT = 2
"""Gap questions on one concept; more would ask the same thing again."""


def clozes(material: Material) -> Iterator[Cloze]:
    """Gap questions on sentences that stand alone, speak of a term and leave no doubt which."""
    profiles = {concept.id: _profile(material, concept) for concept in material.concepts}
    made: Counter[str] = Counter()
    for sentence in material.sentences:
        if not material.alone(sentence):
            continue
        for concept in material.concepts:
            found = _named_once(sentence.text, concept)
            if found and made[concept.id] < PER_CONCEPT and _determined(material, sentence, concept, found, profiles):
                made[concept.id] += 1
                yield _question(material, sentence, concept, found)
                break


def recalls(material: Material) -> Iterator[Cloze]:
    """From the meaning to the term, typed: harder than choosing it among others."""
    wording = material.wording
    for term in material.terms:
        if term.is_sign:
            continue
        gapped = f"{GAP}: {term.meaning}."
        name = question_id(material.chapter.id, "recall", term.meaning, term.name)
        yield Cloze(
            id=name,
            **place(material, term.section, [term.evidence]),
            concepts=(term.concept,),
            difficulty="hard",
            prompt=f"{wording.say('recall')}\n\n{gapped}",
            key=term.name,
            accepted=tuple(v for v in term.variants if v.lower() != term.name.lower()),
            why=wording.say("other_meaning", term=term.name, meaning=term.meaning),
            hints=(
                hint_to_read(material, term.section, term.evidence),
                wording.say("first_letter", letter=term.name[0], n=len(term.name)),
            ),
            proof=by_evidence(name, f"the meaning stands on page {term.evidence.label}"),
        )


def _named_once(text: str, concept: Concept) -> re.Match[str] | None:
    names = sorted((concept.name, *concept.variants), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?:e?s)?(?![\w-])", re.IGNORECASE)
    matches = list(pattern.finditer(text))
    return matches[0] if len(matches) == 1 and len(matches[0][0]) > 2 else None


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


def _determined(
    material: Material,
    sentence: Sentence,
    concept: Concept,
    found: re.Match[str],
    profiles: dict[str, Counter[str]],
) -> bool:
    """True when the sentence says what the term is, or speaks of it and its words are tied to no other concept as much.

    A sentence speaks of the term when it opens with it or sets it in bold or italics.
    """
    if any(term.evidence.quote == sentence.text and term.concept == concept.id for term in material.terms):
        return True
    opens = len(sentence.text[: found.start()].split()) <= 1
    marked = any(m.style in ("bold", "italic") and m.start <= found.start() < m.end for m in sentence.marks)
    around = set(material.stems(_without(sentence.text, concept)))
    if not (opens or marked) or len(around) < 5:
        return False
    own = _tie(around, profiles[concept.id], once=True)
    return own > max((_tie(around, p) for i, p in profiles.items() if i != concept.id), default=0.0)


def _tie(around: set[str], profile: Counter[str], *, once: bool = False) -> float:
    """Share of the words around the gap that stand elsewhere with the concept; ``once`` leaves this sentence out."""
    least = 2 if once else 1
    return sum(1 for stem in around if profile[stem] >= least) / len(around)


def _without(text: str, concept: Concept) -> str:
    for name in (concept.name, *concept.variants):
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return text


def _question(material: Material, sentence: Sentence, concept: Concept, found: re.Match[str]) -> Cloze:
    gapped = _either_article(f"{sentence.text[: found.start()]}{GAP}{sentence.text[found.end() :]}")
    key = found[0]
    name = question_id(material.chapter.id, "cloze", gapped, key)
    others = [i for i in material.mentioned(gapped) if i != concept.id]
    wording = material.wording
    return Cloze(
        id=name,
        **place(material, sentence.section, [sentence.evidence]),
        concepts=(concept.id, *others[:2]),
        difficulty="medium",
        bloom=Bloom.REMEMBER,
        prompt=f"{wording.say('fill')}\n\n{gapped}",
        key=key,
        accepted=_spellings(key, concept),
        why=quoted(material, sentence.evidence),
        hints=(
            hint_to_read(material, sentence.section, sentence.evidence),
            wording.say("first_letter", letter=key[0], n=len(key)),
        ),
        proof=by_evidence(name, f"the sentence stands on page {sentence.evidence.label}"),
    )


def _either_article(gapped: str) -> str:
    """English tells the first sound of the word to come by its article: both are left open."""
    return re.sub(rf"\b([Aa])n? {GAP}", rf"\1(n) {GAP}", gapped)


def _spellings(key: str, concept: Concept) -> Sequence[str]:
    return tuple(dict.fromkeys(n for n in (concept.name, *concept.variants) if n.lower() != key.lower()))
