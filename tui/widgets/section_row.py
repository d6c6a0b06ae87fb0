"""A section that is being made: its state, its heading, and a mark for each snippet that was tried."""

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from probatum.proof import Verdict

MARKS: dict[str, str] = {
    "waiting": "·",
    "drafting": "✎",
    "running": "▸",
    "repairing": "↺",
    "fell back": "⤓",
    "proved": "✓",
}


class SectionRow(Static, can_focus=True):
    """One row."""

    DEFAULT_CSS = """
    SectionRow {
        height: 1;
        padding: 0 1;
        &:focus { background: $primary 20%; }
    }
    """
    COLOURS: ClassVar[dict[str, str]] = {
        "proved": "$text-success",
        "repairing": "$text-warning",
        "fell back": "$text-warning",
    }
    state: reactive[str] = reactive("waiting")

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading
        self._verdicts: list[Verdict] = []
        self.fell_back = False
        """True when the model failed here: the row says so to the end."""

    def add_verdict(self, verdict: Verdict) -> None:
        """A snippet of this section was tried."""
        self._verdicts.append(verdict)
        self.refresh()

    def render(self) -> Content:
        """``✓ proved     Heading      ✓✓✗``; never by colour alone."""
        style = self.COLOURS.get(self.state, "dim")
        verdicts = "".join("✓" if v.good else "✗" if v.ran else "–" for v in self._verdicts)
        own = "  in the book's own words" if self.fell_back else ""
        room = max(10, self.size.width - 16 - cell_len(verdicts + own))
        heading = self._heading if cell_len(self._heading) <= room else self._heading[: room - 1] + "…"
        return Content.assemble(
            (f"{MARKS.get(self.state, ' ')} {self.state:<11}", style),
            heading,
            (f"  {verdicts}", "dim"),
            (own, "$text-warning"),
        )
