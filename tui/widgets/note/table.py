"""Draws a table of a note as one widget: a cell each, as Textual has it, takes a second for a long table."""

from rich import box
from rich.style import Style as RichStyle
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.style import Style
from textual.widgets import Static
from textual.widgets.markdown import MarkdownBlock

INLINE = {".strong": "bold", ".em": "italic", ".s": "bold underline", ".code_inline": "bold"}
"""What inline marks look like in a cell."""


class TableText(Static):
    """The table; a link in it is told to the table's block."""

    async def action_link(self, href: str) -> None:
        """Follows a link."""
        if isinstance(self.parent, NoteTable):
            await self.parent.action_link(href)


class NoteTable(MarkdownBlock):
    """Headers, a rule, rows; links can be clicked."""

    DEFAULT_CSS = """
    NoteTable { margin: 0 0 1 0; }
    """

    def compose(self) -> ComposeResult:
        """One picture of all cells."""
        header, *rows = [row._blocks for part in self._blocks for row in part._blocks]
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
        for block in header:
            table.add_column(_cell(block._content), overflow="fold")
        for row in rows:
            table.add_row(*(_cell(block._content) for block in row))
        self._blocks.clear()
        yield TableText(table)


def _cell(content: Content) -> Text:
    text = Text(content.plain)
    for start, end, style in content.spans:
        text.stylize(_ink(style), start, end)
    return text


def _ink(style: Style | str) -> RichStyle | str:
    if isinstance(style, Style):
        return style.rich_style + RichStyle(underline=True)
    return INLINE.get(style, "")
