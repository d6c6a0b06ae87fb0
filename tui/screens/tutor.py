"""Studying with the tutor: a streamed conversation with pages, hints, ways to work, and code that runs."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Label

from probatum.configs.settings import Settings
from probatum.errors import ProbatumError
from probatum.tools.citing import with_pages
from probatum.tools.showing import Showing
from probatum.tui.engine import Engine
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.note_markdown import NoteMarkdown
from probatum.tutoring import Action, Rung, Turn, Way
from probatum.workflows.notes import Part
from probatum.workflows.studying import open_tutoring
from probatum.workflows.tutoring import Tutoring

WAYS = tuple(Way)


class TutorScreen(Screen[None]):
    """One session; everything said is kept as it is said."""

    CSS_PATH = "tutor.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "way", "Way to work"),
        Binding("f3", "hint", "Hint"),
        Binding("f4", "tell", "Answer"),
        Binding("f5", "question", "Ask me"),
        Binding("f6", "whole_book", "Whole book"),
        Binding("escape", "leave", "Stop / back"),
    ]

    said = getters.query_one("#said", VerticalScroll)
    typed = getters.query_one("#typed", Input)
    status = getters.query_one("#status", Label)

    @dataclass
    class Piece(Message):
        """A piece of an answer."""

        text: str

    @dataclass
    class Opened(Message):
        """The session can begin."""

        tutoring: Tutoring

    def __init__(self, part: Part, settings: Settings, engine: Engine) -> None:
        super().__init__()
        self._part = part
        self._settings = settings
        self._engine = engine
        self._tutoring: Tutoring | None = None
        self._session: Future[None] | None = None
        self._leave = asyncio.Event()
        self._answer: Future[Turn] | None = None
        self._bubble: NoteMarkdown | None = None
        self._showing: Showing | None = None
        self._shown = ""

    def compose(self) -> ComposeResult:
        """What was said above, a field below."""
        yield VerticalScroll(id="said")
        yield Label("", id="status", markup=False)
        yield Input(placeholder="Ask, answer, or paste code", id="typed")
        yield KeyLine()

    def on_mount(self) -> None:
        """Opens the session on the engine, where it lives until the screen is left."""
        self.status.update(f"Reading {self._part.book.name} ...")
        self.typed.focus()
        self._session = self._engine.submit(self._hold)
        self._session.add_done_callback(self._failed)

    async def _hold(self) -> None:
        self._leave = asyncio.Event()
        async with open_tutoring(self._part, self._settings) as tutoring:
            self.post_message(self.Opened(tutoring))
            await self._leave.wait()

    def _failed(self, future: "Future[None]") -> None:
        error = None if future.cancelled() else future.exception()
        if isinstance(error, ProbatumError):
            self.app.call_from_thread(self.status.update, f"{error.message} {error.hint}")

    @on(Opened)
    def _begin(self, message: Opened) -> None:
        self._tutoring = message.tutoring
        self._update_status()

    @on(Input.Submitted, "#typed")
    async def _say(self, event: Input.Submitted) -> None:
        tutoring, text = self._tutoring, event.value.strip()
        if not text or tutoring is None or self._answer is not None:
            return
        self.typed.value = ""
        await self._bubble_for("You", text, "learner")
        await self._stream(lambda: tutoring.say(text, self._piece))

    async def _stream(self, answer: Callable[[], Coroutine[Any, Any, Turn]]) -> None:
        self._showing, self._shown = Showing(self._label), ""
        self._bubble = await self._bubble_for("Tutor", "…", "tutor")
        self._answer = self._engine.submit(answer)
        self._await_turn(self._answer)

    def _piece(self, text: str) -> None:
        self.post_message(self.Piece(text))

    @on(Piece)
    async def _show_piece(self, message: Piece) -> None:
        if self._showing is not None and self._bubble is not None:
            self._shown += self._showing.feed(message.text)
            await self._bubble.update(self._shown)
            self.said.scroll_end(animate=False)

    @work
    async def _await_turn(self, answer: "Future[Turn]") -> None:
        try:
            turn = await asyncio.wrap_future(answer)
        except ProbatumError as error:
            if self._bubble is not None:
                await self._bubble.update(f"> [!failure] {error.message}\n> {error.hint}")
            return
        except asyncio.CancelledError:
            turn = None
        finally:
            self._answer = None
        if turn is not None and self._bubble is not None:
            await self._bubble.update(self._told(turn))
        self.said.scroll_end(animate=False)
        self._update_status()

    def _told(self, turn: Turn) -> str:
        parts = [with_pages(turn.text, self._label)]
        for action in turn.actions:
            head = action.target if "\n" not in action.target else "gave"
            parts.append(
                f"**{action.kind}** {head}\n\n```text\n{action.result}\n```" if action.kind == "run" else action.result
            )
        parts += [f"> [!warning] {citation.complaint}" for citation in turn.citations if citation.complaint]
        if turn.stopped:
            parts.append("*(stopped)*")
        return "\n\n".join(part for part in parts if part)

    async def _bubble_for(self, who: str, text: str, kind: str) -> NoteMarkdown:
        bubble = NoteMarkdown(text, classes=kind)
        await self.said.mount(Label(who, classes="who"), bubble)
        self.said.scroll_end(animate=False)
        return bubble

    def _label(self, block_id: str) -> str | None:
        return self._tutoring.label_of(block_id) if self._tutoring else None

    def _update_status(self) -> None:
        if self._tutoring is None:
            return
        session, where = self._tutoring.session, "whole book" if self._tutoring.whole_book else "chapter"
        spent = f" · {session.tokens:,} tokens" if session.tokens else ""
        self.status.update(f"{session.title} · {self._tutoring.way.value} · {where}{spent}")
        while self._tutoring.notices:
            self.notify(self._tutoring.notices.pop(0))

    def action_way(self) -> None:
        """The next way to work."""
        if self._tutoring is not None:
            self._tutoring.work(WAYS[(WAYS.index(self._tutoring.way) + 1) % len(WAYS)])
            self._update_status()

    async def action_hint(self) -> None:
        """One rung more."""
        tutoring = self._tutoring
        if tutoring is not None and self._answer is None:
            await self._stream(lambda: tutoring.hint(self._piece))

    async def action_tell(self) -> None:
        """The whole answer."""
        tutoring = self._tutoring
        if tutoring is not None and self._answer is None:
            await self._stream(lambda: tutoring.hint(self._piece, Rung.ANSWER))

    async def action_question(self) -> None:
        """A question from the bank."""
        tutoring = self._tutoring
        if tutoring is not None and self._answer is None:
            await self._stream(lambda: tutoring.do(Action(kind="question")))

    def action_whole_book(self) -> None:
        """Searches the whole book, or the chapter alone again."""
        if self._tutoring is not None:
            self._tutoring.whole_book = not self._tutoring.whole_book
            self._update_status()

    def action_leave(self) -> None:
        """Stops an answer; where none is being given, leaves."""
        if self._answer is not None:
            self._answer.cancel()
            return
        if self._session is not None and not self._session.done():
            self._engine.submit(self._end)
        self.dismiss(None)

    async def _end(self) -> None:
        self._leave.set()
