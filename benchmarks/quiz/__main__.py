"""Measures the quiz on simulated learners: how fast it finds what is not known, and how honest it is.

    python -m benchmarks.quiz [--learners N]

Seeds: cuts and steps of the policies that we compare with are tuned on seeds 0 to 59. Of our own model
the general mean, the spread of what is shared and the share of slips were chosen on seeds 3000 to 3299; its other
parameters were fixed before this simulator was written. All figures come from seeds 70000 upwards, on which nothing
was tuned and which no earlier version was tried on.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from benchmarks.quiz import checks
from benchmarks.quiz.learners import WORLDS, SimLearner, World, learner
from benchmarks.quiz.policies import Counting, Elo, Ours, Policy, at_random, lowest_first, round_robin
from probatum.learner.record import State

TUNING = range(60)
SCORED = 70_000
LONGEST = 150
Make = Callable[[SimLearner, int], Policy]


@dataclass(frozen=True)
class Curve:
    """Share of concepts told rightly after n questions, averaged over learners."""

    accuracy: tuple[float, ...]

    def at(self, n: int) -> float:
        """After n questions."""
        return self.accuracy[min(n, len(self.accuracy)) - 1]

    def first(self, level: float) -> int | None:
        """Questions until ``level``; None when it is not reached."""
        return next((n for n, a in enumerate(self.accuracy, 1) if a >= level), None)


def curve(make: Make, seeds: Sequence[int], world: World, longest: int = LONGEST) -> Curve:
    """Plays a policy on a world; a policy that stops keeps its verdict."""
    sums = [0.0] * longest
    for seed in seeds:
        reader = learner(seed, world)
        policy, share, going = make(reader, seed), 0.0, True
        for n in range(longest):
            item = policy.next() if going else None
            if item is None:
                going = False
            else:
                policy.hear(item, reader.right(item))
                share = _told(policy, reader)
            sums[n] += share
    return Curve(tuple(s / len(seeds) for s in sums))


def _told(policy: Policy, reader: SimLearner) -> float:
    concepts = range(len(reader.truth))
    return sum(policy.mastered(k) == reader.mastered(k) for k in concepts) / len(concepts)


def rivals(world: World) -> dict[str, Make]:
    """The policies we compare with, each with the setting that does best at 60 questions on the tuning seeds."""

    def counting(order: Callable[[Counting], int], cut: float) -> Make:
        return lambda reader, seed: Counting(reader, Random(seed), order, cut)

    def elo(step: float, shared: float, cut: float) -> Make:
        return lambda reader, seed: Elo(reader, Random(seed), step, shared, cut)

    def best(makes: Sequence[Make]) -> Make:
        return max(makes, key=lambda make: curve(make, TUNING, world, 60).at(60))

    cuts = [0.50, 0.55, 0.60, 0.65, 0.70, 0.75]
    return {
        "random, %correct": best([counting(at_random, cut) for cut in cuts]),
        "round-robin, %correct": best([counting(round_robin, cut) for cut in cuts]),
        "lowest first, %correct": best([counting(lowest_first, cut) for cut in cuts]),
        "Elo nearest the cut": best([elo(*s) for s in product((0.4, 0.8, 1.2), (0.1, 0.25), (0.3, 0.5, 0.7))]),
    }


@dataclass
class Honesty:
    """What the model said when it stopped, against the truth."""

    questions: list[int]
    decided: list[bool]
    right: list[bool]
    called: list[bool]
    """Of concepts called mastered, whether they were."""
    errors: list[float]
    covered: list[bool]
    """Whether the truth lay in the 80 % band."""


def honesty(seeds: Sequence[int], world: World) -> Honesty:
    """Plays ours until it stops by itself."""
    found = Honesty([], [], [], [], [], [])
    for seed in seeds:
        reader = learner(seed, world)
        policy, asked = Ours(reader), 0
        while (item := policy.next()) is not None:
            policy.hear(item, reader.right(item))
            asked += 1
        found.questions.append(asked)
        for k, truth in enumerate(reader.truth):
            said = policy.mastery(k)
            found.decided.append(said.state is not State.UNKNOWN)
            if said.state is not State.UNKNOWN:
                found.right.append((said.state is State.MASTERED) == reader.mastered(k))
            if said.state is State.MASTERED:
                found.called.append(reader.mastered(k))
            found.errors.append(abs(said.shown - truth))
            found.covered.append(said.low <= truth <= said.high)
    return found


def speed(concepts: int = 40) -> float:
    """Milliseconds to choose and to take in an answer."""
    reader = learner(SCORED, "mix", concepts)
    policy, began = Ours(reader), time.perf_counter()
    for _ in range(50):
        item = policy.next()
        assert item is not None
        policy.hear(item, reader.right(item))
    return (time.perf_counter() - began) / 50 * 1000


def diagnosis(seeds: Sequence[int], world: World) -> dict[str, Curve]:
    """The table of one world, printed as it comes."""
    print(f"\n{world}: which concepts are mastered? (K=15, {len(seeds)} learners)")
    print(f"{'policy':<24}{'n@85':>6}{'n@90':>6}{'acc 30':>8}{'acc 60':>8}")
    curves = {}
    ours: dict[str, Make] = {
        "ours without edges": lambda reader, _: Ours(reader, thorough=True, edges=False),
        "ours": lambda reader, _: Ours(reader, thorough=True),
    }
    for name, make in {**rivals(world), **ours}.items():
        found = curves[name] = curve(make, seeds, world)
        n85, n90 = (str(found.first(level) or f">{LONGEST}") for level in (0.85, 0.90))
        print(f"{name:<24}{n85:>6}{n90:>6}{found.at(30):>8.3f}{found.at(60):>8.3f}")
    return curves


def frankness(seeds: Sequence[int], world: World) -> Honesty:
    """The line of one world on how far the model's words hold."""
    found = honesty(seeds, world)
    mean = statistics.mean
    print(
        f"{world:<18}{mean(found.questions):>8.1f}{mean(found.decided):>9.0%}{mean(found.right):>9.3f}"
        f"{mean(found.called):>10.3f}{mean(found.errors):>8.3f}{mean(found.covered):>8.0%}"
    )
    return found


