"""How sure the reader said they were, beside how often they were right."""

from collections.abc import Sequence

from probatum.learner.record import Attempt
from probatum.noun import Noun


class Sureness(Noun):
    """The answers given at one confidence."""

    said: float
    """0 to 1."""
    answers: int
    right: float
    """Share of them that scored, 0 to 1."""


def calibration_of(answers: Sequence[Attempt]) -> tuple[Sureness, ...]:
    """One entry for each confidence that was ever said, the least sure first; empty when none was."""
    scores: dict[float, list[float]] = {}
    for answer in answers:
        if answer.confidence is not None:
            scores.setdefault(answer.confidence, []).append(answer.score)
    return tuple(
        Sureness(said=said, answers=len(found), right=sum(found) / len(found)) for said, found in sorted(scores.items())
    )
