"""Questions from the bank within a tutoring session, marked and kept like those of a quiz."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from probatum.quiz import Question
from probatum.tools.grading.marking import UnclearError
from probatum.workflows.quiz import Feedback, Quiz
from probatum.workflows.quiz.text import asked, how_to_answer, key_text


@dataclass
class BankExaminer:
    """Serves one question at a time; ``open_quiz`` is called when the first is wanted."""

    open_quiz: Callable[[], Awaitable[Quiz]]
    _quiz: Quiz | None = None
    _judging: Feedback | None = None

    @property
    def waiting(self) -> bool:
        """True while a question stands unanswered."""
        return self._judging is not None or (self._quiz is not None and self._quiz.current is not None)

    async def ask(self) -> str:
        """The next question as Markdown; says so when there is none."""
        self._quiz = self._quiz or await self.open_quiz()
        question = self._quiz.next()
        if question is None:
            known = self._quiz.ended_by == "evidence"
            return (
                "That is enough to say what you know here." if known else "There is no question left on this chapter."
            )
        return f"{asked(question)}\n\n({how_to_answer(question)}; /skip leaves it)"

    async def grade(self, answer: str) -> str:
        """What counted, the right answer and why, with the page."""
        assert self._quiz is not None
        if self._judging is not None:
            return self._judged(answer)
        question = self._quiz.current
        if answer.strip() == "/skip" or question is None:
            self._quiz.skip()
            return "Left. Nothing is recorded."
        try:
            feedback = await self._quiz.answer(answer)
        except UnclearError as error:
            return f"{error.message} {error.hint}"
        if feedback.grade.score is None:
            self._judging = feedback
            points = "\n".join(f"- {mark.point}" for mark in feedback.grade.marks)
            return f"Compare with the book: {key_text(question)}\n\n{points}\n\nDid you say it? (yes or no)"
        return self._told(question, feedback)

    def _judged(self, answer: str) -> str:
        assert self._quiz is not None
        assert self._judging is not None
        met = answer.strip().lower() in {"y", "yes", "ja", "si", "sì", "sí", "oui", "是"}
        marks = [m if m.met is not None else m.model_copy(update={"met": met}) for m in self._judging.grade.marks]
        question, self._judging = self._judging.question, None
        return self._told(question, self._quiz.judge(marks))

    def _told(self, question: Question, feedback: Feedback) -> str:
        word = "Right." if feedback.grade.right else f"Not right. The answer: {key_text(question)}"
        parts = [word, feedback.grade.told, question.why]
        if feedback.place:
            parts.append(f"({feedback.place.heading}, p. {feedback.place.label})")
        return " ".join(part for part in parts if part)
