"""Shows something beside the reading, a page of the book or what came of a trial, and goes away again."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.note.markdown import NoteMarkdown


class PeekScreen(ModalScreen[None]):
    """Markdown in a box."""

    CSS_PATH = "peek.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "Back"),
        Binding("y", "copy", "Copy"),
    ]

    def __init__(self, text: str, folder: Path | None = None) -> None:
        super().__init__()
        self._text = text
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The text, scrolled by the arrow keys."""
        with VerticalScroll():
            yield NoteMarkdown(self._text, folder=self._folder)
        yield KeyLine()

    def action_copy(self) -> None:
        """Copies the text."""
        self.app.copy_to_clipboard(self._text)
        self.notify("Copied.")
