"""Code or output that is written over several lines: the answer to a question on code."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea


class AnswerCode(TextArea):
    """Starts with what is to be mended; F2 hands it over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "answer", "Answer", key_display="f2"),
        Binding("escape", "screen.leave", show=False, priority=True),  # a text area would only let the focus go
    ]
    DEFAULT_CSS = """
    AnswerCode {
        height: auto;
        max-height: 100%;
        padding: 0;
        border: round $primary 60%;
        &:focus { border: round $primary; }
    }
    """

    @dataclass
    class Answered(Message):
        """The reader is done."""

        text: str

    def __init__(self) -> None:
        super().__init__(soft_wrap=False, show_line_numbers=True, tab_behavior="indent", compact=False)

    def offer(self, text: str) -> None:
        """Opens on a text."""
        self.disabled = False
        self.text = text

    def action_answer(self) -> None:
        """Hands the text over."""
        if self.text.strip():
            self.post_message(self.Answered(self.text))
