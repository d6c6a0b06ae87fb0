"""What every question made from the book shares: its proof by evidence, its hints, its reason."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import combinations, islice
from random import Random
from typing import Any, TypeVar

from probatum.notes import Evidence
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import MultipleChoice, Option
from probatum.tools.extractive.questions.material import Material
from probatum.tools.items.checks import flaws

Wrong = TypeVar("Wrong")
WRONG = 3
"""Wrong options beside the key."""
LIKELIEST, TRIES = 10, 60
"""Candidates for a wrong option that are looked at, and sets of them that are tried."""


def by_evidence(question: str, how: str) -> Proof:
    """The proof of a question whose key stands in the book."""
    return Proof(subject=question, kind=Kind.QUESTION, verdict=Verdict.PASS, reason=how)


def place(material: Material, section: str, evidence: Sequence[Evidence]) -> dict[str, Any]:
    """Fields that say where a question comes from."""
    return {"chapter": material.chapter.id, "section": section, "evidence": tuple(evidence)}


def hint_to_read(material: Material, section: str, evidence: Evidence) -> str:
    """The mildest hint: where to look."""
    return material.wording.say("read_again", section=material.heading(section), page=evidence.label)


def quoted(material: Material, evidence: Evidence, limit: int = 280) -> str:
    """The book's words as a reason."""
    quote = evidence.quote if len(evidence.quote) <= limit else evidence.quote[:limit].rsplit(" ", 1)[0] + " …"
    return material.wording.say("book_says", quote=quote)


def arranged(right: Option, wrong: Sequence[Option], rng: Random) -> tuple[tuple[Option, ...], int]:
    """Options and the place of the key: shuffled, or in order when all are numbers."""
    options = [right, *wrong]
    rng.shuffle(options)
    with suppress(ValueError):
        options.sort(key=lambda option: float(option.text.replace(",", ".")))
    return tuple(options), options.index(right)


def with_fitting_options(
    fit: Sequence[Wrong], made: Callable[[Sequence[Wrong]], MultipleChoice], n: int = WRONG
) -> tuple[MultipleChoice, Sequence[Wrong]] | None:
    """The question with the likeliest wrong options, of ``fit`` in this order, beside which the key does not stand out.

    Where it does beside all of them, the first is left for the checks to drop; None where there are too few.
    """
    tried = ((made(wrong), wrong) for wrong in islice(combinations(fit[:LIKELIEST], n), TRIES))
    first = next(tried, None)
    sound = (each for each in tried if not flaws(each[0]))
    return first if first is None or not flaws(first[0]) else next(sound, first)
