"""One quiz: what to ask next, the answer kept at once, hints, skips, voids, appeals."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from probatum.errors import UsageError
from probatum.learner.learner import Learner, replay
from probatum.learner.record import Attempt, Mastery, Place, QuizResult, State
from probatum.quiz import Bank, Grade, Marked, Question, ShortAnswer
from probatum.tools.grading import settled
from probatum.tools.record import Record
from probatum.tools.trying import TrySnippets
from probatum.workflows.quiz.marking import Marker, Marking, Shown
from probatum.workflows.quiz.places import Places
from probatum.workflows.quiz.pool import Pool
from probatum.workflows.quiz.results import QUIZZES, Tally, concept_result
from probatum.workflows.unclear import unclear_concepts


@dataclass(frozen=True)
class Limits:
    """When a quiz ends although something is still in doubt."""

    questions: int = 20
    minutes: float = 0.0
    """0 for no limit."""

    def reached(self, answered: int, minutes: float) -> str:
        """The limit that ends the quiz now: ``questions`` or ``minutes``; empty while it goes on."""
        if answered >= self.questions:
            return "questions"
        return "minutes" if self.minutes and minutes >= self.minutes else ""


@dataclass(frozen=True)
class Feedback:
    """What the learner is told after an answer."""

    question: Question
    grade: Grade
    place: Place | None
    """Where the book treats it."""
    mastery: Mastery | None = None
    """What is now shown of the question's concept; None while the grade is open."""


