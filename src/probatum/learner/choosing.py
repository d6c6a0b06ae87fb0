"""What to ask next: the concept in doubt that is nearest to even, then the question that says most about it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from probatum.learner.belief import chance_right, normal_above, posterior
from probatum.learner.item import Item
from probatum.learner.learner import MOST, SURE, THRESHOLD, Learner
from probatum.learner.record import State

CHANGE = 0.5
"""Share of the best question's information for which a change of kind is worth it after two of one kind."""

WARM_UP = 0.25
"""Share of the best question's information with which the first question of a quiz may do."""


@dataclass(frozen=True)
class Candidate:
    """A question that may be asked."""

    question: str
    concept: str
    item: Item
    kind: str = ""


@dataclass(frozen=True)
class Course:
    """What a quiz has asked so far."""

    asked: frozenset[str] = frozenset()
    """Question ids."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Questions by concept."""
    last: tuple[Candidate, ...] = ()

    def then(self, candidate: Candidate) -> "Course":
        """The course after one more question."""
        counts = {**self.counts, candidate.concept: self.counts.get(candidate.concept, 0) + 1}
        return Course(self.asked | {candidate.question}, counts, (*self.last, candidate)[-2:])


def open_concepts(
    learner: Learner, course: Course, candidates: Sequence[Candidate], at: datetime, *, thorough: bool = False
) -> dict[str, float]:
    """The concepts still in doubt that a question is left for, each with the distance of its mastery from even.

    ``thorough`` takes every concept for doubtful, so that a quiz goes on as long as there are questions.
    """
    left = {c.concept for c in candidates if c.question not in course.asked and c.concept in learner.belief}
    return {
        concept: abs(_doubtful(learner, concept, at) - 0.5)
        for concept in left
        if thorough or (learner.state(concept, at) is State.UNKNOWN and course.counts.get(concept, 0) < MOST)
    }


def _doubtful(learner: Learner, concept: str, at: datetime) -> float:
    """What has to be settled: whether it was understood, or, once that is sure, whether it is still there."""
    understood = learner.understood(concept)
    return understood if understood < SURE else learner.probability(concept, at)


def choose(
    learner: Learner, course: Course, candidates: Sequence[Candidate], at: datetime, *, thorough: bool = False
) -> Candidate | None:
    """The next question; None when nothing is left in doubt or nothing is left to ask.

    A quiz opens with a question that will probably go well, and does not stay with one concept or one
    kind for a third time running while another is nearly as much in doubt.
    """
    doubts = open_concepts(learner, course, candidates, at, thorough=thorough)
    if not doubts:
        return None
    chosen = {_spread(doubts, course)} if course.asked else _nearly_even(doubts)
    fresh = [c for c in candidates if c.concept in chosen and c.question not in course.asked]
    told = {c.question: information(learner, c, at) for c in fresh}
    best = max(told.values())
    if not course.asked:
        easy = [c for c in fresh if told[c.question] >= WARM_UP * best]
        return max(easy, key=lambda c: (_chance(learner, c, at), c.question))
    weary = {c.kind for c in course.last} if len(course.last) == 2 else set()
    other = [c for c in fresh if len(weary) == 1 and c.kind not in weary and told[c.question] >= CHANGE * best]
    return max(other or fresh, key=lambda c: (told[c.question], c.question))


def _nearly_even(doubts: Mapping[str, float]) -> set[str]:
    """The concepts that are nearly as much in doubt as the one most in doubt."""
    return {c for c, d in doubts.items() if d <= min(doubts.values()) + 0.2}


def _spread(doubts: Mapping[str, float], course: Course) -> str:
    nearest = min(doubts, key=lambda c: (doubts[c], c))
    if len(course.last) == 2 and all(c.concept == nearest for c in course.last):
        others = {c: d for c, d in doubts.items() if c != nearest and d <= doubts[nearest] + 0.1}
        return min(others, key=lambda c: (others[c], c), default=nearest)
    return nearest


def information(learner: Learner, candidate: Candidate, at: datetime) -> float:
    """Bits that the answer is expected to tell of whether the concept is mastered; none where all is settled."""
    mean, sd = learner.belief.ability(candidate.concept)
    retention = learner.retention(candidate.concept, at)
    right = chance_right(mean, sd, candidate.item, retention)
    before = _bits(normal_above(THRESHOLD, mean, sd))
    after = 0.0
    for score, chance in ((1.0, right), (0.0, 1.0 - right)):
        new_mean, new_variance = posterior(mean, sd, candidate.item, score, retention)
        after += chance * _bits(normal_above(THRESHOLD, new_mean, math.sqrt(new_variance)))
    return max(before - after, 0.0)  # a posterior taken for normal can come out a little less sure than what was known


def _chance(learner: Learner, candidate: Candidate, at: datetime) -> float:
    mean, sd = learner.belief.ability(candidate.concept)
    return chance_right(mean, sd, candidate.item, learner.retention(candidate.concept, at))


def _bits(p: float) -> float:
    if p <= 0.0 or p >= 1.0:
        return 0.0
    return -(p * math.log2(p) + (1.0 - p) * math.log2(1.0 - p))
