"""The line at the top of what is opened from a place: where the reader is, and how it stands."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Label


class Crumb(Horizontal):
    """``what`` at the left and ``state`` at the right; where it is narrow, both are cut."""

    DEFAULT_CSS = """
    Crumb {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        #what { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        #state {
            width: auto; max-width: 62%; padding: 0 0 0 2; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    def __init__(self, what: str = "", state: str = "") -> None:
        super().__init__()
        self._what = Label(what, id="what", markup=False)
        self._state = Label(state, id="state", markup=False)

    def compose(self) -> ComposeResult:
        """Two labels."""
        yield self._what
        yield self._state

    def tell(self, what: str | None = None, state: str | None = None) -> None:
        """Changes either."""
        if what is not None:
            self._what.update(what)
        if state is not None:
            self._state.update(state)
