"""Edits a part of a note in place."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea


class PartEditor(TextArea):
    """Markdown as it stands in the file."""

    DEFAULT_CSS = "PartEditor { height: 1fr; display: none; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "save", "Save"),
        Binding("escape", "leave", "Leave"),
    ]

    @dataclass
    class Saved(Message):
        """The reader is done."""

        text: str

    class Left(Message):
        """The reader wants no change."""

    def __init__(self) -> None:
        super().__init__(language="markdown", soft_wrap=True, id="editor")
        self._was = ""
        self._warned = False

    def begin(self, text: str) -> None:
        """Opens on a text."""
        self.text = self._was = text
        self._warned = False
        self.display = True
        self.move_cursor(self.document.end)
        self.focus()

    def action_save(self) -> None:
        """Hands the text over."""
        self.post_message(self.Saved(self.text))

    def action_leave(self) -> None:
        """Leaves; asks once when something was written."""
        if self.text != self._was and not self._warned:
            self._warned = True
            self.notify("F2 saves. Escape again throws away what you wrote.")
        else:
            self.post_message(self.Left())