def floors(mix: dict[str, Curve], graded: dict[str, Curve], plain: dict[str, Curve], told: Honesty) -> None:
    """Prints each floor with what was reached."""
    ours, chance = mix["ours"], mix["random, %correct"]
    need, theirs = ours.first(0.85) or LONGEST + 1, chance.first(0.85) or LONGEST + 1
    rows = [
        ("mix, accuracy at 60", ours.at(60), 0.88, True),
        ("mix, over random at 60", ours.at(60) - chance.at(60), 0.08, True),
        ("mix, questions to 85 %", need, 45, False),
        ("mix, share of random's questions to 85 %", need / theirs, 0.50, False),
        ("mix, questions to 90 %", ours.first(0.90) or LONGEST + 1, 75, False),
        ("mix, random's questions to 90 %", chance.first(0.90) or LONGEST + 1, LONGEST, True),
        ("stop at .90, decided and right", statistics.mean(told.right), 0.95, True),
        ("stop at .90, share decided", statistics.mean(told.decided), 0.60, True),
        ("stop at .90, questions", statistics.mean(told.questions), 80, False),
        ("error of the shown mastery", statistics.mean(told.errors), 0.145, False),
        ("graded, accuracy at 60", graded["ours"].at(60), 0.77, True),
        (
            "no prerequisites, loss by edges at 60",
            plain["ours without edges"].at(60) - plain["ours"].at(60),
            0.01,
            False,
        ),
        ("ms to choose and update, K=40", speed(), 10, False),
    ]
    print(f"\n{'floor':<44}{'reached':>9}{'floor':>8}")
    for name, reached, floor, more in rows:
        held = reached >= floor if more else reached <= floor
        print(f"{name:<44}{reached:>9.3f}{floor:>8.3f}  {'held' if held else 'MISSED'}")


def main(argv: Sequence[str] | None = None) -> None:
    """Prints all tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--learners", type=int, default=300)
    learners = parser.parse_args(argv).learners
    seeds = range(SCORED, SCORED + learners)
    print(f"seeds {seeds.start} to {seeds.stop - 1}; rivals tuned on {TUNING.start} to {TUNING.stop - 1}")
    curves = {world: diagnosis(seeds, world) for world in WORLDS}
    print(
        f"\n{'ours, until it stops':<18}{'asked':>6}{'decided':>9}{'right':>9}{'mastered':>10}{'error':>8}{'band':>8}"
    )
    told = {world: frankness(seeds, world) for world in WORLDS}
    floors(curves["mix"], curves["graded"], curves["no prerequisites"], told["mix"])
    checks.main()


if __name__ == "__main__":
    main()
