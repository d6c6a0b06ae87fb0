"""Today: what is due, where you were, and the next thing worth doing under one key."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from probatum.tui.drawing import bar
from probatum.workflows.overview import ChapterStanding, Overview

if TYPE_CHECKING:
    from probatum.tui.app import ProbatumApp


class TodayScreen(Screen[None]):
    """Opens the app."""

    CSS_PATH = "today.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start"),
        Binding("z", "quiz", "Quiz what is due"),
    ]

    greeting = getters.query_one("#greeting", Static)
    next_thing = getters.query_one("#next", Static)
    chapters = getters.query_one("#chapters", Static)

    def __init__(self) -> None:
        super().__init__()
        self._seen: Overview | None = None

    def compose(self) -> ComposeResult:
        """Counts, the next thing, the chapters under way."""
        with VerticalScroll():
            yield Static("", id="greeting", markup=False)
            yield Static("", id="next", markup=False)
            yield Static("In progress", classes="heading")
            yield Static("", id="chapters", markup=False)
        yield Footer()

    def on_screen_resume(self) -> None:
        """Looks again each time the screen is shown."""
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        app = cast("ProbatumApp", self.app)
        seen = self._seen = await app.look()
        days = f"{seen.streak} day{'s' if seen.streak != 1 else ''} in a row"
        self.greeting.update(
            f"{seen.at:%A, %d %B}   ·   {len(seen.due)} due   ·   {seen.minutes} min today   ·   {days}"
        )
        self.next_thing.update(f"▸ {next_thing(seen)}   (Enter)")
        self.chapters.update("\n\n".join(_line(c, self.size.width) for c in seen.chapters[:8]) or "No chapter yet.")

    def action_start(self) -> None:
        """The next thing worth doing."""
        if self._seen is None:
            return
        if self._seen.due or any(c.questions and c.quiz_score is None for c in self._seen.chapters):
            self.action_quiz()
        else:
            self.app.switch_mode("library")

    @work
    async def action_quiz(self) -> None:
        """A quiz on what is due, across all books."""
        from probatum.tui.flows import take_quiz

        await take_quiz(cast("ProbatumApp", self.app), chapter="")


def next_thing(seen: Overview) -> str:
    """One sentence."""
    if seen.due:
        names = ", ".join(seen.names.get(c, c) for c in seen.due[:3])
        more = f" and {len(seen.due) - 3} more" if len(seen.due) > 3 else ""
        return f"Review {names}{more}"
    fresh = next((c for c in seen.chapters if c.questions and c.quiz_score is None), None)
    if fresh:
        return f"Take the first quiz on {fresh.chapter.name}"
    if seen.chapters:
        return "Nothing is due. Open the library and go on reading"
    return "Add a book in the library; the sample is there to try"


def _line(standing: ChapterStanding, width: int) -> str:
    score = "no quiz yet" if standing.quiz_score is None else f"quiz {standing.quiz_score:.0%}"
    known = f"{standing.mastered} of {standing.concepts} mastered"
    room = max(10, min(40, width - 50))
    name = f"{standing.chapter.name} — {standing.chapter.book}"
    return f"{name}\n{bar(standing.shown, room)} {standing.shown:.0%}  {known}, {score}"
