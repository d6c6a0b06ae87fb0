"""The field at the bottom of a conversation: Enter sends it, and code of many lines can be pasted into it."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.widgets import TextArea


class Prompt(TextArea):
    """A text area that grows with what is written, since an input field would keep a paste's first line only."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "Send", show=False),
        Binding("ctrl+j,shift+enter", "line", "New line", show=False),
        Binding("pageup", "screen.scroll(-1)", show=False),
        Binding("pagedown", "screen.scroll(1)", show=False),
    ]
    DEFAULT_CSS = """
    Prompt {
        height: auto;
        min-height: 3;
        max-height: 10;
        padding: 0 1;
        border: round $primary 60%;
        &:focus { border: round $primary; }
    }
    """

    @dataclass
    class Sent(Message):
        """The reader is done."""

        text: str

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, soft_wrap=True, compact=False)

    def on_key(self, event: Key) -> None:
        """Takes these keys in turn with the letters: a priority binding would be before those that still wait."""
        act = {"enter": self.action_send, "ctrl+j": self.action_line, "shift+enter": self.action_line}.get(event.key)
        if act is not None:
            event.prevent_default()
            event.stop()
            act()

    def action_send(self) -> None:
        """Hands the text over."""
        if text := self.text.strip():
            self.post_message(self.Sent(text))

    def action_line(self) -> None:
        """Begins a new line."""
        self.insert("\n")
