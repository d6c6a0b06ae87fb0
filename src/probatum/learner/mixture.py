"""Beliefs that trust the prerequisite edges differently, each weighed by how well it foretold the answers so far.

The edges are read from a book and may say nothing of how this reader knows its concepts. So the belief is
kept twice, with edges and without, and Bayes' rule shifts the weight to the one that the answers bear out.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from probatum.learner.belief import Belief, chance_right, prior
from probatum.learner.item import Item
from probatum.learner.prior import INHERITED

STRENGTHS = (0.0, INHERITED)
"""Shares that a concept takes over from its prerequisites, equally likely at first."""


@dataclass(frozen=True, eq=False)
class Mixture:
    """Beliefs over the same concepts with the chance of each."""

    parts: tuple[Belief, ...]
    weights: tuple[float, ...]

    @property
    def concepts(self) -> tuple[str, ...]:
        """Ids of the concepts believed about."""
        return self.parts[0].concepts

    def __contains__(self, concept: str) -> bool:
        """True when something is believed about ``concept``."""
        return concept in self.parts[0].prior.groups

    def ability(self, concept: str) -> tuple[float, float]:
        """Mean and standard deviation of the ability on one concept."""
        means, sds = np.array([part.ability(concept) for part in self.parts]).T
        mean = float(np.dot(self.weights, means))
        return mean, math.sqrt(float(np.dot(self.weights, sds**2 + (means - mean) ** 2)))

    def probability_over(self, concept: str, ability: float) -> float:
        """Chance that the ability on ``concept`` is at least ``ability``."""
        chances = (part.probability_over(concept, ability) for part in self.parts)
        return sum(w * p for w, p in zip(self.weights, chances, strict=True))

    def answered(self, concept: str, item: Item, score: float, retention: float = 1.0) -> "Mixture":
        """The mixture after an answer; what expected it more gains weight."""
        likely = [
            w * _likelihood(p, concept, item, score, retention) for w, p in zip(self.weights, self.parts, strict=True)
        ]
        return Mixture(
            tuple(part.answered(concept, item, score, retention) for part in self.parts),
            tuple(chance / sum(likely) for chance in likely),
        )

    def practised(self, concept: str) -> "Mixture":
        """The mixture after a day on which ``concept`` was practised."""
        return Mixture(tuple(part.practised(concept) for part in self.parts), self.weights)


def _likelihood(belief: Belief, concept: str, item: Item, score: float, retention: float) -> float:
    right = chance_right(*belief.ability(concept), item, retention)
    return float(right**score * (1.0 - right) ** (1.0 - score))


def mixture(prerequisites: Mapping[str, Sequence[str]]) -> Mixture:
    """The mixture before any answer; one belief is enough where there are no edges."""
    strengths = STRENGTHS if any(prerequisites.values()) else STRENGTHS[:1]
    return Mixture(
        tuple(prior(prerequisites, strength) for strength in strengths),
        tuple(1.0 / len(strengths) for _ in strengths),
    )
