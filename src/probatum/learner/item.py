"""How a question answers to knowledge: the chance of a right answer, given how well its concept is known.

A two-parameter logistic curve with a floor for guessing and a ceiling for slips; ability is measured in
units of the spread of question difficulty. That a question's difficulty is known only by its label
flattens the curve: the logistic is averaged over a normal difficulty with MacKay's approximation
(D. MacKay, "The evidence framework applied to classification networks", 1992).
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SLOPE = 1.25
"""Discrimination of a usual question."""
SLIP = 0.11
"""Chance to miss a question although one knows: by a slip, or because its key is wrong or can be argued with.

More than learners slip: a model that trusts every key lets one bad question undo what four good ones told. With still
more, ``benchmarks.quiz`` finds what is known sooner, and ``benchmarks.quiz.memory`` sees more shown than is known.
"""
SELF_SLIP, SELF_GUESS = 0.25, 0.15
"""The same where learners grade themselves: kinder and harsher than a key."""
CUT = 0.70
"""Mastered: this share of the concept's questions would be answered by knowledge alone."""
LABEL_TRUST = 0.5
"""Correlation of a difficulty label with true difficulty."""
LABELS = {"easy": -1.09, "medium": 0.0, "hard": 1.09}
"""Mean of the lower, middle and upper third of a standard normal."""
GUESSES = {"cloze": 0.03, "short": 0.03, "fix": 0.02, "order": 0.05, "match": 0.08, "predict": 0.05, "choice": 0.25}
"""Chance to be right without knowing, where no options are counted."""
HINT = 0.5
"""Each hint halves what is left to be known."""


def flattened(variance: float | Array) -> float | Array:
    """Factor on the slope of a logistic whose place is uncertain by ``variance``."""
    return 1.0 / np.sqrt(1.0 + math.pi * SLOPE**2 * variance / 8.0)


@dataclass(frozen=True)
class Item:
    """A question as the model sees it."""

    guess: float = 0.25
    slip: float = SLIP
    difficulty: float = 0.0
    """Expected, in standard deviations of question difficulty."""
    doubt: float = 1.0 - LABEL_TRUST**2 * 0.79
    """Variance of the difficulty that the label leaves."""

    def right(self, ability: Array, retention: float = 1.0) -> Array:
        """Chance of a right answer at each ``ability``, when the concept is still remembered with ``retention``."""
        known = logistic(SLOPE * flattened(self.doubt) * (ability - self.difficulty))
        return self.guess + (1.0 - self.guess - self.slip) * retention * known


def item_of(kind: str, difficulty: str, choices: int = 0, *, hints: int = 0, self_graded: bool = False) -> Item:
    """The item for a question of that kind, with that many options (0 for an open one) and hints taken."""
    guess = 1.0 / choices if choices > 1 and kind in ("choice", "predict") else GUESSES.get(kind, 0.05)
    slip = SLIP
    if self_graded:
        guess, slip = max(guess, SELF_GUESS), SELF_SLIP
    guess = 1.0 - (1.0 - guess) * HINT**hints
    return Item(min(guess, 1.0 - slip - 0.02), slip, LABEL_TRUST * LABELS[difficulty])


def logistic(x: Array) -> Array:
    """The logistic function."""
    return np.asarray(1.0 / (1.0 + np.exp(-x)), dtype=np.float64)


def score_at(ability: float | Array, variance: float | Array = 0.0) -> Array:
    """Expected share of a concept's questions answered by knowledge, at an ability known to ``variance``."""
    return logistic(np.asarray(SLOPE * flattened(1.0 + np.asarray(variance)) * ability))


def ability_for(score: float) -> float:
    """The ability at which ``score`` is expected; the inverse of ``score_at``."""
    return math.log(score / (1.0 - score)) / (SLOPE * float(flattened(1.0)))
