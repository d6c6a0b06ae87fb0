"""The app: its screens, its keys, its engine."""

from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from probatum.configs.settings import Settings
from probatum.tui.engine import Engine

MODES = ("today", "library", "quiz", "tutor", "progress", "settings")


class ProbatumApp(App[None]):
    """A study day on one screen."""

    TITLE = "Probatum"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-narrow"), (70, "-normal"), (110, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "open('today')", "Today", id="app.today"),
        Binding("l", "open('library')", "Library", id="app.library"),
        Binding("z", "open('quiz')", "Quiz", id="app.quiz"),
        Binding("u", "open('tutor')", "Tutor", id="app.tutor"),
        Binding("p", "open('progress')", "Progress", id="app.progress"),
        Binding("comma", "open('settings')", "Settings", id="app.settings"),
        Binding("question_mark", "toggle_help", "Keys", id="app.keys"),
        Binding("y", "copy_block", "Copy", show=False, id="app.copy"),
        Binding("q", "quit", "Quit", id="app.quit"),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.engine = Engine()

    def on_mount(self) -> None:
        """Takes the reader's keys and theme, then opens on Today."""
        self.set_keymap(dict(self.settings.app.keys))
        self.theme = self.settings.app.theme
        self.open_mode("today")

    def open_mode(self, name: str) -> None:
        """Shows one of the app's main screens; each is made when it is first opened."""
        self.switch_screen(self._screen(name)) if len(self.screen_stack) > 1 else self.push_screen(self._screen(name))

    def action_open(self, name: str) -> None:
        """Shows the screen, unless it is there."""
        if self.screen.name != name:
            while len(self.screen_stack) > 2:
                self.pop_screen()
            self.open_mode(name)

    def action_toggle_help(self) -> None:
        """The keys of this screen, beside it."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    def get_system_commands(self, screen: Screen[object]) -> "object":
        """The palette: Textual's own commands and a way to each screen."""
        yield from super().get_system_commands(screen)
        for name in MODES:
            yield SystemCommand(name.capitalize(), f"Go to {name}", partial(self.action_open, name))

    def on_unmount(self) -> None:
        """Stops what is under way."""
        self.engine.stop()

    def _screen(self, name: str) -> Screen[object]:
        raise NotImplementedError(name)
