"""The app: its screens, its keys, its engine."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from typing import Any, ClassVar

from probatum.tui.screens.progress import ProgressScreen
from probatum.tui.screens.settings import SettingsScreen
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from probatum.configs.settings import Settings
from probatum.tools.record import Record
from probatum.tui.engine import Engine
from probatum.tui.screens.library import LibraryScreen
from probatum.tui.screens.today import TodayScreen
from probatum.workflows.overview import Overview, overview

SMALLEST = (60, 20)
"""Columns and rows below which the app says what it needs."""


class ProbatumApp(App[None]):
    """A study day on one screen."""

    TITLE = "Probatum"
    CSS_PATH = "app.tcss"
    MODES: ClassVar[dict[str, Any]] = {
        "today": TodayScreen,
        "library": LibraryScreen,
        "progress": ProgressScreen,
        "settings": SettingsScreen,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "switch_mode('today')", "Today", id="app.today"),
        Binding("l", "switch_mode('library')", "Library", id="app.library"),
        Binding("p", "switch_mode('progress')", "Progress", id="app.progress"),
        Binding("comma", "switch_mode('settings')", "Settings", id="app.settings", show=False),
        Binding("question_mark", "toggle_help", "Keys", id="app.keys"),
        Binding("q", "quit", "Quit", id="app.quit"),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.engine = Engine()
        self._record: Record | None = None

    @property
    def record(self) -> Record:
        """The reader's record, opened when it is first wanted."""
        if self._record is None:
            self._record = Record.open(self.settings.record_url)
        return self._record

    def on_mount(self) -> None:
        """Takes the reader's theme and keys, and opens on Today."""
        self.theme = self.settings.app.theme
        self.set_keymap(self.settings.app.keys)
        self.switch_mode("today")

    async def look(self) -> Overview:
        """Where the reader stands now."""

        async def read() -> Overview:
            return overview(self.record, datetime.now(UTC).astimezone())

        return await self.engine.run(read)

    def action_toggle_help(self) -> None:
        """Shows or hides the keys of this screen."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: Textual's own commands, and a way to each screen."""
        yield from super().get_system_commands(screen)
        for name in self.MODES:
            yield SystemCommand(name.capitalize(), f"Go to {name}", partial(self.switch_mode, name))

    def on_unmount(self) -> None:
        """Stops what is under way; what is finished is kept."""
        self.engine.stop()
