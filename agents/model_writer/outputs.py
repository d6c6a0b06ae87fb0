"""Holds what is said of an output against what was really printed."""

import re
from dataclasses import dataclass

from probatum.agents.model_writer import tidying
from probatum.agents.model_writer.replies import RewordReply
from probatum.notes import Claim, SectionNotes

MOST_OUTPUT = 2500
"""Characters of an output that are shown to the model; its middle is left out."""
MOST_SEEN = 4
COUNTED = 10
"""Numbers up to here may be counts of lines or cases, and need not be printed."""
_NUMBER = re.compile(r"(?<![\w.])[-−]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Ran:
    """A snippet that ran and printed."""

    id: str
    title: str
    code: str
    output: str
    figures: int


def runs_of(notes: SectionNotes) -> list[Ran]:
    """The snippets that held and showed something in words."""
    good = [(s, s.proof.output) for s in notes.snippets if s.proof and s.proof.good and s.proof.output]
    return [Ran(s.id, s.title, s.code, _middle_out(out.text), len(out.figures)) for s, out in good if out.text.strip()]


def corrected(notes: SectionNotes, reply: RewordReply, runs: list[Ran]) -> SectionNotes:
    """The notes led by what is seen in the outputs; words with numbers that were not printed are left out."""
    seen = [text for said in reply.seen if (text := tidying.line(said)) and agrees(text, runs)][:MOST_SEEN]
    news = {c.subject.strip("`"): tidying.line(c.text) for c in reply.corrections}

    def amended(i: int, claim: Claim) -> Claim:
        text = news.get(f"{notes.section}/happening/{i}", "")
        return claim.model_copy(update={"text": text}) if text and agrees(text, runs) else claim

    happening = tuple(amended(i, claim) for i, claim in enumerate(notes.happening))
    looked = tuple(Claim(text=text, beyond=True, output=_closest(text, runs)) for text in seen)
    return notes.model_copy(update={"happening": (*looked, *happening)})


def agrees(text: str, runs: list[Ran]) -> bool:
    """True when every number in ``text`` stands in the code or its output, perhaps with more places."""
    there = [n for run in runs for n in _numbers(f"{run.code}\n{run.output}")]
    return all(_is_among(number, there) for number in _numbers(text))


def _closest(text: str, runs: list[Ran]) -> str:
    """Id of the run that has most of the numbers in ``text``; of the first when that does not tell."""

    def shared(run: Ran) -> int:
        there = _numbers(run.output)
        return sum(_is_printed(number, there) for number in _numbers(text))

    return max(runs, key=shared).id


def _is_among(number: str, there: list[str]) -> bool:
    try:
        value = float(number)
    except ValueError:
        return number in there
    return (value.is_integer() and 0 <= value <= COUNTED) or _is_printed(number, there)


def _is_printed(number: str, there: list[str]) -> bool:
    try:
        value, places = float(number), len(number.partition(".")[2])
        return any(round(float(other), places) == value for other in there)
    except ValueError:
        return number in there


def _numbers(text: str) -> list[str]:
    return [found.replace("−", "-").replace(",", "") for found in _NUMBER.findall(text)]


def _middle_out(text: str) -> str:
    if len(text) <= MOST_OUTPUT:
        return text
    half = MOST_OUTPUT // 2
    return f"{text[:half]}\n[… {len(text) - 2 * half} characters …]\n{text[-half:]}"
