"""A number that stands out, with what it counts."""

from textual.content import Content
from textual.widgets import Static


class Tile(Static):
    """``what`` is counted; a bar may stand beside the number."""

    DEFAULT_CSS = """
    Tile {
        width: 1fr;
        height: 3;
        padding: 0 1;
        border: round $primary 50%;
        border-title-color: $text-muted;
    }
    """

    def __init__(self, what: str, *, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__("·", id=id)
        self.border_title = what

    def show(self, number: str, drawn: str = "") -> None:
        """Changes the number."""
        self.update(Content.assemble((number, "bold"), (f"  {drawn}" if drawn else "", "$text-success")))
