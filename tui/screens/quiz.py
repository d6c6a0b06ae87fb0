"""Taking a quiz: one question at a time, the answer below it, and why it is right once it was given."""

from typing import ClassVar, NamedTuple

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from probatum.errors import ProbatumError
from probatum.learner.record import QuizResult
from probatum.quiz import Question
from probatum.tools.vault.vault import Vault
from probatum.tui.engine import Engine
from probatum.tui.quiz_words import outcome, question_as_markdown, summary
from probatum.tui.screens.peek import PeekScreen
from probatum.tui.telling import tell
from probatum.tui.widgets.answer_area import AnswerArea
from probatum.tui.widgets.crumb import Crumb
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.note_markdown import NoteMarkdown
from probatum.workflows.quiz import Feedback, Quiz
from probatum.workflows.reading import Page, page_labelled

SURE = {1: (0.4, "a guess"), 2: (0.7, "fairly sure"), 3: (0.95, "certain")}
"""What a learner may say before a closed question, where a guess can be right: probability and words."""
ASKED_SURE = "How sure? " + " · ".join(f"[@click=screen.sure({n})]{n} {said}[/]" for n, (_, said) in SURE.items())


class Taken(NamedTuple):
    """What came of a quiz."""

    result: QuizResult
    again: bool
    """True when the reader wants another."""


