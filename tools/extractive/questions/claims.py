"""Statements of the book, as they stand or turned round in one place: true or false, and which of four contradicts."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from probatum.quiz import Bloom, MultipleChoice, Option
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import arranged, by_evidence, hint_to_read, place, quoted
from probatum.tools.extractive.questions.turning import Turn, denied, denies, turned
from probatum.tools.extractive.questions.weighing import weighable
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.items.checks import flaws

MOST = 4
"""True-or-false questions in a chapter: half of the learners guess them."""
AMONG, A_SECTION, IN_ALL = 3, 2, 8
"""True statements beside the one turned round; such questions of a section, and of a chapter."""
ALIKE = 0.5
"""Share of its words that a true statement may have in common with the one turned round, or it would give it away."""

SAME = 0.8
"""Share of their words from which on two statements say the same."""


@dataclass(frozen=True)
class Statement:
    """A sentence of the book that can be weighed, and what it becomes when it is turned round."""

    sentence: Sentence
    turn: Turn | None


def statements(material: Material, rng: Random, told: Collection[str]) -> Iterator[MultipleChoice]:
    """Which of four contradicts the book; and with what is left, true or false.

    Sentences that other questions rest on (``told``) are left to them, lest the options show their answers.
    """
    language = material.chapter.language
    found = [
        Statement(s, turned(s.text, language) if material.anchored(s) else None)
        for s in material.sentences
        if s.text not in told and weighable(material, s)
    ]
    found = _apart(material, found)
    asked: set[Sentence] = set()
    for question, shown in _contradictions(material, found, rng):
        asked |= shown
        yield question
    left = [s for s in found if s.turn and s.sentence not in asked and not denied(s.turn, language)]
    rng.shuffle(left)
    for i, statement in enumerate(left[:MOST]):
        yield _true_or_false(material, statement, as_it_stands=i % 2 == 1)


def _apart(material: Material, found: Sequence[Statement]) -> list[Statement]:
    """Those that do not say again what an earlier one says, for turned round they would contradict each other."""
    bags: list[set[str]] = []
    kept = []
    for statement in found:
        own = set(material.stems(statement.sentence.text))
        if all(len(own & bag) <= SAME * min(len(own), len(bag)) for bag in bags):
            kept.append(statement)
            bags.append(own)
    return kept


def _contradictions(
    material: Material, found: Sequence[Statement], rng: Random
) -> Iterator[tuple[MultipleChoice, set[Sentence]]]:
    """The questions that hold, each with the sentences that it uses up."""
    made: Counter[str] = Counter()
    used: set[Sentence] = set()
    for wrong in rng.sample(found, len(found)):
        section = wrong.sentence.section
        if wrong.turn is None or wrong.sentence in used or made[section] == A_SECTION or made.total() == IN_ALL:
            continue
        left = [s for s in rng.sample(found, len(found)) if s.sentence not in used]
        near = _beside(material, wrong, [s for s in left if s.sentence.section == section])
        right = near if len(near) == AMONG else _beside(material, wrong, left)
        question = _which(material, wrong, right, rng) if len(right) == AMONG else None
        if question is not None and not flaws(question):
            made[section] += 1
            shown = {wrong.sentence, *(s.sentence for s in right)}
            used |= shown
            yield question, shown


def _concepts(material: Material, sentence: Sentence) -> tuple[str, ...]:
    return material.mentioned(sentence.text)[:3] or (material.topics[sentence.section].id,)


def _beside(material: Material, wrong: Statement, others: Sequence[Statement]) -> list[Statement]:
    """True statements, of like length and of other matters; one of them denies something where the wrong one does."""
    assert wrong.turn is not None
    language = material.chapter.language
    own = set(material.stems(wrong.turn.text))
    fit = [
        s
        for s in others
        if s is not wrong
        and len(own & set(material.stems(s.sentence.text))) <= ALIKE * len(own)
        and 0.4 <= len(s.sentence.text) / len(wrong.turn.text) <= 2.5
    ]
    if denied(wrong.turn, language):
        denying = next((s for s in fit if denies(s.sentence.text, language)), None)
        fit = [denying, *(s for s in fit if s is not denying)] if denying else []
    return fit[:AMONG]


def _which(material: Material, wrong: Statement, right: Sequence[Statement], rng: Random) -> MultipleChoice:
    assert wrong.turn is not None
    wording, section = material.wording, wrong.sentence.section
    of_one = all(s.sentence.section == section for s in right)
    where = (of_one and material.heading(section)) or material.chapter.title
    name = question_id(material.chapter.id, "contradicts", wrong.turn.text, wrong.sentence.text)
    others = [
        Option(text=s.sentence.text, why=wording.say("as_book_on", page=s.sentence.evidence.label)) for s in right
    ]
    told = _told(material, wrong.sentence, wrong.turn)
    options, key = arranged(Option(text=wrong.turn.text), others, rng)
    return MultipleChoice(
        id=name,
        **place(material, section, [s.sentence.evidence for s in (wrong, *right)]),
        concepts=_concepts(material, wrong.sentence),
        bloom=Bloom.UNDERSTAND,
        prompt=wording.say("contradicts", section=where),
        options=options,
        key=key,
        why=told,
        hints=(hint_to_read(material, section, wrong.sentence.evidence),),
        proof=by_evidence(name, f"the statement that it contradicts stands on page {wrong.sentence.evidence.label}"),
    )


def _true_or_false(material: Material, statement: Statement, *, as_it_stands: bool) -> MultipleChoice:
    """Both kinds come from sentences that could be turned, so that neither betrays itself by its wording."""
    assert statement.turn is not None
    wording, sentence = material.wording, statement.sentence
    said = sentence.text if as_it_stands else statement.turn.text
    name = question_id(material.chapter.id, "claim", said, str(as_it_stands))
    as_book = f"{wording.say('as_book')} {quoted(material, sentence.evidence)}"
    return MultipleChoice(
        id=name,
        **place(material, sentence.section, [sentence.evidence]),
        concepts=_concepts(material, sentence),
        bloom=Bloom.UNDERSTAND,
        prompt=f"{wording.say('true_false')}\n\n> {said}",
        options=(Option(text=wording.say("true")), Option(text=wording.say("false"))),
        key=0 if as_it_stands else 1,
        why=as_book if as_it_stands else _told(material, sentence, statement.turn),
        hints=(hint_to_read(material, sentence.section, sentence.evidence),),
        proof=by_evidence(name, f"the statement stands on page {sentence.evidence.label}"),
    )


def _told(material: Material, sentence: Sentence, turn: Turn) -> str:
    changed = material.wording.say("changed", right=turn.right, wrong=turn.wrong) if turn.wrong else ""
    return f"{changed} {quoted(material, sentence.evidence)}".strip()
