"""Of what does the book say it? The subject of a sentence, chosen among what others speak of."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from random import Random

from probatum.quiz import Bloom, MultipleChoice, Option
from probatum.tools.extractive.questions.cuts import Saying, of_subjects
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import (
    arranged,
    by_evidence,
    hint_to_read,
    place,
    quoted,
    with_fitting_options,
)

IN_ALL = 6
"""Questions in a chapter."""
SHARED = 0.4
"""Share of its words that may be said of another subject; with more it could be meant."""


def subjects(material: Material, rng: Random, told: Collection[str]) -> Iterator[MultipleChoice]:
    """Questions on sentences that nothing else asks for (``told``), each of a subject of its own."""
    found = list(of_subjects(material))
    often = Counter(text for saying in found for text in (saying.subject.lower(), saying.said))
    made = 0
    for saying in found:
        if saying.sentence.text in told or max(often[saying.subject.lower()], often[saying.said]) > 1 or made == IN_ALL:
            continue
        question = with_fitting_options(_others(material, saying, found), partial(_question, material, saying, rng=rng))
        if question is not None:
            made += 1
            yield question[0]


def _others(material: Material, saying: Saying, found: Sequence[Saying]) -> list[Saying]:
    """Sayings on other subjects of the same number that are not named here, those of its section first."""
    said, subject = set(material.stems(saying.said)), set(material.stems(saying.subject))
    fit: dict[str, Saying] = {}
    for other in sorted(found, key=lambda o: o.sentence.section != saying.sentence.section):
        its = set(material.stems(other.subject))
        alike = len(said & set(material.stems(other.said))) > SHARED * len(said)
        if other.make == saying.make and not its & (said | subject) and not alike:
            fit.setdefault(other.subject.lower(), other)
    return list(fit.values())


def _question(material: Material, saying: Saying, wrong: Sequence[Saying], rng: Random) -> MultipleChoice:
    evidence = saying.sentence.evidence
    heading = material.heading(saying.sentence.section) or material.chapter.title
    name = question_id(material.chapter.id, "subject", saying.said, saying.subject)
    others = [Option(text=_capital(o.subject), why=quoted(material, o.sentence.evidence)) for o in wrong]
    options, key = arranged(Option(text=_capital(saying.subject)), others, rng)
    asked = material.wording.say("of_which" if saying.known else "of_which_in", section=heading)
    return MultipleChoice(
        id=name,
        **place(material, saying.sentence.section, [evidence]),
        concepts=(saying.concept,),
        bloom=Bloom.REMEMBER,
        prompt=f"{asked}\n\n> … {saying.said}.",
        options=options,
        key=key,
        why=quoted(material, evidence),
        hints=(hint_to_read(material, saying.sentence.section, evidence),),
        proof=by_evidence(name, f"the sentence stands on page {evidence.label}"),
    )


def _capital(subject: str) -> str:
    """With a capital, so that none tells whether it opened its sentence."""
    return subject[:1].upper() + subject[1:]