@dataclass
class Quiz:
    """A quiz on some banks. Every answer is in the record before its feedback is shown."""

    record: Record
    banks: Sequence[Bank]
    try_snippets: TrySnippets
    now: Callable[[], datetime]
    limits: Limits = Limits()
    due: Sequence[str] = ()
    """Concepts to review, in this order; when empty, what is in doubt is asked."""
    without: frozenset[str] = frozenset()
    """Kinds of questions that cannot be asked here."""
    pictures: bool = True
    """False where figures cannot be shown: questions on them are left out."""
    marker: Marker | None = None
    """Marks answers in words; without one their words decide what they can."""
    learner: Learner = field(init=False)
    current: Question | None = field(init=False, default=None)
    ended_by: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Replays the record."""
        self.id = uuid.uuid4().hex[:12]
        self.began = self._shown_at = self.now()
        askable = (q for bank in self.banks for q in bank.questions if self._can_ask(q))
        self._pool = Pool(askable, self.record.attempts(), self.began)
        self._places = Places(self.record, self.banks)
        self.learner = self._replayed()
        self._unclear = unclear_concepts(self.record)
        self._before: dict[str, Mastery] = {}
        self._tally = Tally()
        self._hints = 0
        self._last: tuple[Question, Attempt] | None = None
        self._open: tuple[Question, str] | None = None

    @property
    def answered(self) -> int:
        """Questions answered so far."""
        return self._tally.answered

    @property
    def most(self) -> int:
        """How many questions may be asked at most."""
        return min(self.limits.questions, len(self._pool))

    @property
    def right(self) -> int:
        """Answers that were right, so far."""
        return self._tally.right

    def next(self) -> Question | None:
        """The next question; None when the quiz is over, with the reason in ``ended_by``."""
        self.current, at = None, self.now()
        if ended_by := self.limits.reached(self.answered, (at - self.began).total_seconds() / 60):
            self.ended_by = ended_by
            return None
        self.current = self._pool.next(self.learner, at, unclear=self._unclear, due=self.due)
        if self.current is None:
            doubts = (self.learner.state(concept, at) is State.UNKNOWN for concept in self._before)
            self.ended_by = "nothing left" if any(doubts) else "evidence"
            return None
        concept = self.current.concepts[0]
        self._before.setdefault(concept, self.learner.mastery(concept, at))
        self._hints, self._shown_at = 0, self.now()
        return self.current

    async def answer(self, text: str, confidence: float | None = None) -> Feedback:
        """Marks and keeps an answer. Its grade may wait for ``judge``. Raises UnclearError when it cannot be read."""
        question = self._asked()
        given = await Marking(self.try_snippets, self.marker).graded(question, text, self._places.language(question))
        if given.score is None:
            self._open = (question, text)
            return Feedback(question, given, self.place(question))
        return self._keep(question, text, given, confidence)

    def judge(self, marks: Sequence[Marked]) -> Feedback:
        """Takes the learner's word for the key points that were left open, and keeps the answer."""
        if self._open is None:
            raise UsageError("No answer waits to be judged.")
        question, text = self._open
        assert isinstance(question, ShortAnswer)
        return self._keep(question, text, settled(question, tuple(marks), by="learner"), None)

    def hint(self) -> str | None:
        """The next hint for the question, or None when there is no more; each lowers what a right answer says."""
        hints = self._asked().hints
        if self._hints >= len(hints):
            return None
        self._hints += 1
        return hints[self._hints - 1]

    def skip(self) -> None:
        """Leaves the question; nothing is recorded, and it does not come again in this quiz."""
        self._asked()
        self._tally.skipped += 1
        self.current = None

    def void(self, reason: str) -> None:
        """Strikes out the question at hand, or else the one answered last, as if it had never been asked."""
        question = self.current or (self._last[0] if self._last else None)
        if question is None:
            raise UsageError("There is no question to strike out.")
        attempt = self._attempt(question, "", Grade(score=0.0), None)
        self.record.append(attempt.model_copy(update={"void": reason or "struck out", "seconds": 0.0}))
        if self.current is None and self._last:
            self._tally.take_back(self._last[1])
            self._last = None
        self._tally.voided += 1
        self.current = None
        self.learner = self._replayed()

    @property
    def can_appeal(self) -> bool:
        """True when there is an answer that the learner may say was right."""
        return self._last is not None and not self._last[1].right

    def appeal(self) -> Feedback:
        """Takes the learner's word that the last answer was right; recorded as theirs, and so worth less."""
        if self._last is None:
            raise UsageError("There is no answer to appeal against.")
        question, attempt = self._last
        replaced = attempt.model_copy(
            update={"id": uuid.uuid4().hex, "score": 1.0, "grader": "learner", "replaces": attempt.id}
        )
        self.record.append(replaced)
        self._tally.right += not attempt.right
        self._last = (question, replaced)
        self.learner = self._replayed()
        return Feedback(question, Grade(score=1.0, grader="learner"), self.place(question), self._mastery(question))

    def finish(self) -> QuizResult:
        """What came of the quiz; kept in the record."""
        at = self.now()
        results = tuple(
            concept_result(asked, self._places, before, self.learner.mastery(concept, at))
            for concept, before in self._before.items()
            if concept in self._tally.concepts and (asked := self._pool.asked_on(concept))
        )
        result = self._tally.result(results, quiz=self.id, began=self.began, ended=at, by=self.ended_by or "stopped")
        if result.answered:
            self.record.put(QUIZZES, self.id, result)
        return result

    def place(self, question: Question) -> Place | None:
        """Where the book treats a question."""
        return self._places[question]

    def name(self, concept: str) -> str:
        """A concept's name."""
        return self._places.name(concept)

    def _asked(self) -> Question:
        if self.current is None:
            raise UsageError("No question is open.")
        return self.current

    def _can_ask(self, question: Question) -> bool:
        return question.kind not in self.without and (self.pictures or not getattr(question, "picture", ""))

    def _keep(self, question: Question, text: str, given: Grade, confidence: float | None) -> Feedback:
        attempt = self._attempt(question, text, given, confidence)
        self.record.append(attempt)
        self.learner = self.learner.answered(attempt)
        self._tally.count(attempt)
        self._last, self._open, self.current = (question, attempt), None, None
        return Feedback(question, given, self.place(question), self._mastery(question))

    def _attempt(self, question: Question, text: str, given: Grade, confidence: float | None) -> Attempt:
        return Shown(question, self._shown_at, self._hints).attempt(text, given, self.now(), confidence)

    def _mastery(self, question: Question) -> Mastery:
        return self.learner.mastery(question.concepts[0], self.now())

    def _replayed(self) -> Learner:
        known = {c.id: c for c in self.record.concepts()}
        known = {c.id: c for bank in self.banks for c in bank.concepts} | known
        return replay(known.values(), self.record.attempts())
