"""The policies that the quiz benchmark compares: each chooses questions and says what it believes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Protocol

from benchmarks.quiz.learners import SimItem, SimLearner
from probatum.learner.choosing import Candidate, Course, choose
from probatum.learner.item import item_of
from probatum.learner.learner import Learner, replay
from probatum.learner.record import Attempt, Concept, Mastery

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Policy(Protocol):
    """Chooses, listens, and says which concepts it takes for mastered."""

    def next(self) -> SimItem | None:
        """The question to ask; None when it would stop."""
        ...

    def hear(self, item: SimItem, right: bool) -> None:
        """The answer."""
        ...

    def mastered(self, concept: int) -> bool:
        """Its verdict so far."""
        ...


def dealt(learner: SimLearner, rng: Random) -> dict[int, list[SimItem]]:
    """The learner's questions by concept, shuffled."""
    left: dict[int, list[SimItem]] = {}
    for item in learner.items:
        left.setdefault(item.concept, []).append(item)
    for items in left.values():
        rng.shuffle(items)
    return left


@dataclass
class Counting:
    """Share of right answers, smoothed towards the learner's own mean; ``order`` chooses the concept."""

    learner: SimLearner
    rng: Random
    order: Callable[[Counting], int]
    cut: float
    right: list[int] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    left: dict[int, list[SimItem]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Starts with nothing asked."""
        n = len(self.learner.truth)
        self.right, self.asked = [0] * n, [0] * n
        self.left = dealt(self.learner, self.rng)

    def share(self, concept: int) -> float:
        """Smoothed share of right answers."""
        mean = (sum(self.right) + 1.2) / (sum(self.asked) + 2)
        return (self.right[concept] + mean) / (self.asked[concept] + 1)

    def open(self) -> list[int]:
        """Concepts with questions left."""
        return [k for k, items in self.left.items() if items]

    def next(self) -> SimItem | None:
        """A question of the concept that the order chooses."""
        return self.left[self.order(self)].pop() if self.open() else None

    def hear(self, item: SimItem, right: bool) -> None:
        """Counts the answer."""
        self.right[item.concept] += right
        self.asked[item.concept] += 1

    def mastered(self, concept: int) -> bool:
        """Its verdict."""
        return self.share(concept) >= self.cut


def at_random(state: Counting) -> int:
    """Any question."""
    return state.rng.choice([i.concept for items in state.left.values() for i in items])


def round_robin(state: Counting) -> int:
    """The concept asked least."""
    return min(state.open(), key=lambda k: (state.asked[k], k))


def lowest_first(state: Counting) -> int:
    """The concept with the lowest share."""
    return min(state.open(), key=lambda k: (state.share(k), k))


@dataclass
class Elo:
    """Ratings for the learner, shared and by concept; asks the concept whose rating is nearest the cut."""

    learner: SimLearner
    rng: Random
    step: float
    shared_step: float
    cut: float
    shared: float = 0.3
    own: list[float] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    left: dict[int, list[SimItem]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Starts at the mean."""
        n = len(self.learner.truth)
        self.own, self.asked = [0.0] * n, [0] * n
        self.left = dealt(self.learner, self.rng)

    def next(self) -> SimItem | None:
        """A question of the concept nearest the cut."""
        near = [
            (abs(self.shared + self.own[k] - self.cut) + 0.15 * self.asked[k], k) for k, i in self.left.items() if i
        ]
        return self.left[min(near)[1]].pop() if near else None

    def hear(self, item: SimItem, right: bool) -> None:
        """Moves both ratings."""
        k = item.concept
        label = {"easy": -0.5, "medium": 0.0, "hard": 0.5}[item.label]
        guess = 1 / item.choices if item.choices else 0.04
        expected = guess + (1 - guess) / (1 + math.exp(-(self.shared + self.own[k] - label)))
        self.own[k] += self.step / (1 + 0.05 * self.asked[k]) * (right - expected)
        self.shared += self.shared_step / (1 + 0.05 * sum(self.asked)) * (right - expected)
        self.asked[k] += 1

    def mastered(self, concept: int) -> bool:
        """Its verdict."""
        return self.shared + self.own[concept] >= self.cut


class Ours:
    """The product itself: ``probatum.learner`` with its own choice and, unless ``thorough``, its own stop."""

    def __init__(self, learner: SimLearner, *, thorough: bool = False, edges: bool = True, at: datetime = NOON) -> None:
        """Knows the graph as shown, the kinds and the labels."""
        self.thorough = thorough
        concepts = [
            Concept(id=str(k), name=str(k), prerequisites=tuple(str(p) for p in parents if edges))
            for k, parents in enumerate(learner.shown_graph)
        ]
        self.at = at
        self.state: Learner = replay(concepts, ())
        self.course = Course()
        self.items = {item.id: item for item in learner.items}
        self.candidates: Sequence[Candidate] = [
            Candidate(i.id, str(i.concept), item_of(i.kind, i.label, i.choices), i.kind) for i in learner.items
        ]

    def next(self) -> SimItem | None:
        """The product's choice."""
        chosen = choose(self.state, self.course, self.candidates, self.at, thorough=self.thorough)
        if chosen is None:
            return None
        self.course = self.course.then(chosen)
        return self.items[chosen.question]

    def hear(self, item: SimItem, right: bool) -> None:
        """Counts the answer."""
        self.state = self.state.answered(
            Attempt(
                id=item.id,
                at=self.at,
                question=item.id,
                chapter="c",
                concepts=(str(item.concept),),
                kind=item.kind,
                difficulty=item.label,
                choices=item.choices,
                score=float(right),
            )
        )

    def mastered(self, concept: int) -> bool:
        """Its verdict."""
        return self.state.understood(str(concept)) >= 0.5

    def mastery(self, concept: int) -> Mastery:
        """All that is shown of a concept."""
        return self.state.mastery(str(concept), self.at)
