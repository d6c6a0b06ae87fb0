"""How does it go on? What a sentence says of its subject, or of its condition, among what others say of theirs."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from random import Random

from probatum.quiz import Bloom, MultipleChoice, Option
from probatum.tools.extractive.questions.cuts import Saying, of_conditions, of_subjects
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import (
    WRONG,
    arranged,
    by_evidence,
    hint_to_read,
    place,
    quoted,
    with_fitting_options,
)
from probatum.tools.extractive.questions.terms import INDEFINITE

OF_ONE, OF_A_MAKE = 3, 8
"""Questions on one concept, and of one make in a chapter."""
SHARED = 0.4
"""Share of its words that another saying may hold; with more it might be true as well."""


def sayings(material: Material, rng: Random, told: Collection[str]) -> Iterator[MultipleChoice]:
    """Questions on subjects of which sentences that stand alone say something.

    A sentence that is asked with a gap (``told``) is not asked again; and of a subject of which many things are said
    nobody can tell which of them is meant; nor is it worth asking what is said of several alike.
    """
    found = [*of_subjects(material), *of_conditions(material)]
    often = Counter(saying.subject.lower() for saying in found if saying.make != "condition")
    often.update(saying.said for saying in found)
    asked: Counter[str] = Counter()
    used: Counter[str] = Counter()
    for saying in found:
        if saying.sentence.text in told or max(often[saying.subject.lower()], often[saying.said]) > 1:
            continue
        if asked[saying.concept] == OF_ONE or asked[saying.make] == OF_A_MAKE:
            continue
        near = _wrong(material, saying, found, used)
        made = with_fitting_options(near, partial(_question, material, saying, rng=rng))
        if made is not None and _worth_a_thought(material, saying, made[1]):
            question, wrong = made
            asked.update((saying.concept, saying.make))
            used.update(other.said for other in wrong)
            yield question


def _wrong(material: Material, saying: Saying, found: Sequence[Saying], used: Counter[str]) -> list[Saying]:
    """Sayings on other subjects, of like length, that do not name this one and say something else.

    Those that stood for wrong less often come first.
    """
    own, subject = set(material.stems(saying.said)), set(material.stems(saying.subject))
    condition = saying.make == "condition"
    fit = [
        other
        for other in found
        if other.make == saying.make
        and (other is not saying if condition else other.subject.lower() != saying.subject.lower())
        and (not condition or _another_case(material, saying, other))
        and (condition or not subject & {*material.stems(other.subject), *material.stems(other.said)})
        and 0.5 <= len(other.said) / len(saying.said) <= 2.0
        and len(own & set(material.stems(other.said))) <= SHARED * len(own)
        and len(subject & set(material.stems(other.subject))) <= SHARED * len(subject)
    ]
    about = {*own, *subject} if condition else set()
    fit.sort(key=lambda o: (used[o.said], not about & set(material.stems(o.said)), abs(len(o.said) - len(saying.said))))
    apart: list[Saying] = []
    for other in fit:
        if all(other.said != o.said and (condition or other.subject.lower() != o.subject.lower()) for o in apart):
            apart.append(other)
    return apart


def _another_case(material: Material, saying: Saying, other: Saying) -> bool:
    """True when the two speak of things that differ: most words of either condition are not in the other."""
    mine, its = set(material.stems(saying.subject)), set(material.stems(other.subject))
    return len(mine & its) <= SHARED * min(len(mine), len(its))


def _worth_a_thought(material: Material, saying: Saying, wrong: Sequence[Saying]) -> bool:
    """False for what may happen to *the* thing, when most of the wrong endings speak of other things altogether."""
    if saying.make != "condition" or saying.subject.split()[1].lower() in INDEFINITE.get(material.chapter.language, ()):
        return True
    own = {*material.stems(saying.subject), *material.stems(saying.said)}
    return sum(bool(own & set(material.stems(other.said))) for other in wrong) >= WRONG - 1


def _question(material: Material, saying: Saying, wrong: Sequence[Saying], rng: Random) -> MultipleChoice:
    wording, evidence = material.wording, saying.sentence.evidence
    heading = material.heading(saying.sentence.section) or material.chapter.title
    name = question_id(material.chapter.id, "said", saying.subject, saying.said)
    others = [Option(text=f"… {o.said}", why=quoted(material, o.sentence.evidence)) for o in wrong]
    options, key = arranged(Option(text=f"… {saying.said}"), others, rng)
    if saying.make == "condition":
        prompt = f"{wording.say('case', section=heading)}\n\n> {saying.subject}, …"
    else:
        prompt = wording.say("what_said" if saying.known else "what_said_in", term=saying.subject, section=heading)
    return MultipleChoice(
        id=name,
        **place(material, saying.sentence.section, [evidence]),
        concepts=(saying.concept,),
        bloom=Bloom.UNDERSTAND,
        prompt=prompt,
        options=options,
        key=key,
        why=quoted(material, evidence),
        hints=(hint_to_read(material, saying.sentence.section, evidence),),
        proof=by_evidence(name, f"the sentence stands on page {evidence.label}"),
    )
