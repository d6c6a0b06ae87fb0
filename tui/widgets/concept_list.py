"""Concepts with what is known of each, a line each; only what is on the screen is drawn, so thousands scroll as ten."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from probatum.tui.drawing import banded

if TYPE_CHECKING:
    from probatum.workflows.progress import Known

STATES = {"mastered": "✓", "not-yet": "✗", "not-enough-evidence": "?"}
NUMBERS = 16
"""Columns of the number and its band at the end of a line."""
NAME = (20, 48)
SCALE = (10, 50)
"""Fewest and most columns of a name, and of a scale."""


class ConceptList(ScrollView, can_focus=True):
    """Chapters as headings; a concept that was never asked about in brackets."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"heading", "mastered", "not-yet", "not-enough-evidence"}
    DEFAULT_CSS = """
    ConceptList {
        height: 1fr;
        min-height: 6;
        overflow-x: hidden;
        & > .heading { color: $text-accent; text-style: bold; }
        & > .mastered { color: $text-success; }
        & > .not-yet { color: $text-warning; }
        & > .not-enough-evidence { color: $foreground-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="concepts")
        self._lines: list[str | Known] = []

    def show(self, concepts: "tuple[Known, ...]") -> None:
        """Takes the concepts in the order given."""
        self._lines = list(_under_headings(concepts))
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A heading or a concept."""
        at, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        ground = self.rich_style
        if at >= len(self._lines):
            return Strip.blank(width, ground)
        line = self._lines[at]
        if isinstance(line, str):
            text, ink = line, self._ink("heading")
        else:
            text, ink = drawn(line, width), self._ink(line.mastery.state.value)
        return Strip([Segment(text, ground + ink)]).adjust_cell_length(width, ground)

    def _ink(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)


def drawn(known: "Known", width: int) -> str:
    """``✓ name   ····───●──··  72% (55–86)``; its columns fill the width, as far as that reads well.

    Where too little was answered the band stands alone.
    """
    mastery = known.mastery
    name = f"({known.name})" if mastery.inferred else known.name
    room = max(NAME[0], min(NAME[1], width // 3))
    scale = max(SCALE[0], min(SCALE[1], width - room - NUMBERS - 5))
    shown = name if len(name) <= room else f"{name[: room - 1]}…"
    number = "" if mastery.state.value == "not-enough-evidence" else f"{mastery.shown:.0%}"
    numbers = f"{number:>4} ({100 * mastery.low:.0f}–{100 * mastery.high:.0f})"
    mark = STATES[mastery.state.value]
    bar = banded(mastery.shown, mastery.low, mastery.high, scale)
    return f"{mark} {set_cell_size(shown, room)} {bar} {numbers}"


def _under_headings(concepts: "tuple[Known, ...]") -> "Iterator[str | Known]":
    before = None
    for known in concepts:
        here = "never asked, read off their neighbours" if known.mastery.inferred else _where(known)
        if here != before:
            yield from ("", here) if before is not None else (here,)
            before = here
        yield known


def _where(known: "Known") -> str:
    return " · ".join(filter(None, (known.chapter, known.book))) or "elsewhere"
