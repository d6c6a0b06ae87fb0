"""Measures review over a month on simulated readers who learn and forget: what is retained, and is the number honest?

    python -m benchmarks.quiz_memory [--learners N]

The truth forgets by the equations of FSRS-6, written out here anew, with parameters of each reader's own: it favours
our model, which knows the family though not the reader. Nothing was tuned on it. 40 concepts, 30 days of which a sixth
is missed, questions with guesses and slips; what is retained counts on day 60.
"""

from __future__ import annotations

import argparse
import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from probatum.learner.learner import Learner, replay
from probatum.learner.planning import expected_gain
from probatum.learner.record import Attempt, Concept

CONCEPTS, DAYS, MISSED = 40, 30, 0.15
DAY = datetime(2026, 3, 1, 18, tzinfo=UTC)
KINDS = (("choice", 4, 0.25), ("cloze", 0, 0.03))


WEIGHTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The published defaults of FSRS-6."""
AGAIN, GOOD = 1, 3


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
    traces: list[Trace | None]

    def retention(self, concept: int, day: float) -> float:
        """Chance that it is still there; 1 for what was never met, of which nothing was learnt to forget."""
        trace = self.traces[concept]
        if trace is None:
            return 1.0
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
        self.abilities[concept] += 0.15
        return right

    def _after(self, concept: int, day: float, kept: float, grade: int) -> Trace:
        w, trace = self.weights, self.traces[concept]
        if trace is None:
            return Trace(w[grade - 1], _first_difficulty(w, grade), day)
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


def mind(seed: int) -> Mind:
    """A reader, the same for the same seed."""
    rng = Random(f"mind/{seed}")
    level = rng.gauss(0, 0.4)
    abilities = [level + (rng.gauss(1.9, 0.5) if rng.random() < 0.6 else rng.gauss(-0.3, 0.5)) for _ in range(CONCEPTS)]
    weights = tuple(w * math.exp(rng.gauss(0, 0.15)) for w in WEIGHTS)
    return Mind(rng, abilities, weights, [None] * CONCEPTS)


Order = Callable[[Learner, int, Random], list[int]]


def at_random(_learner: Learner, _day: int, rng: Random) -> list[int]:
    """Any order."""
    return rng.sample(range(CONCEPTS), CONCEPTS)


def oldest_first(learner: Learner, _day: int, _rng: Random) -> list[int]:
    """What was asked longest ago."""
    return sorted(range(CONCEPTS), key=lambda k: (_last(learner, k), k))


def by_gain(learner: Learner, day: int, _rng: Random) -> list[int]:
    """The product: what was never asked, then what a review gains most."""
    at = DAY + timedelta(days=day)
    gains = {k: expected_gain(learner, str(k), at) for k in range(CONCEPTS) if str(k) in learner.memories}
    return sorted(range(CONCEPTS), key=lambda k: (k in gains, -gains.get(k, 0.0), k))


def _last(learner: Learner, concept: int) -> datetime:
    known = learner.memories.get(str(concept))
    return known.last if known and known.last else DAY - timedelta(days=1)


def month(seed: int, order: Order, reviews: int) -> tuple[Mind, Learner]:
    """A reader after a month of ``reviews`` in the order of a policy."""
    reader, rng = mind(seed), Random(f"{order.__name__}/{seed}")
    learner = replay([Concept(id=str(k), name=str(k)) for k in range(CONCEPTS)], ())
    days = [d for d in range(1, DAYS + 1) if Random(f"day/{seed}/{d}").random() > MISSED]
    for n, day in enumerate(days):
        quota = reviews * (n + 1) // len(days) - reviews * n // len(days)
        for concept in order(learner, day, rng)[:quota]:
            kind, choices, guess = KINDS[rng.random() < 0.5]
            right = reader.review(concept, day, guess)
            learner = learner.answered(_attempt(f"{day}-{concept}", concept, day, kind, choices, right=right))
    return reader, learner


def _attempt(name: str, concept: int, day: int, kind: str, choices: int, *, right: bool) -> Attempt:
    return Attempt(
        id=name,
        at=DAY + timedelta(days=day),
        question=name,
        chapter="c",
        concepts=(str(concept),),
        kind=kind,
        choices=choices,
        score=float(right),
    )


def retained(seeds: Sequence[int], order: Order, reviews: int, day: int = 60) -> float:
    """Mean worth of all concepts on that day."""
    readers = [month(seed, order, reviews)[0] for seed in seeds]
    return statistics.fmean(reader.worth(k, day) for reader in readers for k in range(CONCEPTS))


def honesty(seeds: Sequence[int]) -> None:
    """How far the shown mastery is from the truth, right after the month and after a rest."""
    ends = [month(seed, by_gain, 300) for seed in seeds]
    print(f"\n{'shown mastery':<22}{'error':>8}{'bias':>8}{'80 % band holds':>17}")
    for day, name in ((30, "at the end"), (60, "30 days later"), (120, "90 days later")):
        errors, inside = [], []
        for reader, learner in ends:
            for k in range(CONCEPTS):
                said, truth = learner.mastery(str(k), DAY + timedelta(days=day)), reader.worth(k, day)
                errors.append(said.shown - truth)
                inside.append(said.low <= truth <= said.high)
        error, bias = statistics.fmean(map(abs, errors)), statistics.fmean(errors)
        print(f"{name:<22}{error:>8.3f}{bias:>+8.3f}{statistics.fmean(inside):>17.0%}")


def main(argv: Sequence[str] | None = None) -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--learners", type=int, default=40)
    seeds = range(30_000, 30_000 + parser.parse_args(argv).learners)
    print(f"retained on day 60, seeds {seeds.start} to {seeds.stop - 1}")
    goal = retained(seeds, at_random, 300)
    print(f"{'random, 300 reviews':<34}{goal:.3f}")
    print(f"{'oldest first, 300 reviews':<34}{retained(seeds, oldest_first, 300):.3f}")
    for reviews in (180, 210, 240, 255, 300):
        got = retained(seeds, by_gain, reviews)
        print(f"{f'expected gain, {reviews} reviews':<34}{got:.3f}{'  as much as random' if got >= goal else ''}")
    honesty(seeds)


if __name__ == "__main__":
    main()
