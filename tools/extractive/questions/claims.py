"""True or false: statements of the book, as they stand or changed in one place that can be checked."""

import re
from collections.abc import Iterator
from random import Random

from probatum.quiz import Bloom, MultipleChoice, Option
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.lexicon import leeway, opposites, verbs
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import by_evidence, hint_to_read, place, quoted
from probatum.tools.extractive.sentences import Sentence

WORDS = 28
"""A longer statement cannot be weighed at a glance."""
_OF_AN_EXAMPLE = re.compile(r"(?<!\w)['‘’\"“«].{1,40}?['’\"”»](?!\w)|\d")
"""Quoted values and figures: the statement is about one example, not about the concept."""
MOST = 4
"""True-or-false questions in a chapter: half of the learners guess them."""


def true_or_false(material: Material, rng: Random) -> Iterator[MultipleChoice]:
    """Statements with one word that turns them round; half are left as they are.

    Both kinds come from the same sentences, so that neither betrays itself by its wording.
    """
    found = [
        (sentence, change)
        for sentence in material.sentences
        if len(sentence.text.split()) <= WORDS
        and material.alone(sentence)
        and material.opens_with(sentence.text)
        and not _OF_AN_EXAMPLE.search(sentence.text)
        and _states(sentence.text, material.chapter.language)
        for change in [_turned(sentence.text, material.chapter.language)]
        if change is not None
    ]
    rng.shuffle(found)
    for i, (sentence, (changed, right, wrong)) in enumerate(found[:MOST]):
        yield _question(material, sentence, changed if i % 2 == 0 else "", right, wrong)


def _states(text: str, language: str) -> bool:
    """True when one of its words is known to be the verb of a statement: what tells what to do is not true or false."""
    known = verbs(language, many=False) | verbs(language, many=True)
    return not known or bool(known & set(re.findall(r"\w+", text.lower())))


def _turned(text: str, language: str) -> tuple[str, str, str] | None:
    """The sentence turned round with the word that stood there and the one that stands now; None when nothing can be.

    Only a sentence in which exactly one word has an opposite is turned, so that no second one undoes the first, and
    none that leaves open what else may be so: *may*, *also*, *not*.
    """
    pairs = opposites(language)
    if not pairs or leeway(language) & set(re.findall(r"\w+", text.lower())):
        return None
    words = "|".join(map(re.escape, sorted(pairs, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    hits = list(pattern.finditer(text))
    if len(hits) != 1:
        return None
    before = text[: hits[0].start()]
    if before.count("(") > before.count(")") or _BY_THE_WAY.search(before):  # nobody would weigh it
        return None
    right = hits[0][0]
    wrong = pairs[right.lower()]
    if right[0].isupper():
        wrong = wrong[0].upper() + wrong[1:]
    return before + wrong + text[hits[0].end() :], right, wrong


_BY_THE_WAY = re.compile(r",\s(?:which|who|whose|where|der|die|das|deren|dessen|che|cui|qui|dont|que)\b[^,]*$")
"""The beginning of a clause that only adds something."""


def _question(material: Material, sentence: Sentence, changed: str, right: str, wrong: str) -> MultipleChoice:
    wording = material.wording
    statement = changed or sentence.text
    name = question_id(material.chapter.id, "claim", statement, str(not changed))
    concepts = material.mentioned(sentence.text)
    told = wording.say("changed", right=right, wrong=wrong) if changed else wording.say("as_book")
    return MultipleChoice(
        id=name,
        **place(material, sentence.section, [sentence.evidence]),
        concepts=concepts[:3],
        bloom=Bloom.UNDERSTAND,
        prompt=f"{wording.say('true_false')}\n\n> {statement}",
        options=(Option(text=wording.say("true")), Option(text=wording.say("false"))),
        key=1 if changed else 0,
        why=f"{told} {quoted(material, sentence.evidence)}",
        hints=(hint_to_read(material, sentence.section, sentence.evidence),),
        proof=by_evidence(name, f"the statement stands on page {sentence.evidence.label}"),
    )
