"""Studying with the tutor: a streamed conversation with pages that open, hints, ways to work, and code that runs."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Markdown

from probatum.configs.settings import Settings
from probatum.errors import ProbatumError
from probatum.tools.showing import Showing
from probatum.tui.engine import Engine
from probatum.tui.screens.choosing import ChooseScreen
from probatum.tui.screens.peek import PeekScreen
from probatum.tui.tutor_words import PAGE, WAYS, pages_cited, told, welcome
from probatum.tui.widgets.crumb import Crumb
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.note.markdown import NoteMarkdown
from probatum.tui.widgets.prompt import Prompt
from probatum.tui.widgets.talk import Talk
from probatum.tutoring import Action, Rung, Turn, Way
from probatum.workflows.notes import Part
from probatum.workflows.studying import open_tutoring
from probatum.workflows.tutoring import Tutoring

ORDER = tuple(Way)


class TutorScreen(Screen[None]):
    """One session; everything said is kept as it is said."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "way", "Way"),
        Binding("f3", "hint", "Hint"),
        Binding("f4", "tell", "Answer"),
        Binding("f5", "question", "Ask me"),
        Binding("f8", "whole_book", "Book"),  # F6 and F7 belong to the field below
        Binding("f9", "page", "Page"),
        Binding("pageup", "scroll(-1)", "Earlier", show=False, tooltip="What was said before."),
        Binding("pagedown", "scroll(1)", "Later", show=False, tooltip="And back down."),
        Binding("escape", "leave", "Back"),
    ]

    crumb = getters.query_one(Crumb)
    talk = getters.query_one(Talk)
    typed = getters.query_one(Prompt)

    @dataclass
    class Piece(Message):
        """A piece of an answer."""

        text: str

    @dataclass
    class Opened(Message):
        """The session can begin."""

        tutoring: Tutoring

    @dataclass
    class Failed(Message):
        """The session could not be opened."""

        error: ProbatumError

    def __init__(self, part: Part, settings: Settings, engine: Engine) -> None:
        super().__init__()
        self._part = part
        self._settings = settings
        self._engine = engine
        self._tutoring: Tutoring | None = None
        self._session: Future[None] | None = None
        self._leave = asyncio.Event()
        self.answer: Future[Turn] | None = None
        """Under way; None while nobody answers."""
        self._said: NoteMarkdown | None = None
        self._showing: Showing | None = None
        self._shown = ""

    def compose(self) -> ComposeResult:
        """What was said above, a field below."""
        yield Crumb("Tutor", f"Reading {self._part.book.name} ...")
        yield Talk()
        yield Prompt("Ask, answer, or paste code; Ctrl-J begins a new line")
        yield KeyLine()

    def on_mount(self) -> None:
        """Opens the session on the engine, where it lives until the screen is left."""
        self.typed.focus()
        self._session = self._engine.submit(self._hold)
        self._session.add_done_callback(self._ended)

    async def _hold(self) -> None:
        self._leave = asyncio.Event()
        async with open_tutoring(self._part, self._settings) as tutoring:
            self.post_message(self.Opened(tutoring))
            await self._leave.wait()

    def _ended(self, future: "Future[None]") -> None:
        error = None if future.cancelled() else future.exception()
        if isinstance(error, ProbatumError):
            self.post_message(self.Failed(error))

    @on(Failed)
    async def _tell_failure(self, message: Failed) -> None:
        self.crumb.tell(state="not open")
        await self.talk.say("", f"> [!failure] {message.error.message}\n> {message.error.hint}\n\nEscape goes back.")

    @on(Opened)
    async def _begin(self, message: Opened) -> None:
        self._tutoring = message.tutoring
        await self.talk.say("Tutor", welcome(message.tutoring.session.title, model=self._settings.uses_model))
        self._tell_state()

    @on(Prompt.Sent)
    async def _ask(self, event: Prompt.Sent) -> None:
        text = event.text
        if self._tutoring is None or self.answer is not None:
            self.notify("The chapter is still being read." if self._tutoring is None else "Escape stops the answer.")
            return
        self.typed.clear()
        await self.talk.say("You", text, "learner")
        await self._stream(lambda tutoring: tutoring.say(text, self._piece))

    async def _stream(self, answer: Callable[[Tutoring], Coroutine[Any, Any, Turn]]) -> None:
        """Lets the tutor speak, unless it already does."""
        tutoring = self._tutoring
        if tutoring is None or self.answer is not None:
            return
        self._showing, self._shown = Showing(self._label), ""
        self._said = await self.talk.say("Tutor", "…")
        self.answer = self._engine.submit(lambda: answer(tutoring))
        self._await_turn(self.answer, self._said)

    def _piece(self, text: str) -> None:
        self.post_message(self.Piece(text))

    @on(Piece)
    async def _show_piece(self, message: Piece) -> None:
        if self._showing is not None and self._said is not None and self.answer is not None:
            self._shown += self._showing.feed(message.text)
            await self.talk.retell(self._said, self._shown)

    @work
    async def _await_turn(self, answer: "Future[Turn]", said: NoteMarkdown) -> None:
        try:
            text = told(await asyncio.wrap_future(answer), self._label)
        except ProbatumError as error:
            text = f"> [!failure] {error.message}\n> {error.hint}"
        except asyncio.CancelledError:
            text = f"{self._shown}\n\n*(stopped)*"
        self.answer = None  # before the text: pieces that are still on their way are part of it
        if not said.is_attached:  # the app was left meanwhile
            return
        await self.talk.retell(said, text)
        self._tell_state()

    def _label(self, block_id: str) -> str | None:
        return self._tutoring.sources.label_of(block_id) if self._tutoring else None

    def _tell_state(self) -> None:
        if self._tutoring is None:
            return
        session, where = self._tutoring.session, "whole book" if self._tutoring.sources.whole_book else "chapter"
        spent = f" · {session.tokens:,} tokens" if session.tokens else ""
        self.crumb.tell(f"Tutor · {session.title}", f"{self._tutoring.way.value} · {where}{spent}")
        while self._tutoring.notices:
            self.notify(self._tutoring.notices.pop(0))

    @on(Markdown.LinkClicked)
    def _follow(self, event: Markdown.LinkClicked) -> None:
        if event.href.startswith(PAGE):
            self._open(event.href.removeprefix(PAGE))
        elif event.href.startswith(("http://", "https://")):
            self.app.open_url(event.href)

    def _open(self, label: str) -> None:
        assert self._tutoring is not None
        texts = [block.text for block in self._tutoring.sources.chapter.blocks() if block.label == label]
        text = "\n\n".join(texts) or "This page lies outside the chapter."
        self.app.push_screen(PeekScreen(f"#### p. {label}\n\n{text}"))

    @work
    async def action_page(self) -> None:
        """A page that the last answer rests on."""
        pages = pages_cited(self._said.source) if self._said is not None else []
        if not pages:
            self.notify("The last answer names no page.")
            return
        names = [f"p. {page}" for page in pages]
        chosen = 0 if len(pages) == 1 else await self.app.push_screen_wait(ChooseScreen("Pages", names))
        if chosen is not None:
            self._open(pages[chosen])

    def action_scroll(self, by: int) -> None:
        """What was said earlier, or later."""
        self.talk.scroll_relative(y=by * (self.talk.size.height - 2), animate=False)

    def action_way(self) -> None:
        """The next way to work."""
        if self._tutoring is not None:
            way = ORDER[(ORDER.index(self._tutoring.way) + 1) % len(ORDER)]
            self._tutoring.work(way)
            self.notify(f"{way.value}: {WAYS[way]}.", timeout=4)
            self._tell_state()

    async def action_hint(self) -> None:
        """One rung more."""
        await self._stream(lambda tutoring: tutoring.hint(self._piece))

    async def action_tell(self) -> None:
        """The whole answer."""
        await self._stream(lambda tutoring: tutoring.hint(self._piece, Rung.ANSWER))

    async def action_question(self) -> None:
        """A question from the bank."""
        await self._stream(lambda tutoring: tutoring.do(Action(kind="question")))

    def action_whole_book(self) -> None:
        """Searches the whole book, or the chapter alone again."""
        if self._tutoring is not None:
            self._tutoring.sources.whole_book = not self._tutoring.sources.whole_book
            self._tell_state()

    def action_leave(self) -> None:
        """Stops an answer; where none is being given, leaves."""
        if self.answer is not None:
            self.answer.cancel()
            return
        if self._session is not None and not self._session.done():
            self._engine.submit(self._end)
        self.dismiss(None)

    async def _end(self) -> None:
        self._leave.set()
