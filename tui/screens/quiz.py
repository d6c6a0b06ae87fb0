"""Taking a quiz: one question at a time, by keys alone, with the why after each answer."""

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Label, OptionList, Static

from probatum.errors import ProbatumError
from probatum.learner.record import QuizResult
from probatum.quiz import MultipleChoice, PredictOutput, Question
from probatum.tui.engine import Engine
from probatum.tui.quiz_words import outcome, summary
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.note_markdown import NoteMarkdown
from probatum.workflows.quiz import Feedback, Quiz
from probatum.workflows.quiz_text import LETTERS, asked, how_to_answer

SURE = {1: (0.4, "a guess"), 2: (0.7, "fairly sure"), 3: (0.95, "certain")}
"""What a learner may say before a closed question, where a guess can be right: probability and words."""


class QuizScreen(Screen[QuizResult | None]):
    """Drives a ``Quiz``; its result is what came of it. Every answer is kept before its feedback is shown."""

    CSS_PATH = "quiz.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,n", "go_on", "Next", key_display="n"),
        Binding("h", "hint", "Hint"),
        Binding("s", "skip", "Skip"),
        Binding("i", "appeal", "I was right"),
        Binding("v", "void", "Question is wrong"),
        Binding("1", "sure(1)", "I guess", show=False),
        Binding("2", "sure(2)", "I am fairly sure", show=False),
        Binding("3", "sure(3)", "I am certain", show=False),
        Binding("y", "judge(True)", "I said it"),
        Binding("x", "judge(False)", "I did not"),
        Binding("escape", "leave", "Stop"),
    ]

    place = getters.query_one("#place", Label)
    page = getters.query_one("#page", VerticalScroll)
    question = getters.query_one("#question", NoteMarkdown)
    options = getters.query_one("#options", OptionList)
    typed = getters.query_one("#typed", Input)
    aside = getters.query_one("#aside", Static)
    feedback = getters.query_one("#feedback", NoteMarkdown)

    def __init__(self, quiz: Quiz, engine: Engine) -> None:
        super().__init__()
        self._quiz = quiz
        self._engine = engine
        self._answered: Feedback | None = None
        self._sure: float | None = None
        self._result: QuizResult | None = None

    def compose(self) -> ComposeResult:
        """The question above, the answer below it, then the feedback."""
        yield Label("", id="place", markup=False)
        with VerticalScroll(id="page", can_focus=False):
            yield NoteMarkdown(id="question")
            yield OptionList(id="options")
            yield Input(id="typed")
            yield Static("", id="aside", markup=False)
            yield NoteMarkdown(id="feedback")
        yield KeyLine()

    async def on_mount(self) -> None:
        """Asks the first question."""
        await self._ask()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is offered."""
        waiting = self._answered is not None and self._answered.grade.score is None
        asking = self._answered is None and self._result is None
        match action:
            case "hint" | "skip" | "sure":
                return asking
            case "judge":
                return waiting
            case "go_on":
                return self._result is not None or (self._answered is not None and not waiting)
            case "appeal":
                return self._result is None and not waiting and self._quiz.can_appeal and not asking
            case "void":
                return self._result is None and not waiting
            case _:
                return True

    async def _ask(self) -> None:
        async def following() -> Question | None:
            return self._quiz.next()

        question = await self._engine.run(following)
        self._answered = self._sure = None
        await self.feedback.update("")
        if question is None:
            await self._finish()
            return
        texts = _texts(question)
        # Never the concept: its name is the answer to many a question.
        self.place.update(f"Question {self._quiz.answered + 1} · {question.difficulty}")
        await self.question.update(asked(question.model_copy(update={"options": ()})) if texts else asked(question))
        self.aside.update("How sure? 1 a guess · 2 fairly · 3 certain (leave it out as you like)" if texts else "")
        self._offer(question, texts)
        self.page.scroll_home(animate=False)
        self.refresh_bindings()

    def _offer(self, question: Question, texts: list[str]) -> None:
        """The options of a closed question, a field for an open one."""
        self.options.display, self.typed.display = bool(texts), not texts
        self.options.disabled = self.typed.disabled = False
        self.options.clear_options()
        self.typed.value = ""
        self.typed.placeholder = f"{how_to_answer(question)} (Enter answers, Escape reaches the other keys)"
        if texts:
            self.options.add_options([_option(i, text) for i, text in enumerate(texts)])
            self.options.highlighted = 0
        (self.options if texts else self.typed).focus()

    @on(OptionList.OptionSelected, "#options")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self._answer(LETTERS[event.option_index])

    @on(Input.Submitted, "#typed")
    def _submit(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._answer(event.value)

    @work(exclusive=True, group="answer")
    async def _answer(self, text: str) -> None:
        if self._answered is not None:
            return
        try:
            feedback = await self._engine.run(lambda: self._quiz.answer(text, self._sure))
        except ProbatumError as error:
            self.notify(f"{error.message} {error.hint}", severity="warning", markup=False)
            return
        self.options.disabled = self.typed.disabled = True
        self.set_focus(None)
        self.aside.update("")
        await self._show(feedback)

    async def _show(self, feedback: Feedback) -> None:
        self._answered = feedback
        await self.feedback.update(outcome(feedback))
        self.refresh_bindings()
        self.call_after_refresh(self.feedback.scroll_visible, animate=False)

    async def action_go_on(self) -> None:
        """The next question, once this one is answered; out, once the quiz is over."""
        if self._result is not None:
            self.dismiss(self._result)
        else:
            await self._ask()

    def action_hint(self) -> None:
        """A hint; it lowers what a right answer says."""
        hint = self._quiz.hint()
        shown = str(self.aside.content)
        self.aside.update(f"{shown}\nHint: {hint}".strip() if hint else f"{shown}\nThere is no further hint.".strip())

    def action_sure(self, level: int) -> None:
        """Says how sure you are, before you answer; Progress then shows how right you were."""
        if self.options.display:
            self._sure, words = SURE[level]
            self.aside.update(f"You say: {words}.")

    async def action_skip(self) -> None:
        """Leaves the question; nothing is recorded."""
        self._quiz.skip()
        await self._ask()

    async def action_void(self) -> None:
        """Strikes the question, as if it had never been asked; it is not made again."""

        async def voided() -> None:
            self._quiz.void("struck out in the app")

        await self._engine.run(voided)
        self.notify("Struck out. It counts for nothing and will not come again.")
        await self._ask()

    async def action_appeal(self) -> None:
        """Takes your word against the grade; recorded as yours, and so worth less."""

        async def appealed() -> Feedback:
            return self._quiz.appeal()

        await self._show(await self._engine.run(appealed))
        self.notify("Recorded as right, on your word.")

    async def action_judge(self, met: bool) -> None:
        """Says whether your answer made the points that are left open."""
        assert self._answered is not None
        marks = [m if m.met is not None else m.model_copy(update={"met": met}) for m in self._answered.grade.marks]

        async def judged() -> Feedback:
            return self._quiz.judge(marks)

        await self._show(await self._engine.run(judged))

    async def action_leave(self) -> None:
        """Out of a text field first; then ends the quiz, with what was answered kept."""
        if self.focused is self.typed:
            self.set_focus(None)
        elif self._result is not None:
            self.dismiss(self._result)
        else:
            await self._finish()

    async def _finish(self) -> None:
        async def finished() -> QuizResult:
            return self._quiz.finish()

        self._result = await self._engine.run(finished)
        self.place.update("The quiz is over")
        self.options.display = self.typed.display = False
        self.aside.update("")
        self.set_focus(None)
        await self.question.update(summary(self._result))
        await self.feedback.update("")
        self.refresh_bindings()


def _texts(question: Question) -> list[str]:
    if isinstance(question, MultipleChoice):
        return [option.text for option in question.options]
    return list(question.options) if isinstance(question, PredictOutput) else []


def _option(i: int, text: str) -> Content:
    return Content(f"{LETTERS[i]})  " + text.replace("\n", "\n    "))
