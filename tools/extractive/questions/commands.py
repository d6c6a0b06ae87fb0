"""Which code does it? A line of code chosen by what the book says right before it that it is for."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from random import Random

from probatum.notes import Claim, Snippet
from probatum.quiz import Bloom, MultipleChoice, Option
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.lexicon import back, elsewhere, purpose_in
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import arranged, by_evidence, hint_to_read, place, quoted

A_SECTION, IN_ALL = 2, 8
"""Questions in a section and in a chapter."""
WRONG = 3
LENGTH = range(4, 72)
"""Characters of a line of code that can be an option."""
TELLING = 3
"""Meaningful words without which a purpose tells too little."""
ALIKE = 0.8
"""Share of their words in common from which on two lines may do the same."""
_PROMPT = re.compile(r"^(?:[$#%>] |\w*>+ )")


@dataclass(frozen=True)
class Use:
    """A line of code with what it is for."""

    section: str
    snippet: Snippet
    line: str
    lead: Claim
    purpose: str

    @property
    def words(self) -> set[str]:
        """The names in it."""
        return set(re.findall(r"[A-Za-z_]\w+", self.line))


def commands(material: Material, rng: Random) -> Iterator[MultipleChoice]:
    """One question for each single line of code that the book gives for a purpose."""
    found = list(_uses(material))
    asked: Counter[str] = Counter()
    for use in found:
        wrong = _wrong(material, use, found)
        if len(wrong) == WRONG and asked[use.section] < A_SECTION and asked.total() < IN_ALL:
            asked[use.section] += 1
            yield _question(material, use, wrong, rng)


def _uses(material: Material) -> Iterator[Use]:
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
        if _tells(material, purpose):
            yield Use(section, snippet, line, snippet.lead, purpose)


def _place(snippet: Snippet) -> str:
    """The block that it stands in."""
    return snippet.evidence[0].block if snippet.evidence else ""


def _tells(material: Material, purpose: str) -> bool:
    """True for a purpose that leans on nothing said before it: *to*, and a verb, and enough else."""
    language, words = material.chapter.language, purpose.lower().split()
    leans = elsewhere(language).search(purpose) or back(language) & set(words)
    return not leans and len(set(material.stems(purpose))) >= TELLING and words[1] not in material.language.stop


def _wrong(material: Material, use: Use, found: Sequence[Use]) -> list[Use]:
    """Lines that the book gives for something else, the likest first; none that may do the same."""
    own = set(material.stems(use.purpose))
    fit = [
        other
        for other in found
        if other.snippet.language == use.snippet.language
        and other.line != use.line
        and len(use.words & other.words) < ALIKE * max(1, len(use.words | other.words))
        and len(own & set(material.stems(other.purpose))) < ALIKE * len(own)
    ]
    apart = {other.line: other for other in reversed(fit)}
    return sorted(apart.values(), key=lambda o: (-len(use.words & o.words), abs(len(o.line) - len(use.line))))[:WRONG]


def _question(material: Material, use: Use, wrong: Sequence[Use], rng: Random) -> MultipleChoice:
    wording, evidence = material.wording, use.lead.evidence[0]
    name = question_id(material.chapter.id, "command", use.purpose, use.line)
    others = [Option(text=f"`{o.line}`", why=wording.say("of_code", quote=o.purpose)) for o in wrong]
    options, key = arranged(Option(text=f"`{use.line}`"), others, rng)
    return MultipleChoice(
        id=name,
        **place(material, use.section, [evidence, *use.snippet.evidence]),
        concepts=(material.topics[use.section].id,),
        bloom=Bloom.APPLY,
        prompt=f"{wording.say('which_code')}\n\n> {use.purpose}",
        options=options,
        key=key,
        why=quoted(material, evidence),
        hints=(hint_to_read(material, use.section, evidence),),
        proof=by_evidence(name, f"the book gives it for this on page {evidence.label}"),
    )
