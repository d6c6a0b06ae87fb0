"""Measures review over a month on simulated readers who learn and forget: what is retained, and is the number honest?

    python -m benchmarks.quiz.memory [--learners N]

The readers are those of ``benchmarks.quiz.minds``; on seeds 60000 upwards nothing was tuned. 40 concepts, read
on day 0, 30 days of which a sixth is missed, questions with guesses and slips; what is retained counts on day 60. The
oracle reviews what gains most in truth. How many reviews an order saves depends on what a review does besides keeping
a memory: where each also teaches, every review that is saved is a lesson less, whichever it was. So both are printed.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.quiz.minds import CONCEPTS, PRACTICE, Mind, mind
from probatum.learner.learner import Learner, replay
from probatum.learner.planning import expected_gain
from probatum.learner.record import Attempt, Concept

DAYS, MISSED, COUNTS = 30, 0.15, 60
DAY = datetime(2026, 3, 1, 18, tzinfo=UTC)
KINDS = (("choice", 4, 0.25), ("cloze", 0, 0.03))

Order = Callable[[Learner, Mind, int, Random], list[int]]


def at_random(_learner: Learner, _mind: Mind, _day: int, rng: Random) -> list[int]:
    """Any order."""
    return rng.sample(range(CONCEPTS), CONCEPTS)


def oldest_first(learner: Learner, _mind: Mind, _day: int, _rng: Random) -> list[int]:
    """What was asked longest ago."""
    return sorted(range(CONCEPTS), key=lambda k: (_last(learner, k), k))


def by_gain(learner: Learner, _mind: Mind, day: int, _rng: Random) -> list[int]:
    """The product: what was never asked, then what a review gains most."""
    at = DAY + timedelta(days=day)
    gains = {k: expected_gain(learner, str(k), at) for k in range(CONCEPTS) if str(k) in learner.memories}
    return sorted(range(CONCEPTS), key=lambda k: (k in gains, -gains.get(k, 0.0), k))


def by_truth(_learner: Learner, reader: Mind, day: int, _rng: Random) -> list[int]:
    """The oracle: what gains most in truth."""
    return sorted(range(CONCEPTS), key=lambda k: -reader.gain(k, day, COUNTS))


def _last(learner: Learner, concept: int) -> datetime:
    known = learner.memories.get(str(concept))
    return known.last if known and known.last else DAY - timedelta(days=1)


def month(seed: int, order: Order, reviews: int, practice: float = PRACTICE) -> tuple[Mind, Learner]:
    """A reader after a month of ``reviews`` in the order of a policy."""
    reader, rng = mind(seed, practice), Random(f"{order.__name__}/{seed}")
    learner = replay([Concept(id=str(k), name=str(k)) for k in range(CONCEPTS)], ())
    days = [d for d in range(1, DAYS + 1) if Random(f"day/{seed}/{d}").random() > MISSED]
    for n, day in enumerate(days):
        quota = reviews * (n + 1) // len(days) - reviews * n // len(days)
        for concept in order(learner, reader, day, rng)[:quota]:
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


def retained(seeds: Sequence[int], order: Order, reviews: int, practice: float) -> float:
    """Mean worth of all concepts on the day that counts."""
    readers = [month(seed, order, reviews, practice)[0] for seed in seeds]
    return statistics.fmean(reader.worth(k, COUNTS) for reader in readers for k in range(CONCEPTS))


def savings(seeds: Sequence[int], practice: float) -> None:
    """What each order retains, beside random order at 300 reviews."""
    print(f"\nretained on day {COUNTS} where a review adds {practice:.2f} to an ability")
    goal = retained(seeds, at_random, 300, practice)
    print(f"{'random, 300 reviews':<34}{goal:.3f}")
    print(f"{'oldest first, 300 reviews':<34}{retained(seeds, oldest_first, 300, practice):.3f}")
    for name, order in (("expected gain", by_gain), ("the oracle", by_truth)):
        for reviews in (180, 210, 240, 255, 270, 300):
            got = retained(seeds, order, reviews, practice)
            print(f"{f'{name}, {reviews} reviews':<34}{got:.3f}{'  as much as random' if got >= goal else ''}")


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
    seeds = range(60_000, 60_000 + parser.parse_args(argv).learners)
    print(f"seeds {seeds.start} to {seeds.stop - 1}")
    for practice in (PRACTICE, 0.0):
        savings(seeds, practice)
    honesty(seeds)


if __name__ == "__main__":
    main()
