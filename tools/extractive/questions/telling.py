"""Questions to be answered in words: a term's meaning said again, and the reason that the book gives for something."""

from collections.abc import Iterator

from probatum.quiz import Bloom, KeyPoint, ShortAnswer
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.lexicon import reason_in
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import by_evidence, hint_to_read, place, quoted
from probatum.tools.extractive.questions.terms import Term
from probatum.tools.extractive.sentences import Sentence

REASONS, MEANINGS = 4, 4
"""Of each in a chapter: answers in words take long, and some have to be judged by the learner."""
LEAST = 5
"""Words of a statement, and of its reason."""
SAYS = 3
"""Meaningful words of a statement that a reason is asked for."""
MEANING = range(6, 26)
"""Words of a meaning that can be said again."""


def reasons(material: Material) -> Iterator[ShortAnswer]:
    """Why something is so, where a sentence that stands alone says it."""
    made = 0
    for sentence in material.sentences:
        found = reason_in(sentence.text, material.chapter.language) if _asks_for_itself(material, sentence) else None
        whole = found and found[0].split()[-1].strip("–—-").lower() not in material.language.stop | {""}
        says = found and len(material.stems(found[0])) >= SAYS
        if found and whole and says and min(len(part.split()) for part in found) >= LEAST and made < REASONS:
            made += 1
            yield _reason(material, sentence, *found)


def _asks_for_itself(material: Material, sentence: Sentence) -> bool:
    return material.alone(sentence) and material.anchored(sentence)


def meanings(material: Material) -> Iterator[ShortAnswer]:
    """What a term means, in the learner's own words; spread over the chapter's terms."""
    fit = [t for t in material.terms if not t.is_sign and len(t.meaning.split()) in MEANING]
    step = max(1, len(fit) // MEANINGS)
    yield from (_meaning(material, term) for term in fit[step - 1 :: step][:MEANINGS])


def _reason(material: Material, sentence: Sentence, statement: str, reason: str) -> ShortAnswer:
    name = question_id(material.chapter.id, "why", statement, reason)
    because = reason[0].upper() + reason[1:]
    return ShortAnswer(
        id=name,
        **place(material, sentence.section, [sentence.evidence]),
        concepts=(material.topics[sentence.section].id,),
        difficulty="hard",
        bloom=Bloom.UNDERSTAND,
        prompt=f"{material.wording.say('why_so')}\n\n> {statement.rstrip(',')}.",
        key=because,
        points=(KeyPoint(text=because.rstrip(".")),),
        explain=True,
        why=quoted(material, sentence.evidence),
        hints=(hint_to_read(material, sentence.section, sentence.evidence),),
        proof=by_evidence(name, f"the reason stands on page {sentence.evidence.label}"),
    )


def _meaning(material: Material, term: Term) -> ShortAnswer:
    wording = material.wording
    name = question_id(material.chapter.id, "own words", term.name, term.meaning)
    return ShortAnswer(
        id=name,
        **place(material, term.section, [term.evidence]),
        concepts=(term.concept,),
        difficulty="hard",
        bloom=Bloom.UNDERSTAND,
        prompt=wording.say("own_words", term=term.name),
        key=f"{term.meaning}.",
        points=(KeyPoint(text=term.meaning),),
        why=quoted(material, term.evidence),
        hints=(hint_to_read(material, term.section, term.evidence),),
        proof=by_evidence(name, f"the meaning stands on page {term.evidence.label}"),
    )
