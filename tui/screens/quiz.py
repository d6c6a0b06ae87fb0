"""Taking a quiz: one question at a time, by keys alone, with the why after each answer."""

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Input, Label, OptionList, Static

from probatum.errors import ProbatumError
from probatum.learner.record import QuizResult
from probatum.quiz import MultipleChoice, PredictOutput, Question
from probatum.tui.engine import Engine
from probatum.tui.widgets.note_markdown import NoteMarkdown
from probatum.workflows.quiz import Feedback, Quiz
from probatum.workflows.quiz_text import LETTERS, asked, how_to_answer, key_text, report


class QuizScreen(Screen[QuizResult | None]):
    """Drives a ``Quiz``; its result is what came of it. Every answer is kept before its feedback is shown."""

    CSS_PATH = "quiz.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Next", show=False),
        Binding("n", "go_on", "Next"),
        Binding("h", "hint", "Hint"),
        Binding("s", "skip", "Skip"),
        Binding("v", "void", "This question is wrong"),
        Binding("i", "appeal", "I was right"),
        Binding("escape", "leave", "Stop"),
    ]

    place = getters.query_one("#place", Label)
    question = getters.query_one("#question", NoteMarkdown)
    options = getters.query_one("#options", OptionList)
    typed = getters.query_one("#typed", Input)
    feedback = getters.query_one("#feedback", NoteMarkdown)

    def __init__(self, quiz: Quiz, engine: Engine) -> None:
        super().__init__()
        self._quiz = quiz
        self._engine = engine
        self._answered: Feedback | None = None
        self._open: Feedback | None = None
        self._over = False

    def compose(self) -> ComposeResult:
        """The question above, the answer below it, then the feedback."""
        yield Label("", id="place", markup=False)
        with VerticalScroll(id="page"):
            yield NoteMarkdown(id="question")
            yield OptionList(id="options")
            yield Input(id="typed")
            yield Static("", id="hints", markup=False)
            yield NoteMarkdown(id="feedback")
        yield Footer()

    async def on_mount(self) -> None:
        """Asks the first question."""
        await self._ask()

    async def _ask(self) -> None:
        question = await self._engine.run(self._next)
        self._answered = self._open = None
        await self.feedback.update("")
        self.query_one("#hints", Static).update("")
        if question is None:
            await self._finish()
            return
        closed = isinstance(question, MultipleChoice | PredictOutput) and bool(question.options)
        self.place.update(f"Question {self._quiz.answered + 1} · {self._quiz.name(question.concepts[0])}")
        await self.question.update(asked(question.model_copy(update={"options": ()})) if closed else asked(question))
        self.options.display, self.typed.display = closed, not closed
        self.options.disabled = self.typed.disabled = False
        self.options.clear_options()
        self.typed.value = ""
        self.typed.placeholder = how_to_answer(question)
        if closed:
            self.options.add_options([_option(i, text) for i, text in enumerate(_texts(question))])
            self.options.highlighted = 0
        (self.options if closed else self.typed).focus()

    async def _next(self) -> Question | None:
        return self._quiz.next()

    @on(OptionList.OptionSelected, "#options")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self._answer(LETTERS[event.option_index])

    @on(Input.Submitted, "#typed")
    def _submit(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._answer(event.value)

    @work(exclusive=True, group="answer")
    async def _answer(self, text: str) -> None:
        try:
            feedback = await self._engine.run(lambda: self._quiz.answer(text))
        except ProbatumError as error:
            self.notify(f"{error.message} {error.hint}", severity="warning")
            return
        self.options.disabled = self.typed.disabled = True
        self.set_focus(None)
        self._answered = feedback
        if feedback.grade.score is None:
            self._open = feedback
        await self.feedback.update(_told(feedback))
        self.feedback.scroll_visible()

    async def action_go_on(self) -> None:
        """The next question, once this one is answered."""
        if self._over:
            self.dismiss(None)
        elif self._open is not None:
            self.notify("Say first which points your answer made: y all, x none.")
        elif self._answered is not None:
            await self._ask()

    def action_hint(self) -> None:
        """A hint; it lowers what a right answer says."""
        if self._answered is None and not self._over:
            hint = self._quiz.hint()
            shown = self.query_one("#hints", Static)
            shown.update(f"{shown.content}\nHint: {hint}".strip() if hint else "There is no further hint.")

    async def action_skip(self) -> None:
        """Leaves the question; nothing is recorded."""
        if self._answered is None and not self._over:
            self._quiz.skip()
            await self._ask()

    async def action_void(self) -> None:
        """Strikes the question, as if it had never been asked; it is not made again."""
        if not self._over:
            self._quiz.void("struck out in the app")
            self.notify("Struck out. It counts for nothing and will not come again.")
            await self._ask()

    async def action_appeal(self) -> None:
        """Takes the learner's word against the grade."""
        if self._answered is not None and self._answered.grade.score is not None:
            await self._engine.run(self._appeal)
            self.notify("Recorded as right, on your word.")

    async def _appeal(self) -> Feedback:
        return self._quiz.appeal()

    def key_y(self) -> None:
        """All open points were made."""
        self._judge(met=True)

    def key_x(self) -> None:
        """No open point was made."""
        self._judge(met=False)

    @work(exclusive=True, group="answer")
    async def _judge(self, *, met: bool) -> None:
        if self._open is None:
            return
        marks = [
            mark if mark.met is not None else mark.model_copy(update={"met": met}) for mark in self._open.grade.marks
        ]

        async def judged() -> Feedback:
            return self._quiz.judge(marks)

        self._open, self._answered = None, await self._engine.run(judged)
        await self.feedback.update(_told(self._answered))

    async def action_leave(self) -> None:
        """Out of a text field first; then ends the quiz, with what was answered kept."""
        if self.focused is self.typed:
            self.set_focus(None)
        elif self._over:
            self.dismiss(None)
        else:
            await self._finish()

    async def _finish(self) -> None:
        self._over = True

        async def finished() -> QuizResult:
            return self._quiz.finish()

        result = await self._engine.run(finished)
        self.place.update("The quiz is over")
        self.options.display = self.typed.display = False
        await self.question.update(
            report(result) if result.answered else "Nothing was answered, and nothing is recorded."
        )
        await self.feedback.update("Press n to go back.")


def _texts(question: Question) -> list[str]:
    if isinstance(question, MultipleChoice):
        return [option.text for option in question.options]
    return list(question.options) if isinstance(question, PredictOutput) else []


def _option(i: int, text: str) -> str:
    from textual.markup import escape

    return escape(f"{LETTERS[i]})  " + text.replace("\n", "\n    "))


def _told(feedback: Feedback) -> str:
    """The feedback as Markdown: the verdict, the key, why it is right, and where to read."""
    question, grade, where = feedback.question, feedback.grade, feedback.place
    if grade.score is None:
        points = "\n".join(f"- {mark.point}" for mark in grade.marks)
        head = f"> [!question] Compare with the book\n> {key_text(question)}"
        return f"{head}\n\n{points}\n\nDid you say it? **y** yes, **x** no."
    kind, word = ("success", "Right") if grade.right else ("failure", "Not right")
    lines = [f"[!{kind}] {word}", grade.told, f"Answer: {key_text(question)}" if not grade.right else "", question.why]
    if where:
        lines.append(f"Read: {where.heading}, p. {where.label}")
    if feedback.mastery:
        shown = feedback.mastery
        lines.append(f"You now stand at {shown.shown:.0%} ({100 * shown.low:.0f}–{100 * shown.high:.0f}) here.")
    body = [line for line in lines if line]
    return "\n>\n".join("> " + line.replace("\n", "\n> ") for line in body)
