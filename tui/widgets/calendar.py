"""The days: how much was answered on those gone by, and what is to be reviewed on those to come."""

from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from probatum.tui.drawing import heat_map

if TYPE_CHECKING:
    from probatum.workflows.overview import Overview

WEEKS = 52
"""Most weeks of the map of days."""
DAYS_AHEAD = 7


class Calendar(Horizontal):
    """Two boxes side by side."""

    DEFAULT_CSS = """
    Calendar {
        height: 9;
        & > Static { width: 1fr; height: 9; padding: 0 1; border: round $primary 50%; border-title-color: $text-muted; }
        & > #days { color: $text-success; }
    }
    """

    days = getters.query_one("#days", Static)
    ahead = getters.query_one("#ahead", Static)

    def __init__(self) -> None:
        super().__init__()
        self._seen: Overview | None = None

    def compose(self) -> ComposeResult:
        """Nothing is known yet."""
        yield Static("", id="days", markup=False)
        yield Static("", id="ahead", markup=False)

    def on_mount(self) -> None:
        """Names the boxes."""
        self.days.border_title = "days"
        self.ahead.border_title = "reviews to come"

    def show(self, seen: "Overview") -> None:
        """Draws them anew."""
        self._seen = seen
        self._draw()

    def on_resize(self) -> None:
        """As many weeks as there is room for now; none was known while it was hidden."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        if self._seen is not None:
            self.days.update(_days(self._seen, self.days.size.width))
            self.ahead.update(_ahead(self._seen))


def _days(seen: "Overview", width: int) -> str:
    weeks = max(4, min(WEEKS, width - 4))
    return "\n".join(heat_map(seen.days, seen.at.date(), weeks)) if seen.days else "No answer yet."


def _ahead(seen: "Overview") -> str:
    lines = [f"{day.day:%a %d %b}  {'▇' * min(day.concepts, 8)} {day.concepts}" for day in seen.ahead[:DAYS_AHEAD]]
    return "\n".join(lines) or "Nothing is planned:\ntake a quiz first."
