"""Shows a picture of a note where the terminal draws pictures; else its caption, which opens it elsewhere."""

from pathlib import Path

from markdown_it.token import Token
from textual.app import ComposeResult
from textual.content import Content
from textual.style import Style
from textual.widgets import Markdown, Static
from textual.widgets.markdown import MarkdownBlock

from probatum.tui.pictures import pictured


class Caption(Static):
    """The words under a picture; a click opens it."""


class NotePicture(MarkdownBlock):
    """A picture on a line of its own."""

    DEFAULT_CSS = """
    NotePicture {
        margin: 0 0 1 0;
        & > .picture { width: auto; max-width: 100%; height: auto; max-height: 24; }
    }
    """

    def __init__(self, markdown: Markdown, token: Token, folder: Path | None) -> None:
        super().__init__(markdown, token)
        self._file = str(token.attrGet("src"))
        self._caption = token.content
        self._path = folder / self._file if folder else None

    def compose(self) -> ComposeResult:
        """The picture, where it can be drawn, above its caption."""
        drawn = pictured(self.app, self._path) if self._path else None
        if drawn is not None:
            yield drawn
        mark = "" if drawn is not None else "▣ "
        link = Style(underline=True) + Style.from_meta({"@click": f"link({f'picture:{self._file}'!r})"})
        yield Caption(Content(f"{mark}{self._caption}").stylize(link))
