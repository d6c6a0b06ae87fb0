"""What does it print? Code that is not run here, with the output that the book prints for it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from probatum.quiz import Bloom, PredictOutput
from probatum.tools.extractive.questions.binding import without_look
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import by_evidence, hint_to_read, place
from probatum.tools.extractive.questions.shown import Shown, shown_in

A_SECTION, IN_ALL = 3, 12
"""Questions in a section and in a chapter."""
WRONG = 3
NEAR = 0.2
"""Share of their words and numbers that two outputs have in common before one is taken for the other."""
TYPED = 16
"""Characters of an output that can be typed."""


def printed(material: Material, rng: Random) -> Iterator[PredictOutput]:
    """Questions on code in languages other than Python, spread over the chapter's sections."""
    found = list(shown_in(material))
    asked: Counter[str] = Counter()
    for one in found:
        wrong = _wrong(one, found)
        typed = "\n" not in one.output and len(one.output) <= TYPED
        if asked[one.section] < A_SECTION and asked.total() < IN_ALL and (len(wrong) == WRONG or typed):
            asked[one.section] += 1
            yield _question(material, one, [] if typed else wrong, rng)


def _wrong(one: Shown, found: Sequence[Shown]) -> list[str]:
    """Outputs of other code that look like this one's and share words and numbers with it; with most of them first."""
    words = set(re.findall(r"\w+", one.output))

    def shared(text: str) -> float:
        its = set(re.findall(r"\w+", text))
        return len(words & its) / max(1, len(words | its))

    alike = {other.output for other in found if other.output != one.output and _look(other.output) == _look(one.output)}
    near = [text for text in alike if shared(text) >= NEAR]
    return sorted(near, key=lambda text: (-shared(text), abs(len(text) - len(one.output)), text))[:WRONG]


def _look(text: str) -> tuple[str, int]:
    """What an output looks like: its first line with runs of digits and letters made one, and how many lines."""
    first = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", text.split("\n")[0]))
    return re.sub(r"(?:([a9\"'])\W*)(?:\1\W*)+", r"\1", "".join(first.split())), len(text.splitlines())


def _question(material: Material, one: Shown, wrong: Sequence[str], rng: Random) -> PredictOutput:
    wording, code = material.wording, one.snippet.code.strip("\n")
    setup = "\n".join(filter(None, map(without_look, one.before)))
    options = [one.output, *wrong] if wrong else []
    rng.shuffle(options)
    name = question_id(material.chapter.id, "printed", f"{setup}\0{code}", one.output)
    evidence = one.snippet.evidence[0]
    return PredictOutput(
        id=name,
        **place(material, one.section, one.snippet.evidence),
        concepts=(material.topics[one.section].id,),
        difficulty="medium" if options else "hard",
        bloom=Bloom.APPLY,
        prompt=wording.say("prints"),
        code=code,
        setup=setup,
        language=one.snippet.language,
        key=one.output,
        options=tuple(options),
        why=wording.say("really") if one.ran else wording.say("book_prints", page=evidence.label),
        hints=(hint_to_read(material, one.section, evidence), wording.say("tries")),
        proof=by_evidence(name, "the run printed it" if one.ran else f"the book prints it on page {evidence.label}"),
    )
