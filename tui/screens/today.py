"""Today: what is due, where you were, and the next thing worth doing under one key."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from probatum.errors import ProbatumError
from probatum.tui.drawing import bar
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.places import Places

if TYPE_CHECKING:
    from probatum.tui.app import ProbatumApp
    from probatum.workflows.overview import ChapterStanding, Overview

MOST_CHAPTERS = 8


class TodayScreen(Screen[None]):
    """Opens the app."""

    CSS_PATH = "today.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start"),
        Binding("z", "quiz", "Quiz on what is due"),
    ]

    greeting = getters.query_one("#greeting", Static)
    next_thing = getters.query_one("#next", Static)
    chapters = getters.query_one("#chapters", Static)

    def __init__(self) -> None:
        super().__init__()
        self._seen: Overview | None = None

    def compose(self) -> ComposeResult:
        """Counts, the next thing, the chapters under way."""
        yield Places("today")
        with VerticalScroll():
            yield Static("", id="greeting", markup=False)
            yield Static("Looking ...", id="next", markup=False)
            yield Static("In progress", classes="heading")
            yield Static("", id="chapters", markup=False)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Looks again each time the screen is shown."""
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        app = cast("ProbatumApp", self.app)
        try:
            seen = self._seen = await app.look()
        except ProbatumError as error:
            self.next_thing.update(f"{error.message}\n{error.hint}")
            self.next_thing.add_class("trouble")
            return
        days = f"{seen.streak} day{'s' if seen.streak != 1 else ''} in a row"
        self.greeting.update(
            f"{seen.at:%A, %d %B}   ·   {len(seen.due)} due   ·   {seen.minutes} min today   ·   {days}"
        )
        self.next_thing.remove_class("trouble")
        self.next_thing.update(f"▸ {next_thing(seen)}   (Enter)")
        shown = seen.chapters[:MOST_CHAPTERS]
        self.chapters.update("\n\n".join(_line(c, self.size.width) for c in shown) or "No chapter yet.")

    async def on_click(self) -> None:
        """A click on the next thing starts it."""
        if self.next_thing.is_mouse_over:
            self.action_start()

    def action_start(self) -> None:
        """The next thing worth doing."""
        if self._seen is None:
            return
        fresh = first_quiz(self._seen)
        if self._seen.due:
            self._take("")
        elif fresh:
            self._take(fresh.chapter.chapter)
        else:
            self.app.switch_mode("library")

    def action_quiz(self) -> None:
        """A quiz on what is due, across all books."""
        self._take("")

    @work
    async def _take(self, chapter: str) -> None:
        from probatum.tui.flows import take_quiz

        await take_quiz(cast("ProbatumApp", self.app), chapter)


def first_quiz(seen: "Overview") -> "ChapterStanding | None":
    """The chapter met last that has questions and was never asked about."""
    return next((c for c in seen.chapters if c.questions and c.quiz_score is None), None)


def next_thing(seen: "Overview") -> str:
    """One sentence."""
    if seen.due:
        names = ", ".join(seen.names.get(c, c) for c in seen.due[:3])
        more = f" and {len(seen.due) - 3} more" if len(seen.due) > 3 else ""
        return f"Review {names}{more}"
    fresh = first_quiz(seen)
    if fresh:
        return f"Take the first quiz on {fresh.chapter.name}"
    if seen.chapters:
        return "Nothing is due. Open the library and read on"
    return "Open the library and choose a chapter" if seen.books else "Add a book in the library; the sample is there"


def _line(standing: "ChapterStanding", width: int) -> str:
    score = "no quiz yet" if standing.quiz_score is None else f"quiz {standing.quiz_score:.0%}"
    known = f"{standing.mastered} of {standing.concepts} mastered"
    room = max(10, min(40, width - 50))
    name = f"{standing.chapter.name} — {standing.chapter.book}"
    return f"{name}\n{bar(standing.shown, room)} {standing.shown:.0%}  {known}, {score}"
