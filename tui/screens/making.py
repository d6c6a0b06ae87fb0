"""Making notes: the agents at work, section by section, as it happens."""

import time
from concurrent.futures import Future
from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label, RichLog, Static

from probatum.configs.settings import Settings
from probatum.errors import ProbatumError
from probatum.notes import SectionNotes
from probatum.tui.engine import Engine
from probatum.tui.telling import SECONDS
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.section_row import SectionRow
from probatum.workflows.book_part import BookPart
from probatum.workflows.day import Day, make_day
from probatum.workflows.events import (
    ChapterRead,
    Event,
    Noticed,
    SectionMoved,
    SectionReady,
    SnippetTried,
    Spent,
    StageBegan,
    StageEnded,
)

QUIET = 20
"""Seconds without news after which the reader is told so: a model server may hang."""


class MakingScreen(Screen[Day | None]):
    """Makes the notes of a part of a book; its result is the finished day, or None when it was cancelled."""

    CSS_PATH = "making.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel"),
        Binding("g", "toggle_log", "Log of the work"),
        Binding("enter", "read", "Read what is proved"),
    ]

    stage = getters.query_one("#stage", Label)
    status = getters.query_one("#status", Label)
    rows = getters.query_one("#rows", VerticalScroll)
    told = getters.query_one("#log", RichLog)

    @dataclass
    class Told(Message):
        """The work tells of an event."""

        event: Event

    @dataclass
    class Ended(Message):
        """The work is over: done, failed or cancelled."""

        future: "Future[Day]"

    def __init__(self, part: BookPart, settings: Settings, engine: Engine) -> None:
        super().__init__()
        self._part = part
        self._settings = settings
        self._engine = engine
        self._work: Future[Day] | None = None
        self._rows: dict[str, SectionRow] = {}
        self._ready: dict[str, SectionNotes] = {}
        self._began = self._heard = time.monotonic()
        self._spent = ""
        self._why = ""
        """The model failed, where it did."""
        self._over = False

    def compose(self) -> ComposeResult:
        """Stage, rows, log, status."""
        yield Static(f"Making notes of {self._part.book.name}", id="title", markup=False)
        yield Label("", id="stage", markup=False)
        yield VerticalScroll(id="rows")
        yield RichLog(id="log", wrap=True, markup=False)
        yield Label("", id="status", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begins."""
        self.told.display = False
        self.begin()

    def begin(self) -> None:
        """Starts the work, or goes on with it: what was finished before is not done again."""
        self.set_interval(1, self._tick)
        part, settings = self._part, self._settings
        self._work = self._engine.submit(lambda: make_day(part, settings, on_event=self._tell))
        self._work.add_done_callback(lambda future: self.post_message(self.Ended(future)))

    def _tell(self, event: Event) -> None:
        self.post_message(self.Told(event))

    @on(Told)
    async def _show(self, message: Told) -> None:
        self._heard = time.monotonic()
        match message.event:
            case StageBegan(stage, detail):
                self.stage.update(f"{stage} {detail}".strip())
                self.told.write(f"{stage} …")
            case StageEnded(stage, seconds, _):
                self.told.write(f"{stage}: {seconds:.1f} s")
            case ChapterRead(chapter, sections):
                self.query_one("#title", Static).update(f"Making notes of {chapter}")
                self._rows = {section: SectionRow(heading) for section, heading in sections}
                await self.rows.mount(*self._rows.values())
            case SectionMoved(section, heading, state, why):
                self._rows[section].state = state
                if why:
                    self._rows[section].fell_back = True
                    self._why = why
                    self.told.write(f"{heading}: {state}: {why}")
            case SnippetTried(section, proof):
                self.told.write(f"{proof.subject}: {proof.verdict} {proof.reason}")
                if row := self._rows.get(section):
                    row.add_verdict(proof.verdict)
            case SectionReady(notes):
                self._ready[notes.section] = notes
                self._rows[notes.section].state = "proved"
            case Spent(tokens, money):
                self._spent = f" · {tokens:,} tokens · {money:.4f} USD"
            case Noticed(text):
                self.told.write(text)
                self.notify(text, markup=False)

    @on(Ended)
    def _end(self, message: Ended) -> None:
        future = message.future
        if future.cancelled():
            self.dismiss(None)
            return
        error = future.exception()
        if error is None:
            self._tell_fallen()
            self.dismiss(future.result())
            return
        if not isinstance(error, ProbatumError):
            raise error
        self._over = True
        self.stage.update(f"{error.message}\n{error.hint}\nWhat was finished is kept. Escape goes back.")
        self.stage.add_class("-failed")

    def _tell_fallen(self) -> None:
        """Where the model failed, the notes are complete, but not what was asked for."""
        if fallen := sum(row.fell_back for row in self._rows.values()):
            said = f"{fallen} of {len(self._rows)} sections are in the book's own words, for the model failed"
            self.notify(
                f"{said}: {self._why.rstrip('.')}. Press m in the library to make them again.",
                severity="warning",
                timeout=SECONDS,
                markup=False,
            )

    def _tick(self) -> None:
        if self._over:
            return
        done = sum(row.state == "proved" for row in self._rows.values())
        seconds, silent = int(time.monotonic() - self._began), int(time.monotonic() - self._heard)
        left = f" · about {seconds * (len(self._rows) - done) // done} s left" if 0 < done < len(self._rows) else ""
        quiet = f" · nothing new for {silent} s" if silent >= QUIET else ""
        self.status.update(f"{done} of {len(self._rows)} sections · {seconds} s{left}{self._spent}{quiet}")

    def action_cancel(self) -> None:
        """Stops the work; what is finished is kept, and the next run goes on from there."""
        if self._work is None or not self._work.cancel():
            self.dismiss(None)

    def action_toggle_log(self) -> None:
        """Shows or hides everything that was told."""
        self.told.display = not self.told.display

    def action_read(self) -> None:
        """Opens the section under the cursor, or the first that is ready."""
        focused = self.focused
        section = next((s for s, row in self._rows.items() if row is focused and s in self._ready), None)
        section = section or next(iter(self._ready), None)
        if section is None:
            self.notify("No section is proved yet.")
            return
        from probatum.tui.screens.draft import DraftScreen

        self.app.push_screen(DraftScreen(self._ready[section]))
