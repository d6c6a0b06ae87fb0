"""Readers made by rule who learn and forget: what each concept is worth to them, day by day.

The truth forgets by the equations of FSRS-6, written out here anew, with parameters of each reader's own: it favours
our model, which knows the family though not the reader.
"""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from random import Random

CONCEPTS = 40
WEIGHTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The published defaults of FSRS-6."""
AGAIN, GOOD = 1, 3
PRACTICE = 0.15
"""What a review adds to an ability, where reviews teach."""


@dataclass
class Trace:
    """What is left of one concept in a mind."""

    stability: float
    difficulty: float
    met: float


@dataclass
class Mind:
    """A reader: what each concept is worth to them, and how it fades."""

    rng: Random
    abilities: list[float]
    weights: tuple[float, ...]
    traces: list[Trace]
    practice: float
    """What a review adds to an ability."""

    def retention(self, concept: int, day: float) -> float:
        """Chance that it is still there."""
        trace = self.traces[concept]
        decay = self.weights[20]
        return float((1 + (0.9 ** (-1 / decay) - 1) * (day - trace.met) / trace.stability) ** -decay)

    def worth(self, concept: int, day: float) -> float:
        """Expected score on the concept's questions, by knowledge alone."""
        score = statistics.fmean(1 / (1 + math.exp(-1.28 * (self.abilities[concept] - b / 2))) for b in range(-4, 5))
        return self.retention(concept, day) * score

    def review(self, concept: int, day: float, guess: float) -> bool:
        """Answers a question, and learns from it."""
        kept = self.retention(concept, day)
        knows = 1 / (1 + math.exp(-1.28 * (self.abilities[concept] - self.rng.gauss(0, 1))))
        right = self.rng.random() < guess + (0.95 - guess) * kept * knows
        self.traces[concept] = self._after(concept, day, kept, AGAIN if self.rng.random() > kept else GOOD)
        self.abilities[concept] += self.practice
        return right

    def gain(self, concept: int, day: float, until: float) -> float:
        """How much more the concept will be worth on day ``until`` for a review now: what no policy can know."""
        kept, trace, ability = self.retention(concept, day), self.traces[concept], self.abilities[concept]
        without, after = self.worth(concept, until), 0.0
        for grade, chance in ((AGAIN, 1.0 - kept), (GOOD, kept)):
            self.traces[concept] = self._after(concept, day, kept, grade)
            self.abilities[concept] = ability + self.practice
            after += chance * self.worth(concept, until)
            self.traces[concept], self.abilities[concept] = trace, ability
        return after - without

    def _after(self, concept: int, day: float, kept: float, grade: int) -> Trace:
        w, trace = self.weights, self.traces[concept]
        s, d = trace.stability, trace.difficulty
        if grade == AGAIN:
            lost = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * math.exp(w[14] * (1 - kept))
            s = max(0.1, min(s, lost))
        else:
            s *= 1 + math.exp(w[8]) * (11 - d) * s ** -w[9] * (math.exp(w[10] * (1 - kept)) - 1)
        eased = d - w[6] * (grade - 3) * (10 - d) / 9
        back = w[7] * _first_difficulty(w, 4) + (1 - w[7]) * eased
        return Trace(s, min(10.0, max(1.0, back)), day)


def _first_difficulty(w: tuple[float, ...], grade: int) -> float:
    return min(10.0, max(1.0, w[4] - math.exp(w[5] * (grade - 1)) + 1))


def mind(seed: int, practice: float = PRACTICE) -> Mind:
    """A reader who has read everything on day 0; the same for the same seed."""
    rng = Random(f"mind/{seed}")
    level = rng.gauss(0, 0.4)
    abilities = [level + (rng.gauss(1.9, 0.5) if rng.random() < 0.6 else rng.gauss(-0.3, 0.5)) for _ in range(CONCEPTS)]
    weights = tuple(w * math.exp(rng.gauss(0, 0.15)) for w in WEIGHTS)
    read = Trace(weights[GOOD - 1], _first_difficulty(weights, GOOD), 0.0)
    return Mind(rng, abilities, weights, [read] * CONCEPTS, practice)
