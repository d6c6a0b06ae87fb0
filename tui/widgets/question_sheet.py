"""A question, its answer and what is told of it: below one another, or side by side where there is room."""

from pathlib import Path

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from probatum.quiz import Question
from probatum.tui.widgets.answers.area import AnswerArea
from probatum.tui.widgets.note.markdown import NoteMarkdown

LEAST = 4
"""Rows that each keeps, however long the others are."""


class QuestionSheet(Container):
    """Below one another, the question yields what the rest needs, and scrolls."""

    DEFAULT_CSS = """
    QuestionSheet {
        height: 1fr;
        layout: vertical;
        #page { height: auto; padding: 1 0 0 0; }
        #reply { height: 1fr; }
        #aside { padding: 0 2 1 2; color: $text-muted; height: auto; }
        #told { height: 1fr; padding: 1 0 0 0; }
        #question, #feedback, #aside, AnswerArea { max-width: 104; }
    }
    """

    page = getters.query_one("#page", VerticalScroll)
    question = getters.query_one("#question", NoteMarkdown)
    aside = getters.query_one("#aside", Static)
    answers = getters.query_one(AnswerArea)
    told = getters.query_one("#told", VerticalScroll)
    feedback = getters.query_one("#feedback", NoteMarkdown)

    def __init__(self, folder: Path) -> None:
        """``folder`` is where pictures lie."""
        super().__init__()
        self._folder = folder
        self._needs: tuple[int, ...] = ()

    def compose(self) -> ComposeResult:
        """The question; then all else."""
        with VerticalScroll(id="page", can_focus=False):
            yield NoteMarkdown(id="question", folder=self._folder)
        with Vertical(id="reply"):
            yield Static("", id="aside")
            yield AnswerArea()
            with VerticalScroll(id="told", can_focus=False):
                yield NoteMarkdown(id="feedback", folder=self._folder)

    def on_mount(self) -> None:
        """A busy machine lays long words out later than it paints."""
        for part in (self.feedback, self.question):
            self.watch(part, "virtual_size", self._share_out_later, init=False)

    async def ask(self, question: Question, text: str) -> None:
        """Shows a question and makes ready for its answer."""
        async with self.batch():
            await self.feedback.update("")
            await self.question.update(text)
            self.answers.ask(question)
            self.page.scroll_home(animate=False)
        self.call_after_refresh(self._share_out)

    async def tell(self, text: str) -> None:
        """Says what came of the answer."""
        await self.feedback.update(text)
        self.told.scroll_home(animate=False)
        self.call_after_refresh(self._share_out)

    async def close(self, text: str) -> None:
        """The quiz is over: only words are left."""
        self.answers.close()
        self.note("")
        async with self.batch():
            await self.question.update(text)
            await self.feedback.update("")
            self.page.scroll_home(animate=False)
        self.call_after_refresh(self._share_out)

    def note(self, text: str) -> None:
        """What stands between question and answer: how sure, hints."""
        self.aside.update(text)
        self.aside.display = bool(text)
        self.call_after_refresh(self._share_out)

    def scroll_on(self, by: int) -> None:
        """What was told last, where it is long; else the question."""
        one = self.told if self.told.max_scroll_y else self.page
        one.scroll_relative(y=by * max(1, one.size.height - 2), animate=False)

    def _share_out_later(self) -> None:
        self.call_after_refresh(self._share_out)

    def on_resize(self) -> None:
        """Other widths wrap otherwise."""
        self._needs = ()
        self.call_after_refresh(self._share_out)

    def _share_out(self) -> None:
        """Rows: to the answer and to what is told what they need, as long as each leaves the others some."""
        aside = self.aside.outer_size.height if self.aside.display else 0
        told = self.feedback.outer_size.height + 1 if self.feedback.source else 0
        needs = (self.answers.needs, aside, told, self.page.virtual_size.height, self.screen.has_class("-broad"))
        if needs == self._needs:
            return
        self._needs = needs
        self.call_after_refresh(self._share_out)  # other heights may wrap otherwise: until nothing changes
        if self.screen.has_class("-broad"):
            self.page.styles.max_height = None
            room = self.size.height - 1
        else:
            room = max(2 * LEAST, self.size.height - min(LEAST + 1, self.page.virtual_size.height))
            self.page.styles.max_height = max(LEAST + 1, self.size.height - aside - self.answers.needs - told)
        free = room - aside - min(told, max(LEAST, room // 2))
        self.answers.styles.height = max(0, min(self.answers.needs, free))
