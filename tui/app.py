"""The app: its screens, its keys, its engine, and what it does when something breaks."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import WorkerFailed

from probatum.configs.loading import parse
from probatum.configs.settings import Settings, user_file
from probatum.errors import ProbatumError
from probatum.tui.engine import Engine
from probatum.tui.few_colours import FewColours
from probatum.tui.screens.keys import KeysScreen
from probatum.tui.screens.library import LibraryScreen
from probatum.tui.screens.progress import ProgressScreen
from probatum.tui.screens.settings import SettingsScreen
from probatum.tui.screens.today import TodayScreen
from probatum.tui.screens.too_small import TooSmallScreen
from probatum.tui.screens.welcome import WelcomeScreen
from probatum.tui.telling import tell

if TYPE_CHECKING:  # the engine's parts are imported by the engine, after the first frame
    from textual_image.widget._base import Image

    from probatum.tools.record import Record
    from probatum.workflows.overview import Overview

SMALLEST = (70, 22)
"""Columns and rows below which the app says what it needs."""


def wall_clock() -> datetime:
    """Now, in the reader's own time zone."""
    return datetime.now(UTC).astimezone()


class ProbatumApp(App[None]):
    """A study day on one screen."""

    TITLE = "Probatum"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual declares it
    MODES: ClassVar[dict[str, Any]] = {
        "today": TodayScreen,
        "library": LibraryScreen,
        "progress": ProgressScreen,
        "settings": SettingsScreen,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "switch_mode('today')", "Today", id="app.today", show=False),
        Binding("l", "switch_mode('library')", "Library", id="app.library", show=False),
        Binding("p", "switch_mode('progress')", "Progress", id="app.progress", show=False),
        Binding("comma", "switch_mode('settings')", "Settings", id="app.settings", show=False),
        Binding("question_mark,f1", "show_keys", "Keys", id="app.keys", show=False),
        Binding("q", "quit", "Quit", id="app.quit"),
    ]

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], datetime] = wall_clock,
        *,
        user: Path | None = None,
        drawer: "type[Image] | None" = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.now = now
        self.user_file = user or user_file()
        """Where the reader's settings are kept."""
        self.drawer = drawer
        """The widget that draws pictures; None where the terminal draws none."""
        self.passwords: dict[str, str] = {}
        """Of locked books, by their hash; they live as long as the app, and are written nowhere."""
        self.engine = Engine()
        self._few_colours = FewColours()
        self.fault: Exception | None = None
        """What broke, if anything did; whoever ran the app reports it."""
        self._record: Record | None = None

    def record(self) -> "Record":
        """The reader's record, opened when it is first wanted; for the engine's thread. Raises ProbatumError."""
        from probatum.tools.record import Record

        if self._record is None:
            self._record = Record.open(self.settings.record_url)
        return self._record

    async def look(self) -> "Overview":
        """Where the reader stands now. Raises ProbatumError when the record cannot be read."""

        async def read() -> "Overview":
            from probatum.workflows.overview import overview

            return overview(self.record(), self.now())

        return await self.engine.run(read)

    def on_mount(self) -> None:
        """Takes the reader's theme and keys, and opens on Today."""
        if self.settings.app.theme in self.available_themes:
            self.theme = self.settings.app.theme
        else:
            self.notify(f"No theme is called {self.settings.app.theme}; Ctrl-P lists them.", severity="warning")
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.set_keymap(self.settings.app.keys)
        self.switch_mode("today")
        self._welcome()

    @work(exclusive=True, group="welcome")
    async def _welcome(self) -> None:
        """Greets a reader who has no book yet, and does what they choose."""
        try:
            if (await self.look()).books:
                return
        except ProbatumError:
            return  # Today says it
        chosen = await self.push_screen_wait(WelcomeScreen(self.settings, self.engine))
        from probatum.tui.flows import add_from_disk, try_sample

        if chosen == "sample":
            await try_sample(self)
        elif chosen == "book":
            self.switch_mode("library")
            await add_from_disk(self)

    def set_setting(self, table: str, key: str, value: object) -> None:
        """Writes a setting to the user's file and takes it at once. Raises UsageError for a value it does not take."""
        from probatum.configs.changing import change

        change(self.user_file, table, {key: value}, vault=self.settings.vault)
        part = {key: value} if not table else {table: getattr(self.settings, table).model_dump() | {key: value}}
        self.settings = parse(self.settings.model_dump() | part, str(self.user_file))
        self.theme = self.settings.app.theme

    def _keep_theme(self, theme: Theme) -> None:
        """A theme chosen in the palette is there again tomorrow."""
        if theme.name != self.settings.app.theme:
            try:
                self.set_setting("app", "theme", theme.name)
            except (OSError, ProbatumError) as error:
                self.notify(f"The theme was not kept: {error}", severity="warning", markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and one for terminals with few colours."""
        few = [self._few_colours] if self.console.color_system == "256" and not self.is_headless else []
        return [*super().get_line_filters(), *few]

    def on_resize(self, event: Resize) -> None:
        """Says what is needed where the terminal is too small; goes on as soon as it is not."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen(SMALLEST))
        elif not small and isinstance(self.screen, TooSmallScreen):
            self.screen.dismiss()

    def action_show_keys(self) -> None:
        """Lists the keys of this screen."""
        self.push_screen(KeysScreen(self.screen))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: Textual's own commands, a way to each place, and what the keys of this screen do."""
        yield from super().get_system_commands(screen)
        for name in self.MODES:
            yield SystemCommand(name.capitalize(), f"Go to {name}", partial(self.switch_mode, name))
        for _, binding, enabled, _ in screen.active_bindings.values():
            if enabled and binding.description and not binding.system:
                run = partial(screen.run_action, binding.action)
                yield SystemCommand(binding.description, f"Key {self.get_key_display(binding)}", run)

    def _handle_exception(self, error: Exception) -> None:
        """Says what could be foreseen, and goes on.

        Of all else the terminal is left as it was; in place of Textual's screenful, the command line writes a report.
        """
        if isinstance(error, WorkerFailed) and isinstance(error.error, ProbatumError):
            tell(self, error.error)
            return
        self.fault = self.fault or error
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    def on_unmount(self) -> None:
        """Stops what is under way; what is finished is kept."""
        self.engine.stop()
