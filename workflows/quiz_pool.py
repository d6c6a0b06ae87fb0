"""The questions that a quiz may still ask: rested, askable here, and not given away by one that was asked."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from probatum.learner.choosing import Candidate, Course
from probatum.learner.item import item_of
from probatum.learner.record import Attempt
from probatum.quiz import MultipleChoice, PredictOutput, Question

RESTING = timedelta(hours=12)
"""A question answered so lately is asked again only when there are hardly others."""
FEW = 5


class Pool:
    """The questions of a quiz."""

    def __init__(self, questions: Iterable[Question], attempts: Iterable[Attempt], at: datetime) -> None:
        """``attempts`` tell which questions were answered lately, seen from ``at``."""
        every = {q.id: q for q in questions}
        lately = {a.question for a in attempts if at - a.at < RESTING}
        rested = {i: q for i, q in every.items() if i not in lately}
        self._questions = rested if len(rested) >= min(FEW, len(every)) else every
        self._shown: set[str] = set()

    def __getitem__(self, question: str) -> Question:
        """The question of that id."""
        return self._questions[question]

    def candidates(self, course: Course) -> Sequence[Candidate]:
        """What may be asked after ``course``; questions that rest on words already shown are left out."""
        return [
            candidate_of(q)
            for q in self._questions.values()
            if q.id not in course.asked and not self._shown & {e.quote for e in q.evidence}
        ]

    def take(self, question: str) -> Question:
        """Takes a question to ask it."""
        taken = self._questions[question]
        self._shown.update(e.quote for e in taken.evidence)
        return taken


def candidate_of(question: Question) -> Candidate:
    """The question as the learner's model sees it."""
    item = item_of(question.kind, question.difficulty, choices_of(question))
    return Candidate(question.id, question.concepts[0], item, question.kind)


def choices_of(question: Question) -> int:
    """Number of options of a closed question; 0 for an open one."""
    return len(question.options) if isinstance(question, MultipleChoice | PredictOutput) else 0
