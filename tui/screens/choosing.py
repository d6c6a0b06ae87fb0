"""Asks which one of several things is meant."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList

from probatum.tui.widgets.key_line import KeyLine


class ChooseScreen(ModalScreen[int | None]):
    """Its result is the place of what was chosen; None when the reader left."""

    CSS_PATH = "choosing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]

    def __init__(self, title: str, things: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._things = things

    def compose(self) -> ComposeResult:
        """One line each."""
        choices = OptionList(*(Content(thing) for thing in self._things))
        choices.border_title = self._title
        yield choices
        yield KeyLine()

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_leave(self) -> None:
        """Leaves without a choice."""
        self.dismiss(None)
