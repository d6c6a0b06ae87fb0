"""The parts of a note at the side, one line each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from probatum.tui.glyphs import bare

if TYPE_CHECKING:
    from probatum.workflows.reading import NotePart


class PartList(OptionList):
    """Headings, those of sections a step to the right."""

    DEFAULT_CSS = """
    PartList {
        width: 34;
        height: 1fr;
        border: none;
        border-right: solid $primary 40%;
        background: transparent;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &:focus { border: none; border-right: solid $accent; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "screen.scroll(1)", show=False),
        Binding("pageup", "screen.scroll(-1)", show=False),
    ]

    def show(self, parts: "Sequence[NotePart]", at: int) -> None:
        """Lists the parts, with the cursor on one."""
        self.clear_options()
        self.add_options([Option(Content("  " * max(0, part.level - 2) + bare(part.heading))) for part in parts])
        self.highlighted = at
