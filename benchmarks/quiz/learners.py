"""Learners made by rule, for trying quiz policies on: what is true of them, and how they answer.

Nothing here is shared with ``probatum.learner``: the truth is drawn and computed on its own, from the
description of the worlds alone. It favours our model in one respect that cannot be helped: both use a logistic curve.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from random import Random
from typing import Literal

World = Literal["mix", "graded", "no prerequisites", "wrong keys 12 %"]
WORLDS: tuple[World, ...] = ("mix", "graded", "no prerequisites", "wrong keys 12 %")
CUT = 0.70
"""Mastered: expected guess-free score at or over this."""
SLIP = 0.05


@dataclass(frozen=True)
class SimItem:
    """A question with what is true of it; a policy sees ``id``, ``concept``, ``kind``, ``choices`` and ``label``."""

    id: str
    concept: int
    kind: str
    choices: int
    label: str
    guess: float
    slope: float
    difficulty: float
    wrong_key: bool


@dataclass
class SimLearner:
    """One simulated reader and the bank that they are asked from."""

    truth: list[float]
    """For each concept the expected guess-free score."""
    shown_graph: list[list[int]]
    """Prerequisites as a policy sees them: some missing, some that are none."""
    items: list[SimItem]
    abilities: list[float]
    answers: Random
    given: dict[str, bool] = field(default_factory=dict)

    def mastered(self, concept: int) -> bool:
        """Whether the concept is mastered in truth."""
        return self.truth[concept] >= CUT

    def right(self, item: SimItem) -> bool:
        """Answers a question; the same question always gets the same answer."""
        if item.id not in self.given:
            knows = 1.0 / (1.0 + math.exp(-item.slope * (self.abilities[item.concept] - item.difficulty)))
            right = self.answers.random() < item.guess + (1.0 - item.guess - SLIP) * knows
            self.given[item.id] = right != item.wrong_key if right else self._lucky(item)
        return self.given[item.id]

    def _lucky(self, item: SimItem) -> bool:
        """A wrong answer counts as right when the key itself is wrong and the two happen to agree."""
        return item.wrong_key and item.choices > 1 and self.answers.random() < 1.0 / (item.choices - 1)


def learner(seed: int, world: World = "mix", concepts: int = 15, each: int = 12) -> SimLearner:
    """A reader of a world; the same for the same seed."""
    rng = Random(f"{world}/{seed}")
    parents = _graph(rng, concepts)
    related = [[] for _ in range(concepts)] if world == "no prerequisites" else parents
    abilities = _graded(rng, related) if world == "graded" else _mixed(rng, related)
    wrong = 0.12 if world == "wrong keys 12 %" else 0.04
    items = [_item(rng, k, n, wrong) for k in range(concepts) for n in range(each)]
    return SimLearner(
        truth=[_score(a) for a in abilities],
        shown_graph=_seen(rng, parents),
        items=items,
        abilities=abilities,
        answers=Random(f"answers/{world}/{seed}"),
    )


def _graph(rng: Random, concepts: int) -> list[list[int]]:
    """Each concept leans on up to three earlier ones, mostly near ones."""
    graph: list[list[int]] = [[]]
    for k in range(1, concepts):
        near = range(max(0, k - 5), k)
        graph.append(sorted(rng.sample(near, min(len(near), rng.choice((0, 1, 1, 2, 2, 3))))))
    return graph


def _seen(rng: Random, graph: list[list[int]]) -> list[list[int]]:
    """A fifth of the edges missing; a spurious one for every tenth concept pair's worth."""
    seen = [[p for p in parents if rng.random() > 0.2] for parents in graph]
    for k in range(1, len(graph)):
        if rng.random() < 0.15:
            seen[k] = sorted({*seen[k], rng.randrange(k)})
    return seen


def _mixed(rng: Random, graph: list[list[int]]) -> list[float]:
    """A concept is mostly got or mostly not; having its prerequisites makes getting it likelier."""
    level = rng.gauss(0.0, 0.6)
    got: list[bool] = []
    for parents in graph:
        share = sum(got[p] for p in parents) / len(parents) if parents else 0.5
        got.append(rng.random() < 1.0 / (1.0 + math.exp(-(level + 3.4 * (share - 0.5)))))
    return [rng.gauss(2.1 if g else -0.9, 0.6) for g in got]


def _graded(rng: Random, graph: list[list[int]]) -> list[float]:
    """One hump of ability; many concepts stand right at the cut."""
    level = rng.gauss(0.0, 0.4)
    abilities: list[float] = []
    for parents in graph:
        pull = sum(abilities[p] - 0.8 for p in parents) / len(parents) if parents else 0.0
        abilities.append(0.8 + level + 0.5 * pull + rng.gauss(0.0, 0.9))
    return abilities


def _item(rng: Random, concept: int, n: int, wrong: float) -> SimItem:
    kind, choices, guess = rng.choices(
        (("choice", 4, 0.25), ("cloze", 0, 0.03), ("predict", 0, 0.08)), weights=(50, 30, 20)
    )[0]
    difficulty = rng.gauss(0.0, 1.0)
    heard = 0.5 * difficulty + math.sqrt(0.75) * rng.gauss(0.0, 1.0)
    label = "easy" if heard < -0.43 else "hard" if heard > 0.43 else "medium"
    slope = math.exp(rng.gauss(0.2, 0.3))
    return SimItem(f"{concept}-{n}", concept, kind, choices, label, guess, slope, difficulty, rng.random() < wrong)


_GRID = [
    (math.exp(0.2 + 0.3 * z), b, wz * wb)
    for z, wz in ((-1.7321, 1 / 6), (0.0, 2 / 3), (1.7321, 1 / 6))
    for b, wb in ((i / 4, math.exp(-((i / 4) ** 2) / 2) / (4 * math.sqrt(2 * math.pi))) for i in range(-16, 17))
]


def _score(ability: float) -> float:
    """Expected share right by knowledge over all questions that could be asked."""
    total = sum(w for _, _, w in _GRID)
    return sum(w / (1.0 + math.exp(-a * (ability - b))) for a, b, w in _GRID) / total
