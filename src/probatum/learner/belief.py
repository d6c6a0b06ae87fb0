"""What is thought of all concepts at once: a normal belief in which one answer speaks for related concepts too.

Ability on a concept is a general mean, plus what the learner brings to everything, plus what the concept
takes from its prerequisites, plus its own. An answer on one concept updates that concept by quadrature and the
others along their covariance with it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from probatum.learner.item import Array, Item
from probatum.learner.prior import INHERITED, SHARED_SD, Prior

MEAN = 0.6
"""Ability that is expected on a concept of a chapter that was read."""
PRACTICE, PRACTICE_VARIANCE = 0.2, 0.02
"""What a day's practice adds to a concept, and to the doubt of it."""
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(31)
WEIGHTS = WEIGHTS / WEIGHTS.sum()


@dataclass(frozen=True, eq=False)
class Belief:
    """A normal distribution over what is shared and the abilities on concepts.

    Held are those that an answer has touched, with all that hang together with them by prerequisites. Any other
    concept has moved with the shared part alone, so that what is believed of it follows, exactly, when it is asked for.
    """

    prior: Prior
    index: Mapping[str, int]
    """Places of the concepts that are held; place 0 is what the learner brings to every concept."""
    mean: Array
    covariance: Array

    @property
    def concepts(self) -> tuple[str, ...]:
        """All that something is believed about."""
        return tuple(self.prior.groups)

    def variance(self, concept: str) -> float:
        """Of the ability on one concept."""
        i = self.index.get(concept)
        return float(self.covariance[0, 0] + self.prior.own(concept) if i is None else self.covariance[i, i])

    def ability(self, concept: str) -> tuple[float, float]:
        """Mean and standard deviation of the ability on one concept."""
        i = self.index.get(concept)
        mean = MEAN + self.mean[0] if i is None else self.mean[i]
        return float(mean), math.sqrt(self.variance(concept))

    def probability_over(self, concept: str, ability: float) -> float:
        """Chance that the ability on ``concept`` is at least ``ability``."""
        mean, sd = self.ability(concept)
        return normal_above(ability, mean, sd)

    def answered(self, concept: str, item: Item, score: float, retention: float = 1.0) -> "Belief":
        """The belief after an answer that earned ``score`` (0 to 1) on a question of ``concept``."""
        held = self._holding(concept)
        i = held.index[concept]
        mean, sd = held.ability(concept)
        new_mean, new_variance = posterior(mean, sd, item, score, retention)
        gain = held.covariance[:, i] / held.covariance[i, i]
        return replace(
            held,
            mean=held.mean + gain * (new_mean - mean),
            covariance=held.covariance + np.outer(gain, gain) * (new_variance - sd**2),
        )

    def practised(self, concept: str) -> "Belief":
        """The belief after a day on which ``concept`` was practised: better, and a little less sure."""
        held = self._holding(concept)
        i = held.index[concept]
        mean, covariance = held.mean.copy(), held.covariance.copy()
        mean[i] += PRACTICE
        covariance[i, i] += PRACTICE_VARIANCE
        return replace(held, mean=mean, covariance=covariance)

    def _holding(self, concept: str) -> "Belief":
        """The same belief, with a concept and all that hang together with it held."""
        if concept in self.index:
            return self
        group, own = self.prior.groups[concept], self.prior.block(concept)
        old, size = len(self.mean), len(self.mean) + len(group)
        covariance = np.empty((size, size))
        covariance[:old, :old] = self.covariance
        covariance[old:, :old] = self.covariance[0]
        covariance[:old, old:] = self.covariance[:, :1]
        covariance[old:, old:] = own + self.covariance[0, 0]
        mean = np.concatenate([self.mean, np.full(len(group), MEAN + self.mean[0])])
        return Belief(self.prior, {**self.index, **{c: old + i for i, c in enumerate(group)}}, mean, covariance)


def prior(prerequisites: Mapping[str, Sequence[str]], inherited: float = INHERITED) -> Belief:
    """The belief before any answer; ``prerequisites`` names, for each concept, those that it leans on.

    ``inherited`` is the share of their mean deviation that it takes over.
    """
    return Belief(Prior.of(prerequisites, inherited), {}, np.zeros(1), np.full((1, 1), SHARED_SD**2))


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
