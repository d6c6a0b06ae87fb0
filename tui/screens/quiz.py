"""Taking a quiz: one question at a time, the answer below or beside it, and why it is right once it was given."""

from typing import ClassVar, NamedTuple

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from probatum.errors import ProbatumError
from probatum.learner.record import QuizResult
from probatum.tools.vault.vault import Vault
from probatum.tui.engine import Engine
from probatum.tui.quiz_words import outcome, question_as_markdown, summary
from probatum.tui.screens.peek import PeekScreen
from probatum.tui.sitting import SURE, Sitting
from probatum.tui.telling import tell, telling
from probatum.tui.widgets.answers.area import AnswerArea
from probatum.tui.widgets.crumb import Crumb
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.question_sheet import QuestionSheet
from probatum.workflows.quiz import Feedback, Quiz

ASKED_SURE = "How sure? " + " · ".join(f"[@click=screen.sure({n})]{n} {said}[/]" for n, (_, said) in SURE.items())


class Taken(NamedTuple):
    """What came of a quiz."""

    result: QuizResult
    again: bool
    """True when the reader wants another."""


class QuizScreen(Screen[Taken | None]):
    """Shows a ``Sitting``; its result is what came of it."""

    CSS_PATH = "quiz.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (150, "-broad")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,n", "go_on", "Next", key_display="n"),
        Binding("z", "again", "Another quiz"),
        Binding("y", "judge(True)", "I said it", tooltip="Your answer made the points that are left open."),
        Binding("x", "judge(False)", "I did not", tooltip="Your answer did not make them."),
        Binding("h,f3", "hint", "Hint"),
        Binding("s,f4", "skip", "Skip"),
        Binding("g", "page", "Page"),
        Binding("i", "appeal", "I was right"),
        Binding("v,f8", "void", "Question is wrong"),
        Binding("1", "sure(1)", "A guess", show=False, tooltip="Says how sure you are, before you answer."),
        Binding("2", "sure(2)", "Fairly sure", show=False, tooltip="Progress shows how right you were when you were."),
        Binding("3", "sure(3)", "Certain", show=False, tooltip="The same."),
        Binding("pagedown,space", "scroll(1)", "Text down", show=False, tooltip="A long text further."),
        Binding("pageup", "scroll(-1)", "Text up", show=False, tooltip="And back."),
        Binding("escape", "leave", "Stop"),
    ]

    crumb = getters.query_one(Crumb)
    sheet = getters.query_one(QuestionSheet)
    answers = getters.query_one(AnswerArea)

    def __init__(self, quiz: Quiz, title: str, vault: Vault, engine: Engine) -> None:
        super().__init__()
        self.sitting = Sitting(quiz, vault, engine)
        self._title = title

    def compose(self) -> ComposeResult:
        """The question, its answer, and what is told of it."""
        yield Crumb(f"Quiz · {self._title}")
        yield QuestionSheet(self.sitting.vault.root)
        yield KeyLine()

    @telling
    async def on_mount(self) -> None:
        """Asks the first question."""
        await self._ask()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is offered."""
        return self.sitting.allows(action) and (action != "sure" or self.answers.closed)

    async def _ask(self) -> None:
        question = await self.sitting.next()
        if question is None:
            await self._end()
            return
        # Never the concept: its name is the answer to many a question.
        self._tell_state(f"question {self.sitting.quiz.answered + 1} · {question.difficulty}")
        await self.sheet.ask(question, question_as_markdown(question, self.sitting.vault.attachments))
        self._show_aside()
        self.refresh_bindings()

    def _tell_state(self, state: str) -> None:
        self.crumb.tell(state="  ".join(filter(None, (self.sitting.run, state))))

    def _show_aside(self) -> None:
        said = SURE[self.sitting.sure][1] if self.sitting.sure else ""
        sure = f"You say: {said}." if said else ASKED_SURE if self.answers.closed else ""
        hints = (f"Hint: {hint}".replace("[", r"\[") for hint in self.sitting.hints)
        self.sheet.note("\n".join(filter(None, (sure, *hints))) if self.sitting.asking else "")

    @on(AnswerArea.Answered)
    def _take(self, event: AnswerArea.Answered) -> None:
        self._mark(event.text)

    @work(group="answer")
    async def _mark(self, text: str) -> None:
        if not self.sitting.asking or self.sitting.marking:
            return
        self._tell_state("marking ...")
        try:
            feedback = await self.sitting.answer(text)
        except ProbatumError as error:
            tell(self.app, error)
            return
        if feedback is not None:
            self.answers.settle(feedback.question)
            self.set_focus(None)
            await self._show(feedback)

    async def _show(self, feedback: Feedback) -> None:
        quiz = self.sitting.quiz
        self._tell_state(f"{quiz.right} of {quiz.answered} right")
        self._show_aside()
        await self.sheet.tell(outcome(feedback))
        self.refresh_bindings()

    @telling
    async def action_go_on(self) -> None:
        """The next question, once this one is answered; out, once the quiz is over."""
        if self.sitting.result is not None:
            self.dismiss(Taken(self.sitting.result, again=False))
        else:
            await self._ask()

    def action_again(self) -> None:
        """Another quiz on the same."""
        if self.sitting.result is not None:
            self.dismiss(Taken(self.sitting.result, again=True))

    def action_scroll(self, by: int) -> None:
        """A long text up or down."""
        self.sheet.scroll_on(by)

    def action_hint(self) -> None:
        """A hint; it lowers what a right answer says."""
        if self.sitting.hint():
            self._show_aside()
        else:
            self.notify("There is no further hint.")

    def action_sure(self, level: int) -> None:
        """Says how sure you are, before you answer; Progress then shows how right you were."""
        self.sitting.sure = level
        self._show_aside()

    @telling
    async def action_skip(self) -> None:
        """Leaves the question; nothing is recorded."""
        self.sitting.quiz.skip()
        await self._ask()

    @telling
    async def action_void(self) -> None:
        """Strikes the question, as if it had never been asked; it is not made again."""
        await self.sitting.void()
        self.notify("Struck out. It counts for nothing and will not come again.")
        await self._ask()

    @work
    async def action_page(self) -> None:
        """The page of the book behind the answer."""
        page = await self.sitting.page()
        if page is None:
            self.notify("The notes of this chapter do not hold that page.")
        else:
            self.app.push_screen(PeekScreen(page.text, self.sitting.vault.root))

    @telling
    async def action_appeal(self) -> None:
        """Takes your word against the grade; recorded as yours, and so worth less."""
        await self._show(await self.sitting.appeal())
        self.notify("Recorded as right, on your word.")

    @telling
    async def action_judge(self, met: bool) -> None:
        """Says whether your answer made the points that are left open."""
        await self._show(await self.sitting.judge(met))

    @telling
    async def action_leave(self) -> None:
        """Ends the quiz, with what was answered kept; leaves, once it is over."""
        if self.sitting.result is not None:
            self.dismiss(Taken(self.sitting.result, again=False))
        else:
            await self.sitting.finish()
            await self._end()

    async def _end(self) -> None:
        """What came of it, and what to do next."""
        assert self.sitting.result is not None
        self._tell_state("over")
        self.set_focus(None)
        await self.sheet.close(summary(self.sitting.result))
        self.refresh_bindings()
