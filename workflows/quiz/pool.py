"""The questions that a quiz may still ask, and which comes next."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from probatum.learner.choosing import Candidate, Course, choose, information
from probatum.learner.item import item_of
from probatum.learner.learner import Learner
from probatum.learner.record import Attempt
from probatum.quiz import MultipleChoice, PredictOutput, Question

RESTING = timedelta(hours=12)
"""A question answered so lately is asked again only when there are hardly others."""
FEW = 5


class Pool:
    """The questions of a quiz: rested, askable here, and none given away by one that was asked."""

    def __init__(self, questions: Iterable[Question], attempts: Iterable[Attempt], at: datetime) -> None:
        """``attempts`` tell which questions were answered lately, seen from ``at``."""
        every = {q.id: q for q in questions}
        lately = {a.question for a in attempts if at - a.at < RESTING}
        rested = {i: q for i, q in every.items() if i not in lately}
        self._questions = rested if len(rested) >= min(FEW, len(every)) else every
        self._shown: set[str] = set()
        self._course = Course()

    def __len__(self) -> int:
        """How many it began with."""
        return len(self._questions)

    def next(
        self, learner: Learner, at: datetime, *, unclear: Sequence[str] = (), due: Sequence[str] = ()
    ) -> Question | None:
        """Takes the next question; None when there is nothing left to ask.

        What tutoring left ``unclear`` comes first, then the concepts that are ``due``; with none, what is in doubt.
        """
        candidates = self._candidates()
        chosen = self._on(unclear, candidates, learner, at)
        if chosen is None:
            chosen = self._on(due, candidates, learner, at) if due else choose(learner, self._course, candidates, at)
        return self._taken(chosen) if chosen else None

    def asked_on(self, concept: str) -> list[Question]:
        """The questions asked so far whose chief concept it is."""
        return [q for q in map(self._questions.__getitem__, self._course.asked) if q.concepts[0] == concept]

    def _candidates(self) -> list[Candidate]:
        """What may be asked; questions that rest on words already shown are left out."""
        return [
            candidate_of(q)
            for q in self._questions.values()
            if q.id not in self._course.asked and not self._shown & {e.quote for e in q.evidence}
        ]

    def _on(
        self, concepts: Sequence[str], candidates: Sequence[Candidate], learner: Learner, at: datetime
    ) -> Candidate | None:
        """The most telling question on the first of the concepts that was not asked about yet."""
        for concept in concepts:
            own = [c for c in candidates if c.concept == concept and not self._course.counts.get(concept)]
            if own:
                return max(own, key=lambda c: (information(learner, c, at), c.question))
        return None

    def _taken(self, chosen: Candidate) -> Question:
        self._course = self._course.then(chosen)
        taken = self._questions[chosen.question]
        self._shown.update(e.quote for e in taken.evidence)
        return taken


def candidate_of(question: Question) -> Candidate:
    """The question as the learner's model sees it."""
    item = item_of(question.kind, question.difficulty, choices_of(question))
    return Candidate(question.id, question.concepts[0], item, question.kind)


def choices_of(question: Question) -> int:
    """Number of options of a closed question; 0 for an open one."""
    return len(question.options) if isinstance(question, MultipleChoice | PredictOutput) else 0
