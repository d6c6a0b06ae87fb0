"""Asks for a line of text: a setting's new value, pages, a password."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from probatum.tui.widgets.key_line import KeyLine


class AskScreen(ModalScreen[str | None]):
    """Its result is the text; None when the reader left."""

    CSS_PATH = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]

    def __init__(self, question: str, value: str = "", example: str = "", *, secret: bool = False) -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._example = example
        self._secret = secret

    def compose(self) -> ComposeResult:
        """The question, a field, an example."""
        with Vertical():
            yield Label(self._question, markup=False)
            yield Input(self._value, password=self._secret)
            yield Label(self._example or "Enter takes it, Escape leaves.", classes="muted", markup=False)
        yield KeyLine()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Leaves all as it is."""
        self.dismiss(None)
