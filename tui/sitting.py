"""A quiz as it is being taken: which question stands, what was answered, what may be done now. Knows no widget."""

from probatum.learner.record import QuizResult
from probatum.quiz import Question
from probatum.tools.vault.vault import Vault
from probatum.tui.engine import Engine
from probatum.workflows.quiz import Feedback, Quiz
from probatum.workflows.reading import Page, page_labelled

SURE = {1: (0.4, "a guess"), 2: (0.7, "fairly sure"), 3: (0.95, "certain")}
"""What a learner may say before a closed question, where a guess can be right: probability and words."""
MARKS_SHOWN = 24
"""Latest answers of the run that are shown as marks."""


class Sitting:
    """Drives a ``Quiz`` on the engine's thread. Every answer is kept before its feedback is known here."""

    def __init__(self, quiz: Quiz, vault: Vault, engine: Engine) -> None:
        self.quiz = quiz
        self.vault = vault
        self._engine = engine
        self.question: Question | None = None
        self.feedback: Feedback | None = None
        """On the question that stands; None until it is answered."""
        self.result: QuizResult | None = None
        """Of the whole, once it is over."""
        self.hints: list[str] = []
        self.sure: int = 0
        """How sure the learner says to be: a key of SURE; 0 while nothing was said."""
        self.marking = False
        self._run: list[bool] = []

    @property
    def over(self) -> bool:
        """True when nothing more is asked."""
        return self.result is not None

    @property
    def asking(self) -> bool:
        """True while an answer is waited for."""
        return self.feedback is None and not self.over

    @property
    def judging(self) -> bool:
        """True while the learner has to say whether their words met the points that are open."""
        return self.feedback is not None and self.feedback.grade.score is None

    @property
    def told(self) -> bool:
        """True when the answer was graded and explained."""
        return self.feedback is not None and not self.judging and not self.over

    def allows(self, action: str) -> bool:
        """False for what cannot be done as things stand, such as a hint once the answer is given."""
        match action:
            case "hint" | "skip" | "sure":
                return self.asking
            case "judge":
                return self.judging
            case "go_on":
                return self.over or self.told
            case "again":
                return self.over
            case "page":
                return self.told and self.feedback is not None and self.feedback.place is not None
            case "appeal":
                return self.told and self.quiz.can_appeal
            case "void":
                return not self.over and not self.judging
            case _:
                return True

    @property
    def run(self) -> str:
        """``✓✗✓``: the answers so far, the latest at the right."""
        return "".join("✓" if right else "✗" for right in self._run[-MARKS_SHOWN:])

    async def next(self) -> Question | None:
        """The next question; None when it is over, with its result at hand."""

        async def following() -> Question | None:
            return self.quiz.next()

        self.feedback, self.sure = None, 0
        self.hints.clear()
        self.question = await self._engine.run(following)
        if self.question is None:
            await self.finish()
        return self.question

    async def answer(self, text: str) -> Feedback | None:
        """What comes of an answer; None when none is waited for. Raises ProbatumError, and the question stands."""
        if not self.asking or self.marking:
            return None
        said = SURE[self.sure][0] if self.sure else None
        self.marking = True
        try:
            self.feedback = await self._engine.run(lambda: self.quiz.answer(text, said))
        finally:
            self.marking = False
        self._count(self.feedback)
        return self.feedback

    def hint(self) -> bool:
        """Takes a hint, which lowers what a right answer says; False when there is none left."""
        hint = self.quiz.hint()
        if hint is not None:
            self.hints.append(hint)
        return hint is not None

    async def void(self) -> None:
        """Strikes the question, as if it had never been asked; it is not made again."""

        async def voided() -> None:
            self.quiz.void("struck out in the app")

        await self._engine.run(voided)
        if self.told:
            self._run.pop()

    async def appeal(self) -> Feedback:
        """Takes the learner's word against the grade."""

        async def appealed() -> Feedback:
            return self.quiz.appeal()

        self.feedback = await self._engine.run(appealed)
        self._run[-1] = self.feedback.grade.right
        return self.feedback

    async def judge(self, met: bool) -> Feedback:
        """Takes the learner's word on the points that are left open."""
        assert self.feedback is not None
        marks = [m if m.met is not None else m.model_copy(update={"met": met}) for m in self.feedback.grade.marks]

        async def judged() -> Feedback:
            return self.quiz.judge(marks)

        self.feedback = await self._engine.run(judged)
        self._count(self.feedback)
        return self.feedback

    async def page(self) -> Page | None:
        """The page of the book behind the answer, where the chapter's notes hold it."""
        assert self.feedback is not None
        chapter, place = self.feedback.question.chapter, self.feedback.place

        async def found() -> Page | None:
            note = self.vault.log_of(chapter)
            return page_labelled(note, place.label) if note and place else None

        return await self._engine.run(found)

    async def finish(self) -> QuizResult:
        """Ends it; what was answered is kept."""

        async def finished() -> QuizResult:
            return self.quiz.finish()

        self.result = await self._engine.run(finished)
        self.feedback = self.question = None
        return self.result

    def _count(self, feedback: Feedback) -> None:
        if feedback.grade.score is not None:
            self._run.append(feedback.grade.right)
