"""What to review today: the concepts where a review gains most, and a plan that spreads what is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from fsrs import Rating

from probatum.learner import memory
from probatum.learner.belief import PRACTICE
from probatum.learner.item import score_at
from probatum.learner.learner import Learner

HORIZON = 30
"""Days ahead for which a review is worth doing."""
A_DAY = 12
"""Concepts that a day's review takes on; the rest waits, the least gain last."""


@dataclass(frozen=True)
class Day:
    """The concepts of one day of the plan, the most worthwhile first."""

    at: datetime
    concepts: tuple[str, ...]


def expected_gain(learner: Learner, concept: str, at: datetime) -> float:
    """How much higher the shown mastery is to be in 30 days for a review now."""
    known = learner.memories[concept]
    mean, sd = learner.belief.ability(concept)
    now, score = known.retention(at), float(score_at(mean, sd**2))
    kept = now * memory.retention_after(known, Rating.Good, at, HORIZON)
    lost = (1.0 - now) * memory.retention_after(known, Rating.Again, at, HORIZON)
    better = float(score_at(mean + PRACTICE, sd**2))
    return (kept + lost) * better - known.retention(at + timedelta(days=HORIZON)) * score


def due(learner: Learner, at: datetime, among: Iterable[str] | None = None) -> list[str]:
    """Concepts whose time has come, the most worthwhile first."""
    chosen = learner.memories.keys() if among is None else learner.memories.keys() & set(among)
    ready = [c for c in chosen if learner.memories[c].due <= at]
    return sorted(ready, key=lambda c: (-expected_gain(learner, c, at), c))


def plan(learner: Learner, at: datetime, days: int = 14, a_day: int = A_DAY) -> list[Day]:
    """Reviews for the coming days: what is overdue is spread, no day holds more than ``a_day``."""
    waiting = due(learner, at)
    coming = sorted((m.due, c) for c, m in learner.memories.items() if m.due > at)
    found: list[Day] = []
    for n in range(days):
        end = at + timedelta(days=n)
        while coming and coming[0][0] <= end:
            waiting.append(coming.pop(0)[1])
        today, waiting = waiting[:a_day], waiting[a_day:]
        if today:
            found.append(Day(end, tuple(today)))
    return found
