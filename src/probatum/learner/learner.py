"""The learner: belief and memory, replayed from the answers; one formula for every number that is shown."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from fsrs import ReviewLog

from probatum.learner import memory
from probatum.learner.item import CUT, Item, ability_for, item_of, score_at
from probatum.learner.memory import Memory, new_memory
from probatum.learner.mixture import Mixture, mixture
from probatum.learner.record import Attempt, Concept, Mastery, State

SURE = 0.90
"""A state is called when its probability reaches this."""
BAND = 1.2816
"""Standard deviations on either side that hold 80 % of a normal."""
LEAST, MOST = 1, 8
"""Answers of its own that a concept needs before it is called, and after which it is no longer asked in a quiz."""
THRESHOLD = ability_for(CUT)


@dataclass(frozen=True)
class Learner:
    """What is known of a reader at one moment of the replay."""

    belief: Mixture
    memories: Mapping[str, Memory] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)
    """Answers that each concept has of its own."""
    reviews: tuple[ReviewLog, ...] = ()
    """Every review that fed the memory, in order."""

    def retention(self, concept: str, at: datetime) -> float:
        """Chance that ``concept`` is still remembered; 1 for one never answered, of which nothing can be forgotten."""
        known = self.memories.get(concept)
        return known.retention(at) if known else 1.0

    def answered(self, attempt: Attempt) -> "Learner":
        """The learner after one answer; the first concept of the question takes it."""
        concept = next((c for c in attempt.concepts if c in self.belief), None)
        if concept is None or attempt.void:
            return self
        at = attempt.at.astimezone(UTC)
        item = item_for(attempt)
        known = self.memories.get(concept)
        today = known is not None and known.last is not None and known.last.date() == at.date()
        belief = self.belief if known is None or today else self.belief.practised(concept)
        retention = self.retention(concept, at)
        updated = belief.answered(concept, item, attempt.score, retention)
        after = replace(self, belief=updated, answers={**self.answers, concept: self.answers.get(concept, 0) + 1})
        if today:
            return after
        mean, sd = belief.ability(concept)
        grade = memory.rating(
            right=attempt.score >= 0.5,
            retention=None if known is None else retention,
            score=float(score_at(mean, sd**2)),
            guess=item.guess,
        )
        reviewed, log = (known or new_memory(concept, at)).reviewed(grade, at, attempt.seconds)
        return replace(after, memories={**self.memories, concept: reviewed}, reviews=(*self.reviews, log))

    def mastery(self, concept: str, at: datetime) -> Mastery:
        """What may be said of one concept now."""
        mean, sd = self.belief.ability(concept)
        retention = self.retention(concept, at)
        answers = self.answers.get(concept, 0)
        known = self.memories.get(concept)
        low, high = self._band(concept, at)
        return Mastery(
            concept=concept,
            shown=retention * float(score_at(mean, sd**2)),
            low=low,
            high=high,
            probability=self.probability(concept, at),
            retention=retention,
            state=self.state(concept, at),
            answers=answers,
            inferred=answers == 0,
            due=known.due if known else None,
        )

    def _band(self, concept: str, at: datetime) -> tuple[float, float]:
        """Ends of the 80 % band of what is shown: doubt of understanding and doubt of memory, as independent errors."""
        mean, sd = self.belief.ability(concept)
        retention, known = self.retention(concept, at), self.memories.get(concept)
        score = float(score_at(mean, sd**2))
        weak, strong = known.retention_band(at) if known else (retention, retention)
        poor, good = (float(score_at(mean + side * BAND * sd)) for side in (-1, 1))
        below = math.hypot(retention * (score - poor), score * (retention - weak))
        above = math.hypot(retention * (good - score), score * (strong - retention))
        return max(0.0, retention * score - below), min(1.0, retention * score + above)

    def probability(self, concept: str, at: datetime) -> float:
        """That the expected score, with what is forgotten by now, is at or over the cut."""
        needed = CUT / max(self.retention(concept, at), 1e-9)
        return self.belief.probability_over(concept, ability_for(needed)) if needed < 1.0 else 0.0

    def understood(self, concept: str) -> float:
        """That the expected score would be at or over the cut if nothing were forgotten."""
        return self.belief.probability_over(concept, THRESHOLD)

    def state(self, concept: str, at: datetime) -> State:
        """Mastered, not yet, or not enough evidence; what was mastered and may be forgotten has to be asked again."""
        if self.answers.get(concept, 0) < LEAST:
            return State.UNKNOWN
        if self.probability(concept, at) >= SURE:
            return State.MASTERED
        return State.NOT_YET if self.understood(concept) <= 1.0 - SURE else State.UNKNOWN


def item_for(attempt: Attempt) -> Item:
    """The item that an attempt was an answer to."""
    return item_of(
        attempt.kind,
        attempt.difficulty,
        attempt.choices,
        hints=attempt.hints,
        self_graded=attempt.grader == "learner",
    )


def replay(concepts: Iterable[Concept], attempts: Sequence[Attempt]) -> Learner:
    """The learner that the answers make; what was voided or replaced counts as never answered."""
    graph = {concept.id: concept.prerequisites for concept in concepts}
    for attempt in attempts:
        for concept_id in attempt.concepts[:1]:
            graph.setdefault(concept_id, ())
    learner = Learner(mixture(graph))
    for attempt in sorted(counting(attempts), key=lambda a: a.at):
        learner = learner.answered(attempt)
    return learner


def counting(attempts: Sequence[Attempt]) -> list[Attempt]:
    """The answers that count, in the order given."""
    void = {attempt.question for attempt in attempts if attempt.void}
    replaced = {attempt.replaces for attempt in attempts}
    return [a for a in attempts if a.question not in void and a.id not in replaced]
