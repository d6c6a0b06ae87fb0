"""Progress: every concept with its band, what is coming due, and the days gone by."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from probatum.tui.drawing import banded, heat_map
from probatum.workflows.overview import Overview
from probatum.workflows.progress import Known, Progress, progress_of

if TYPE_CHECKING:
    from probatum.tui.app import ProbatumApp

MOST_SHOWN = 300
"""Concepts drawn at once; more would make every key wait."""
WEEKS = 26
STATES = {"mastered": "✓", "not-yet": "·", "not-enough-evidence": "?"}


class ProgressScreen(Screen[None]):
    """The same numbers as in the quiz, from the same replay."""

    CSS_PATH = "progress.tcss"

    summary = getters.query_one("#summary", Static)
    days = getters.query_one("#days", Static)
    ahead = getters.query_one("#ahead", Static)
    concepts = getters.query_one("#concepts", Static)

    def compose(self) -> ComposeResult:
        """Summary, days, forecast, concepts."""
        with VerticalScroll():
            yield Static("", id="summary", markup=False)
            yield Static("Days", classes="heading")
            yield Static("", id="days", markup=False)
            yield Static("Reviews to come", classes="heading")
            yield Static("", id="ahead", markup=False)
            yield Static("Concepts", classes="heading")
            yield Static("", id="concepts", markup=False)
        yield Footer()

    def on_screen_resume(self) -> None:
        """Looks again each time the screen is shown."""
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        app = cast("ProbatumApp", self.app)

        async def read() -> Progress:
            return progress_of(app.record, datetime.now(UTC).astimezone())

        seen, found = await app.look(), await app.engine.run(read)
        self.summary.update(_summary(found))
        self.days.update(_days(seen, self.size.width))
        self.ahead.update(_ahead(found))
        self.concepts.update(_concepts(found, self.size.width))


def _summary(found: Progress) -> str:
    asked = [known for known in found.concepts if not known.mastery.inferred]
    mastered = sum(known.mastery.state.value == "mastered" for known in asked)
    return f"{found.answers} answers in {found.quizzes} quizzes   ·   {mastered} of {len(asked)} concepts mastered"


def _days(seen: Overview, width: int) -> str:
    weeks = max(4, min(WEEKS, width - 8))
    return "\n".join(heat_map(seen.days, seen.at.date(), weeks)) if seen.days else "No answer yet."


def _ahead(found: Progress) -> str:
    lines = [f"{day.day:%a %d %b}  {'▇' * day.concepts} {day.concepts}" for day in found.ahead[:7]]
    return "\n".join(lines) or "Nothing is planned: take a quiz first."


def _concepts(found: Progress, width: int) -> str:
    scale = max(10, min(40, width - 46))
    shown = found.concepts[:MOST_SHOWN]
    lines = [_line(known, scale) for known in shown]
    if len(found.concepts) > MOST_SHOWN:
        lines.append(f"... and {len(found.concepts) - MOST_SHOWN} more: probatum progress lists all.")
    legend = "✓ mastered   · not yet   ? not enough answers   (read off its neighbours)"
    return "\n".join([*lines, "", legend]) if lines else "No concept yet: make the notes of a chapter."


def _line(known: Known, scale: int) -> str:
    mastery = known.mastery
    name = f"({known.name})" if mastery.inferred else known.name
    mark = STATES[mastery.state.value]
    numbers = f"{mastery.shown:4.0%} ({100 * mastery.low:.0f}–{100 * mastery.high:.0f})"
    return f"{mark} {name[:28]:<28} {banded(mastery.shown, mastery.low, mastery.high, scale)} {numbers}"
