"""Studying with the tutor: a streamed conversation with pages that open, hints, ways to work, and code that runs."""

import asyncio
from concurrent.futures import Future
from dataclasses import dataclass
from typing import ClassVar

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
from probatum.tui.tutor_links import TutorLinks
from probatum.tui.tutor_session import Act, TutorSession
from probatum.tui.tutor_words import WAYS, told, welcome
from probatum.tui.widgets.crumb import Crumb
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.note.markdown import NoteMarkdown
from probatum.tui.widgets.prompt import Prompt
from probatum.tui.widgets.talk import Talk
from probatum.tutoring import Action, Rung, Turn
from probatum.workflows.book_part import BookPart


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

    class Opened(Message):
        """The session can begin."""

    @dataclass
    class Failed(Message):
        """The session could not be opened."""

        error: BaseException

    def __init__(self, part: BookPart, settings: Settings, engine: Engine) -> None:
        super().__init__()
        self.session = TutorSession(part, settings, engine)
        self._book = part.book.name
        self._model = settings.uses_model
        self._links: TutorLinks | None = None
        self._said: NoteMarkdown | None = None
        self._showing: Showing | None = None
        self._shown = ""

    def compose(self) -> ComposeResult:
        """What was said above, a field below."""
        yield Crumb("Tutor", f"Reading {self._book} ...")
        yield Talk()
        yield Prompt("Ask, answer, or paste code; Ctrl-J begins a new line")
        yield KeyLine()

    def on_mount(self) -> None:
        """Opens the session on the engine, where it lives until the screen is left."""
        self.typed.focus()
        self.session.open(
            opened=lambda: self.post_message(self.Opened()),
            failed=lambda error: self.post_message(self.Failed(error)),
        )

    @on(Failed)
    async def _tell_failure(self, message: Failed) -> None:
        error = message.error
        if not isinstance(error, ProbatumError):
            raise error
        self.crumb.tell(state="not open")
        await self.talk.say("", f"> [!failure] {error.message}\n> {error.hint}\n\nEscape goes back.")

    @on(Opened)
    async def _begin(self) -> None:
        tutoring = self.session.tutoring
        assert tutoring is not None
        self._links = TutorLinks(self.app, tutoring)
        await self.talk.say("Tutor", welcome(tutoring.session.title, model=self._model))
        self._tell_state()

    @on(Prompt.Sent)
    async def _ask(self, event: Prompt.Sent) -> None:
        text = event.text
        if self.session.tutoring is None or self.session.answer is not None:
            reading = self.session.tutoring is None
            self.notify("The chapter is still being read." if reading else "Escape stops the answer.")
            return
        self.typed.clear()
        await self.talk.say("You", text, "learner")
        await self._stream(lambda tutoring: tutoring.say(text, self._piece))

    async def _stream(self, act: Act) -> None:
        """Lets the tutor speak, unless it already does."""
        answer = self.session.ask(act)
        if answer is None:
            return
        self._showing, self._shown = Showing(self.session.label_of), ""
        self._said = await self.talk.say("Tutor", "…")
        self._await_turn(answer, self._said)

    def _piece(self, text: str) -> None:
        self.post_message(self.Piece(text))

    @on(Piece)
    async def _show_piece(self, message: Piece) -> None:
        if self._showing is not None and self._said is not None and self.session.answer is not None:
            self._shown += self._showing.feed(message.text)
            await self.talk.retell(self._said, self._shown)

    @work
    async def _await_turn(self, answer: "Future[Turn]", said: NoteMarkdown) -> None:
        try:
            text = told(await asyncio.wrap_future(answer), self.session.label_of)
        except ProbatumError as error:
            text = f"> [!failure] {error.message}\n> {error.hint}"
        except asyncio.CancelledError:
            text = f"{self._shown}\n\n*(stopped)*"
        self.session.answer = None  # before the text: pieces that are still on their way are part of it
        if not said.is_attached:  # the app was left meanwhile
            return
        await self.talk.retell(said, text)
        self._tell_state()

    def _tell_state(self) -> None:
        tutoring = self.session.tutoring
        if tutoring is None:
            return
        session, where = tutoring.session, "whole book" if tutoring.sources.whole_book else "chapter"
        spent = f" · {session.tokens:,} tokens" if session.tokens else ""
        self.crumb.tell(f"Tutor · {session.title}", f"{tutoring.way.value} · {where}{spent}")
        while tutoring.notices:
            self.notify(tutoring.notices.pop(0))

    @on(Markdown.LinkClicked)
    def _follow(self, event: Markdown.LinkClicked) -> None:
        if self._links is not None:
            self._links.follow(event.href)

    @work
    async def action_page(self) -> None:
        """A page that the last answer rests on."""
        if self._links is not None:
            await self._links.page(self._said.source if self._said is not None else "")

    def action_scroll(self, by: int) -> None:
        """What was said earlier, or later."""
        self.talk.scroll_relative(y=by * (self.talk.size.height - 2), animate=False)

    def action_way(self) -> None:
        """The next way to work."""
        if way := self.session.next_way():
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
        if tutoring := self.session.tutoring:
            tutoring.sources.whole_book = not tutoring.sources.whole_book
            self._tell_state()

    def action_leave(self) -> None:
        """Stops an answer; where none is being given, leaves."""
        if not self.session.stop():
            self.session.leave()
            self.dismiss(None)
