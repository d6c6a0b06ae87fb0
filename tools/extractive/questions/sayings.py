"""How does it go on? What a sentence says of its subject, or of its condition, among what others say of theirs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from probatum.quiz import Bloom, MultipleChoice, Option
from probatum.tools.extractive.questions.cuts import Saying, of_conditions, of_subjects
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import arranged, by_evidence, hint_to_read, place, quoted
from probatum.tools.extractive.questions.terms import INDEFINITE

WRONG = 3
OF_ONE, OF_A_MAKE = 3, 8
"""Questions on one concept, and of one make in a chapter."""
SHARED = 0.4
"""Share of its words that another saying may hold; with more it might be true as well."""


def sayings(material: Material, rng: Random) -> Iterator[MultipleChoice]:
    """Questions on subjects of which sentences that stand alone say something."""
    found = [*of_subjects(material), *of_conditions(material)]
    asked: Counter[str] = Counter()
    used: Counter[str] = Counter()
    for saying in found:
        wrong = _wrong(material, saying, found, used)
        many = asked[saying.concept] == OF_ONE or asked[saying.make] == OF_A_MAKE
        if len(wrong) == WRONG and not many and _worth_a_thought(material, saying, wrong):
            asked.update((saying.concept, saying.make))
            used.update(other.said for other in wrong)
            yield _question(material, saying, wrong, rng)


def _wrong(material: Material, saying: Saying, found: Sequence[Saying], used: Counter[str]) -> list[Saying]:
    """Three sayings on other subjects, of like length, that do not name this one and say something else.

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
    apart = {other.said if condition else other.subject.lower(): other for other in reversed(fit)}
    return list(apart.values())[-WRONG:]


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
    return MultipleChoice(
        id=name,
        **place(material, saying.sentence.section, [evidence]),
        concepts=(saying.concept,),
        bloom=Bloom.UNDERSTAND,
        prompt=f"{wording.say('case', section=heading)}\n\n> {saying.subject}, …"
        if saying.make == "condition"
        else wording.say("what_said", term=saying.subject),
        options=options,
        key=key,
        why=quoted(material, evidence),
        hints=(hint_to_read(material, saying.sentence.section, evidence),),
        proof=by_evidence(name, f"the sentence stands on page {evidence.label}"),
    )
