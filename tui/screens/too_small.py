"""Says what the app needs, in a terminal that is too small for it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static


class TooSmallScreen(ModalScreen[None]):
    """Stands over everything until the terminal has grown; what goes on under it goes on."""

    CSS_PATH = "too_small.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "Quit")]

    def __init__(self, smallest: tuple[int, int]) -> None:
        super().__init__()
        self._smallest = smallest

    def compose(self) -> ComposeResult:
        """What is needed and what else there is."""
        yield Static("", markup=False)

    def on_resize(self) -> None:
        """Tells the size as it is now."""
        wide, high = self._smallest
        self.query_one(Static).update(
            f"Probatum needs {wide} × {high} characters; this terminal has {self.app.size.width} × "
            f"{self.app.size.height}.\n\nMake it larger or its letters smaller: nothing is lost meanwhile. "
            "q quits; every command works at any size: probatum --help"
        )
