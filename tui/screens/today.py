"""Today: how the day stands, the things worth doing, and the chapters under way, each under one key."""

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from probatum.errors import ProbatumError
from probatum.tui.drawing import bar
from probatum.tui.glyphs import bare
from probatum.tui.screens.place import PlaceScreen
from probatum.tui.standing_words import standing_of
from probatum.tui.widgets.calendar import Calendar
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.places import Places
from probatum.tui.widgets.tile import Tile

if TYPE_CHECKING:
    from probatum.workflows.next_things import Thing
    from probatum.workflows.overview import ChapterStanding, Overview

MOST_CHAPTERS = 8


class TodayScreen(PlaceScreen):
    """Opens the app."""

    CSS_PATH = "today.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-tall")]  # noqa: RUF012 - as Textual declares it
    AUTO_FOCUS = "#things"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start", priority=True),  # else the list would take it, and hide it
        Binding("z", "quiz", "Quiz on what is due"),
    ]

    greeting = getters.query_one("#greeting", Static)
    due = getters.query_one("#due", Tile)
    minutes = getters.query_one("#minutes", Tile)
    streak = getters.query_one("#streak", Tile)
    things = getters.query_one("#things", OptionList)
    calendar = getters.query_one(Calendar)
    chapters = getters.query_one("#chapters", Static)
    trouble = getters.query_one("#trouble", Static)

    def __init__(self) -> None:
        super().__init__()
        self._things: tuple[Thing, ...] = ()

    def compose(self) -> ComposeResult:
        """Counts, the things to do, the chapters under way."""
        yield Places("today")
        with VerticalScroll(can_focus=False):
            yield Static("", id="greeting", markup=False)
            yield Static("", id="trouble", classes="trouble", markup=False)
            with Horizontal(id="tiles"):
                yield Tile("to review", id="due")
                yield Tile("minutes today", id="minutes")
                yield Tile("days in a row", id="streak")
            yield Static("What next  [not bold dim]Enter begins it[/]", classes="heading")
            yield OptionList(id="things")
            yield Static("In progress", classes="heading")
            yield Static("", id="chapters", markup=False)
            yield Calendar()
        yield KeyLine()

    async def look(self) -> None:
        """Reads the record on the engine's thread."""
        app = self.probatum

        async def read() -> "tuple[Overview, tuple[Thing, ...]]":
            from probatum.tools.vault.vault import Vault
            from probatum.workflows.next_things import next_things
            from probatum.workflows.overview import overview

            seen = overview(app.record(), app.now())
            return seen, next_things(app.record(), Vault(app.settings.vault), seen)

        try:
            seen, self._things = await app.engine.run(read)
        except ProbatumError as error:
            self.trouble.update(f"{error.message}\n{error.hint}")
            self.trouble.display = True
            return
        self.trouble.display = False
        self._draw(seen, app.settings.learner.minutes)

    def _draw(self, seen: "Overview", minutes: int) -> None:
        self.greeting.update(f"{seen.at:%A, %d %B}")
        self.due.show(f"{len(seen.due)}")
        self.minutes.show(f"{seen.minutes} of {minutes}", bar(seen.minutes / minutes if minutes else 0, 12))
        self.streak.show(f"{seen.streak}")
        kept = self.things.highlighted or 0
        self.things.clear_options()
        self.things.add_options([_said(thing) for thing in self._things])
        self.things.highlighted = min(kept, len(self._things) - 1)
        lines = [_standing(c, self.size.width) for c in seen.chapters[:MOST_CHAPTERS]]
        self.calendar.set_class(not seen.days, "-empty")
        self.calendar.show(seen)
        self.chapters.update(Text("\n\n").join(lines) or "No chapter yet.")

    @on(OptionList.OptionSelected, "#things")
    def _do(self, event: OptionList.OptionSelected) -> None:
        self._begin(self._things[event.option_index])

    def action_start(self) -> None:
        """What the cursor stands on; else the most worthwhile."""
        if self._things:
            self._begin(self._things[self.things.highlighted or 0])

    @work
    async def _begin(self, thing: "Thing") -> None:
        from probatum.tui.flows import begin

        await begin(self.probatum, thing)

    @work
    async def action_quiz(self) -> None:
        """A quiz on what is due, across all books."""
        from probatum.tui.quiz_flow import take_quiz

        await take_quiz(self.probatum, "")


def _said(thing: "Thing") -> Content:
    return Content.assemble((thing.words, "bold"), (f"   {bare(thing.aside)}", "dim"))


def _standing(standing: "ChapterStanding", width: int) -> Text:
    """``2 Events — the book``, and below it what is known, once something was asked."""
    name = (f"{standing.chapter.name} — {standing.chapter.book}\n", "bold")
    return Text.assemble(name, standing_of(standing, max(10, min(40, width - 50))))
