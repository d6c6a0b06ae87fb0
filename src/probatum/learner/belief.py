"""What is thought of all concepts at once: a normal belief in which one answer speaks for related concepts too.

Ability on a concept is a general mean, plus what the learner brings to everything, plus what the concept
takes from its prerequisites, plus its own. An answer on one concept updates that concept by quadrature and the
others along their covariance with it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from probatum.learner.item import Array, Item

MEAN = 0.3
SHARED_SD = 0.5
"""Spread of what a learner brings to every concept."""
OWN_SD = 1.4
"""Spread of what is a concept's own."""
INHERITED = 0.5
"""Share of the prerequisites' mean deviation that a concept takes over."""
PRACTICE, PRACTICE_VARIANCE = 0.2, 0.02
"""What a day's practice adds to a concept, and to the doubt of it."""
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(31)
WEIGHTS = WEIGHTS / WEIGHTS.sum()


@dataclass(frozen=True, eq=False)
class Belief:
    """A normal distribution over the abilities on ``concepts``."""

    concepts: tuple[str, ...]
    index: Mapping[str, int]
    mean: Array
    """One for each concept."""
    covariance: Array

    def variance(self, concept: str) -> float:
        """Of the ability on one concept."""
        i = self.index[concept]
        return float(self.covariance[i, i])

    def ability(self, concept: str) -> tuple[float, float]:
        """Mean and standard deviation of the ability on one concept."""
        return float(self.mean[self.index[concept]]), math.sqrt(self.variance(concept))

    def probability_over(self, concept: str, ability: float) -> float:
        """Chance that the ability on ``concept`` is at least ``ability``."""
        mean, sd = self.ability(concept)
        return normal_above(ability, mean, sd)

    def answered(self, concept: str, item: Item, score: float, retention: float = 1.0) -> "Belief":
        """The belief after an answer that earned ``score`` (0 to 1) on a question of ``concept``."""
        i = self.index[concept]
        mean, sd = self.ability(concept)
        new_mean, new_variance = posterior(mean, sd, item, score, retention)
        gain = self.covariance[:, i] / self.covariance[i, i]
        return Belief(
            self.concepts,
            self.index,
            self.mean + gain * (new_mean - mean),
            self.covariance + np.outer(gain, gain) * (new_variance - sd**2),
        )

    def practised(self, concept: str) -> "Belief":
        """The belief after a day on which ``concept`` was practised: better, and a little less sure."""
        i = self.index[concept]
        mean, covariance = self.mean.copy(), self.covariance.copy()
        mean[i] += PRACTICE
        covariance[i, i] += PRACTICE_VARIANCE
        return Belief(self.concepts, self.index, mean, covariance)


def prior(prerequisites: Mapping[str, Sequence[str]], inherited: float = INHERITED) -> Belief:
    """The belief before any answer; ``prerequisites`` names, for each concept, those that it leans on.

    ``inherited`` is the share of their mean deviation that it takes over.
    """
    concepts = tuple(prerequisites)
    index = {concept: i for i, concept in enumerate(concepts)}
    leaning = np.zeros((len(concepts), len(concepts)))
    for concept, needed in prerequisites.items():
        known = [index[n] for n in needed if n in index and n != concept]
        for parent in known:
            leaning[index[concept], parent] = inherited / len(known)
    spread = np.linalg.inv(np.eye(len(concepts)) - leaning) * OWN_SD
    covariance = spread @ spread.T + SHARED_SD**2
    return Belief(concepts, index, np.full(len(concepts), MEAN), covariance)


def posterior(mean: float, sd: float, item: Item, score: float, retention: float) -> tuple[float, float]:
    """Mean and variance of an ability after an answer, by Gauss–Hermite quadrature."""
    abilities = mean + sd * NODES
    right = item.right(abilities, retention)
    weights = WEIGHTS * right**score * (1.0 - right) ** (1.0 - score)
    weights = weights / weights.sum()
    new_mean = float(weights @ abilities)
    return new_mean, max(float(weights @ (abilities - new_mean) ** 2), 1e-4)


def chance_right(mean: float, sd: float, item: Item, retention: float) -> float:
    """Chance that the next answer is right."""
    return float(WEIGHTS @ item.right(mean + sd * NODES, retention))


def normal_above(threshold: float, mean: float, sd: float) -> float:
    """Chance that a normal variable is at least ``threshold``."""
    return 0.5 * math.erfc((threshold - mean) / (sd * math.sqrt(2.0)))
