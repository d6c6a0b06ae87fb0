"""The parts of a note at the side, a line each: its heading, how its code was tried, which tasks are open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from probatum.tui.glyphs import bare
from probatum.workflows.reading import state_of

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

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._parts: list[NotePart] = []

    def show(self, parts: "Sequence[NotePart]", at: int) -> None:
        """Lists the parts, with the cursor on one."""
        self._parts = list(parts)
        self.clear_options()
        self.add_options([Option(self._line(part)) for part in parts])
        self.highlighted = at

    def mark(self, place: int, part: "NotePart") -> None:
        """A part's state has changed."""
        self._parts[place] = part
        self.replace_option_prompt_at_index(place, self._line(part))

    def on_resize(self) -> None:
        """The marks stay at the right."""
        for place, part in enumerate(self._parts):
            self.mark(place, part)

    def _line(self, part: "NotePart") -> Content:
        """``1.2 Heading   ✗ ☐ 3``: the heading gives way, the marks do not."""
        state = state_of(part)
        trial = ("✗", "bold") if state.failed else ("✓" if state.passed else " ", "")
        tasks = f"☐{state.open_tasks:>2}" if state.open_tasks else "   "
        room = max(8, self.scrollable_content_region.width - len(tasks) - 3)
        heading = "  " * max(0, part.level - 2) + bare(part.heading)
        shown = heading if cell_len(heading) <= room else f"{heading[: room - 1]}…"
        return Content.assemble(set_cell_size(shown, room), " ", trial, " ", (tasks, "$text-muted"))
