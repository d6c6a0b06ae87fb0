"""What came of a quiz: counts, and for each concept asked about what was shown of it before and after."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from probatum.learner.record import Attempt, ConceptResult, Mastery, QuizResult
from probatum.quiz import Question
from probatum.workflows.quiz.places import Places

QUIZZES = "quiz"
"""Kind of the documents that results are kept as."""


@dataclass
class Tally:
    """What was done with the questions of a quiz so far."""

    answered: int = 0
    right: int = 0
    skipped: int = 0
    voided: int = 0
    concepts: set[str] = field(default_factory=set)
    """Chief concepts of the questions answered."""

    def count(self, attempt: Attempt) -> None:
        """An answer was given."""
        self.answered += 1
        self.right += attempt.right
        self.concepts.add(attempt.concepts[0])

    def take_back(self, attempt: Attempt) -> None:
        """An answer counts no more."""
        self.answered -= 1
        self.right -= attempt.right

    def result(
        self, concepts: Sequence[ConceptResult], *, quiz: str, began: datetime, ended: datetime, by: str
    ) -> QuizResult:
        """What came of the quiz of that id."""
        return QuizResult(
            id=quiz,
            began=began,
            ended=ended,
            chapters=tuple(dict.fromkeys(c.chapter for c in concepts if c.chapter)),
            answered=self.answered,
            right=self.right,
            skipped=self.skipped,
            voided=self.voided,
            concepts=tuple(concepts),
            come_back=min((c.after.due for c in concepts if c.after.due), default=None),
            ended_by=by,
        )


def concept_result(asked: Sequence[Question], places: Places, before: Mastery, after: Mastery) -> ConceptResult:
    """What came of one concept, of which these questions were asked."""
    return ConceptResult(
        name=places.name(before.concept),
        chapter=asked[0].chapter,
        before=before,
        after=after,
        asked=len(asked),
        read_again=places[asked[0]],
    )
