"""How an answer becomes a grade, and a grade an attempt to keep."""

import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from probatum.errors import ModelError
from probatum.learner.record import Attempt
from probatum.quiz import Grade, Marked, Question, ShortAnswer
from probatum.tools.grading import grade, settled
from probatum.tools.trying import TrySnippets
from probatum.workflows.quiz.pool import choices_of

Marker = Callable[[ShortAnswer, str], Awaitable[tuple[Marked, ...]]]
"""Marks the key points of an answer in words. Raises ModelError."""


@dataclass(frozen=True)
class Marking:
    """Marks answers; those in words by ``marker``, and without one, or when it fails, by what their words decide."""

    try_snippets: TrySnippets
    marker: Marker | None

    async def graded(self, question: Question, text: str, language: str) -> Grade:
        """The grade of an answer; open where its words do not decide. Raises UnclearError when it cannot be read."""
        if isinstance(question, ShortAnswer) and self.marker is not None and text.strip():
            with suppress(ModelError):
                return settled(question, await self.marker(question, text), by="model")
        return await grade(question, text, language=language, try_snippets=self.try_snippets)


@dataclass(frozen=True)
class Shown:
    """A question as it was put: when it was shown, and how many hints were taken."""

    question: Question
    shown_at: datetime
    hints: int

    def attempt(self, text: str, given: Grade, at: datetime, confidence: float | None) -> Attempt:
        """What is kept of an answer."""
        question = self.question
        return Attempt(
            id=uuid.uuid4().hex,
            at=at,
            question=question.id,
            chapter=question.chapter,
            concepts=question.concepts,
            kind=question.kind,
            difficulty=question.difficulty,
            answer=text,
            score=given.score or 0.0,
            seconds=max(0.0, (at - self.shown_at).total_seconds()),
            hints=self.hints,
            confidence=confidence,
            grader=given.grader,
            choices=choices_of(question),
        )
