"""Draws the lists of a note: one widget a line, its mark in the margin; a task can be ticked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markdown_it.token import Token
from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownBlock

BULLET = "• "


class NoteLine(MarkdownBlock):
    """The first paragraph of an item. Textual's own lists take four widgets for it, and four times as long."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"note-line--mark"}
    DEFAULT_CSS = "NoteLine > .note-line--mark { color: $text-primary; }"

    def __init__(self, markdown: Markdown, token: Token, inline: Token, mark: str) -> None:
        super().__init__(markdown, token)
        self.mark = mark
        self.styles.padding = (0, 1, 0, len(mark))
        self.build_from_token(inline)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The text with the mark before its first line."""
        strips = super().render_lines(crop)
        if crop.y == 0 and crop.x < len(self.mark) and strips:
            style = next(iter(strips[0]), Segment("")).style or self.rich_style
            ink = self.get_component_rich_style("note-line--mark", partial=True)
            mark = Strip([Segment(self.mark[crop.x :], style + ink)], len(self.mark) - crop.x)
            strips[0] = Strip.join([mark, strips[0].crop(mark.cell_length)])
        return strips


class NoteTask(NoteLine, can_focus=True):
    """A line with a box. Space, Enter or a click ask for a tick; whoever keeps the note answers with ``tick``."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "tick", "Tick", key_display="space")]
    DEFAULT_CSS = "NoteTask:focus { background: $accent 20%; }"

    @dataclass
    class Ticked(Message):
        """The reader wants the box turned."""

        task: "NoteTask"

    @property
    def line(self) -> int:
        """0-based line of the task in the text that is shown."""
        return self.source_range[0]

    def tick(self, ticked: bool) -> None:
        """Shows the box as it now stands in the note."""
        self.mark = box(ticked)
        self.refresh()

    def action_tick(self) -> None:
        """Turns the box; the note keeps it."""
        self.post_message(self.Ticked(self))

    def on_click(self) -> None:
        """A click turns the box too."""
        self.action_tick()


class NoteList(MarkdownBlock):
    """A list with bullets or numbers; what stands in an item below its first paragraph is set under it."""

    DEFAULT_CSS = "NoteList { margin: 0 0 1 0; } NoteLine > NoteList { margin: 0; }"

    def compose(self) -> ComposeResult:
        """The items one below the other."""
        numbered = self._token.type == "ordered_list_open"
        first = int(self._token.attrGet("start") or 1)
        width = len(f"{first + len(self._blocks) - 1}. ")
        for number, item in enumerate(self._blocks, first):
            yield from _lines(item, f"{number}. ".rjust(width) if numbered else BULLET)
        self._blocks.clear()


def box(ticked: bool) -> str:
    """The mark of a task."""
    return "☑ " if ticked else "☐ "


def _lines(item: MarkdownBlock, mark: str) -> Iterator[MarkdownBlock]:
    """The item's first paragraph with its mark, and all else a step to the right."""
    first = item._blocks[0]._inline_token if item._blocks else None
    if first is not None and item._blocks[0].name == "paragraph_open":
        block = item._blocks.pop(0)
        if "ticked" in first.meta:
            yield NoteTask(block._markdown, block._token, first, box(first.meta["ticked"]))
        else:
            yield NoteLine(block._markdown, block._token, first, mark)
    for block in item._blocks:
        block.styles.margin = (0, 0, 0, len(mark))
        yield block
