"""Which code does it? A line of code, or a name, chosen by what the book says that it is for."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from random import Random

from probatum.notes import Snippet
from probatum.quiz import Bloom, MultipleChoice, Option
from probatum.tools.extractive.questions.gaps import Places, kin, named_places
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.lexicon import purpose_in
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.names import look_of
from probatum.tools.extractive.questions.parts import (
    arranged,
    by_evidence,
    hint_to_read,
    place,
    quoted,
    with_fitting_options,
)
from probatum.tools.extractive.questions.uses import Use, told_uses, worth_asking

A_SECTION, IN_ALL = 2, 8
"""Questions in a section and in a chapter."""
LENGTH = range(4, 72)
"""Characters of a line of code that can be an option."""
ALIKE = 0.8
"""Share of their words in common from which on two lines may do the same."""
_PROMPT = re.compile(r"^(?:[$#%>] |\w*>+ )")


def commands(material: Material, rng: Random, told: Collection[str]) -> Iterator[MultipleChoice]:
    """One question for each single line of code, or name, that the book gives for a purpose.

    Sentences that are asked about with a gap already (``told``) are left out.
    """
    found = [*_uses(material), *(u for u in told_uses(material) if u.evidence[0].quote not in told)]
    names = named_places(material)
    asked: Counter[str] = Counter()
    for use in found:
        if asked[use.section] == A_SECTION or asked.total() == IN_ALL:
            continue
        wrong = [*_wrong(material, use, found), *(() if use.language else _named(material, use, found, names))]
        made = with_fitting_options(wrong, partial(_question, material, use, rng=rng))
        if made is not None:
            asked[use.section] += 1
            yield made[0]


def _uses(material: Material) -> Iterator[Use]:
    """Single lines of code that stand behind a sentence which says what they are for."""
    language = material.chapter.language
    found = list(material.snippets())
    following = [snippet for _, snippet in found[1:]]
    for (section, snippet), after in zip_longest(found, following):
        if after is not None and _place(snippet) == _place(after):  # the first of several lines of a session
            continue
        line = _PROMPT.sub("", snippet.code.strip())
        if snippet.lead is None or "\n" in line or len(line) not in LENGTH or "`" in line:
            continue
        purpose = purpose_in(snippet.lead.text, language)
        if purpose and worth_asking(material, purpose):
            evidence = (snippet.lead.evidence[0], *snippet.evidence)
            yield Use(section, line, snippet.language, purpose, evidence)


def _place(snippet: Snippet) -> str:
    """The block that it stands in."""
    return snippet.evidence[0].block if snippet.evidence else ""


def _wrong(material: Material, use: Use, found: Sequence[Use]) -> list[Use]:
    """What the book gives for something else, the likest first; none that may do the same."""
    own = set(material.stems(use.purpose))
    fit = [
        other
        for other in found
        if other.language == use.language
        and other.code != use.code
        and len(use.words & other.words) < ALIKE * max(1, len(use.words | other.words))
        and len(own & set(material.stems(other.purpose))) < ALIKE * len(own)
    ]
    apart = {other.code: other for other in reversed(fit)}
    return sorted(apart.values(), key=lambda o: (-len(use.words & o.words), abs(len(o.code) - len(use.code))))


def _named(material: Material, use: Use, found: Sequence[Use], names: Places) -> Iterator[Use]:
    """Other names that look like this one; none of which the book says what this one is for."""
    own, known = set(material.stems(use.purpose)), {other.code for other in found}
    for name, spots in names.items():
        alike = any(len(own & set(material.stems(s.text))) >= ALIKE * len(own) for s, _ in spots)
        like = spots[0][1].look == look_of(use.code) and not kin(name, use.code) and name not in material.stand_ins
        if like and not alike and name not in known:
            sentence = min((s for s, _ in spots), key=lambda s: len(s.text))
            yield Use(sentence.section, name, "", "", (sentence.evidence,))


def _why(material: Material, use: Use) -> str:
    """What the book says of an option that is wrong here."""
    quote = use.evidence[0].quote
    return (
        material.wording.say("of_code", quote=use.purpose)
        if use.purpose
        else material.wording.say("of_other", name=use.code, quote=quote)
    )


def _question(material: Material, use: Use, wrong: Sequence[Use], rng: Random) -> MultipleChoice:
    evidence = use.evidence[0]
    name = question_id(material.chapter.id, "command", use.purpose, use.code)
    others = [Option(text=f"`{o.code}`", why=_why(material, o)) for o in wrong]
    options, key = arranged(Option(text=f"`{use.code}`"), others, rng)
    return MultipleChoice(
        id=name,
        **place(material, use.section, use.evidence),
        concepts=(material.topics[use.section].id,),
        bloom=Bloom.APPLY,
        prompt=f"{material.wording.say('which_code')}\n\n> {use.purpose}",
        options=options,
        key=key,
        why=quoted(material, evidence),
        hints=(hint_to_read(material, use.section, evidence),),
        proof=by_evidence(name, f"the book gives it for this on page {evidence.label}"),
    )
