"""Asks for a book: its path typed, pasted or dragged in, or picked from the folders."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import DirectoryTree, Input, Label


class PdfTree(DirectoryTree):
    """Folders and the PDFs in them; what is hidden stays so."""

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Drops all else."""
        return [p for p in paths if not p.name.startswith(".") and (p.suffix.lower() == ".pdf" or p.is_dir())]


class AddBookScreen(ModalScreen[str]):
    """Its result is a path; empty when the reader left."""

    CSS_PATH = "add_book.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]

    path = getters.query_one("#path", Input)

    def __init__(self, suggested: str = "") -> None:
        super().__init__()
        self._suggested = suggested

    def compose(self) -> ComposeResult:
        """A field, and the folders under it."""
        with Vertical():
            yield Label("Path of a PDF: paste it, drag the file here, or Tab to pick it below", markup=False)
            yield Input(self._suggested, id="path")
            yield PdfTree(Path.home())
            yield Label("Enter takes it, Escape leaves.", classes="muted")

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        self.dismiss(cleaned(event.value))

    @on(DirectoryTree.FileSelected)
    def _pick(self, event: DirectoryTree.FileSelected) -> None:
        self.dismiss(str(event.path))

    def action_leave(self) -> None:
        """Leaves without a book."""
        self.dismiss("")


def cleaned(typed: str) -> str:
    """The path without what terminals put around one that is dragged in: quotes, escaped blanks, ``file://``."""
    from urllib.parse import unquote

    path = typed.strip().strip("'\"")
    if path.startswith("file://"):
        return unquote(path.removeprefix("file://"))
    return path.replace("\\ ", " ")