class QuizScreen(Screen[Taken | None]):
    """Drives a ``Quiz``; its result is what came of it. Every answer is kept before its feedback is shown."""

    CSS_PATH = "quiz.tcss"
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
        Binding("pagedown,space", "scroll(1)", "Text down", show=False, tooltip="A long question further."),
        Binding("pageup", "scroll(-1)", "Text up", show=False, tooltip="And back."),
        Binding("escape", "leave", "Stop"),
    ]

    crumb = getters.query_one(Crumb)
    page = getters.query_one("#page", VerticalScroll)
    question = getters.query_one("#question", NoteMarkdown)
    feedback = getters.query_one("#feedback", NoteMarkdown)
    aside = getters.query_one("#aside", Static)
    answers = getters.query_one(AnswerArea)

    def __init__(self, quiz: Quiz, title: str, vault: Vault, engine: Engine) -> None:
        super().__init__()
        self.quiz = quiz
        self._engine = engine
        self._title = title
        self._vault = vault
        self.answered: Feedback | None = None
        self._marking = False
        self._sure: float | None = None
        self._hints: list[str] = []
        self._result: QuizResult | None = None

    def compose(self) -> ComposeResult:
        """The question and its feedback above, the answer below."""
        yield Crumb(f"Quiz · {self._title}")
        with VerticalScroll(id="page", can_focus=False):
            yield NoteMarkdown(id="question", folder=self._vault.root)
            yield NoteMarkdown(id="feedback", folder=self._vault.root)
        yield Static("", id="aside")
        yield AnswerArea()
        yield KeyLine()

    async def on_mount(self) -> None:
        """Asks the first question."""
        await self._ask()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is offered."""
        over = self._result is not None
        waiting = self.answered is not None and self.answered.grade.score is None
        asking = self.answered is None and not over
        told = self.answered is not None and not waiting and not over
        match action:
            case "hint" | "skip":
                return asking
            case "sure":
                return asking and self.answers.closed
            case "judge":
                return waiting
            case "go_on":
                return over or told
            case "again":
                return over
            case "page":
                return told and self.answered is not None and self.answered.place is not None
            case "appeal":
                return told and self.quiz.can_appeal
            case "void":
                return not over and not waiting
            case _:
                return True

    async def _ask(self) -> None:
        async def following() -> Question | None:
            return self.quiz.next()

        question = await self._engine.run(following)
        self.answered = self._sure = None
        self._hints.clear()
        if question is None:
            await self._finish()
            return
        # Never the concept: its name is the answer to many a question.
        self.crumb.tell(state=f"question {self.quiz.answered + 1} · {question.difficulty}")
        async with self.batch():
            await self.feedback.update("")
            await self.question.update(question_as_markdown(question, self._vault.attachments))
            self.answers.ask(question)
            self._show_aside()
            self.page.scroll_home(animate=False)
        self.refresh_bindings()

    def _show_aside(self) -> None:
        said = next((words for level, words in SURE.values() if level == self._sure), "")
        sure = f"You say: {said}." if said else ASKED_SURE if self.answers.closed else ""
        lines = [sure, *(f"Hint: {hint}".replace("[", r"\[") for hint in self._hints)]
        self.aside.update("" if self.answered else "\n".join(filter(None, lines)))
        self.aside.display = bool(str(self.aside.content))

    @on(AnswerArea.Answered)
    def _take(self, event: AnswerArea.Answered) -> None:
        self._answer(event.text)

    @work(group="answer")
    async def _answer(self, text: str) -> None:
        if self.answered is not None or self._marking:
            return
        self._marking = True
        self.crumb.tell(state="marking ...")
        try:
            feedback = await self._engine.run(lambda: self.quiz.answer(text, self._sure))
        except ProbatumError as error:
            tell(self.app, error)
            return
        finally:
            self._marking = False
        self.answers.settle(feedback.question)
        self.set_focus(None)
        await self._show(feedback)

    async def _show(self, feedback: Feedback) -> None:
        self.answered = feedback
        self.crumb.tell(state=f"{self.quiz.answered} answered · {self.quiz.right} right")
        self._show_aside()
        await self.feedback.update(outcome(feedback))
        self.refresh_bindings()
        self.call_after_refresh(self.page.scroll_end, animate=False)

    async def action_go_on(self) -> None:
        """The next question, once this one is answered; out, once the quiz is over."""
        if self._result is not None:
            self.dismiss(Taken(self._result, again=False))
        else:
            await self._ask()

    def action_again(self) -> None:
        """Another quiz on the same."""
        if self._result is not None:
            self.dismiss(Taken(self._result, again=True))

    def action_scroll(self, by: int) -> None:
        """A long question up or down."""
        self.page.scroll_relative(y=by * (self.page.size.height - 2), animate=False)

    def action_hint(self) -> None:
        """A hint; it lowers what a right answer says."""
        hint = self.quiz.hint()
        if hint is None:
            self.notify("There is no further hint.")
        else:
            self._hints.append(hint)
            self._show_aside()

    def action_sure(self, level: int) -> None:
        """Says how sure you are, before you answer; Progress then shows how right you were."""
        self._sure = SURE[level][0]
        self._show_aside()

    async def action_skip(self) -> None:
        """Leaves the question; nothing is recorded."""
        self.quiz.skip()
        await self._ask()

    async def action_void(self) -> None:
        """Strikes the question, as if it had never been asked; it is not made again."""

        async def voided() -> None:
            self.quiz.void("struck out in the app")

        await self._engine.run(voided)
        self.notify("Struck out. It counts for nothing and will not come again.")
        await self._ask()

    @work
    async def action_page(self) -> None:
        """The page of the book behind the answer."""
        assert self.answered is not None
        chapter, place = self.answered.question.chapter, self.answered.place

        async def found() -> Page | None:
            note = self._vault.log_of(chapter)
            return page_labelled(note, place.label) if note and place else None

        page = await self._engine.run(found)
        if page is None:
            self.notify("The notes of this chapter do not hold that page.")
        else:
            self.app.push_screen(PeekScreen(page.text, self._vault.root))

    async def action_appeal(self) -> None:
        """Takes your word against the grade; recorded as yours, and so worth less."""

        async def appealed() -> Feedback:
            return self.quiz.appeal()

        await self._show(await self._engine.run(appealed))
        self.notify("Recorded as right, on your word.")

    async def action_judge(self, met: bool) -> None:
        """Says whether your answer made the points that are left open."""
        assert self.answered is not None
        marks = [m if m.met is not None else m.model_copy(update={"met": met}) for m in self.answered.grade.marks]

        async def judged() -> Feedback:
            return self.quiz.judge(marks)

        await self._show(await self._engine.run(judged))

    async def action_leave(self) -> None:
        """Ends the quiz, with what was answered kept; leaves, once it is over."""
        if self._result is not None:
            self.dismiss(Taken(self._result, again=False))
        else:
            await self._finish()

    async def _finish(self) -> None:
        async def finished() -> QuizResult:
            return self.quiz.finish()

        self._result = await self._engine.run(finished)
        self.crumb.tell(state="over")
        self.answers.close()
        self.answered = None
        self.aside.display = False
        self.set_focus(None)
        async with self.batch():
            await self.question.update(summary(self._result))
            await self.feedback.update("")
            self.page.scroll_home(animate=False)
        self.refresh_bindings()
