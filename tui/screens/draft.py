"""Reads a section that is proved, while the others are still being made."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from probatum.book import cited
from probatum.notes import Claim, SectionNotes
from probatum.tools.markdown.escape import fence
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.note.markdown import NoteMarkdown


class DraftScreen(Screen[None]):
    """One section."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "dismiss", "Back")]

    def __init__(self, notes: SectionNotes) -> None:
        super().__init__()
        self._notes = notes

    def compose(self) -> ComposeResult:
        """Its statements and its code with what it printed."""
        with VerticalScroll():
            yield NoteMarkdown(as_markdown(self._notes))
        yield KeyLine()


def as_markdown(notes: SectionNotes) -> str:
    """A section in short; the note in the vault holds all of it."""
    lines = [f"## {notes.heading}"]
    for snippet in notes.snippets:
        lines.append(fence(snippet.code, snippet.language))
        if snippet.proof:
            mark = "✓" if snippet.proof.good else "✗" if snippet.proof.verdict.ran else "–"
            lines.append(f"{mark} {snippet.proof.verdict} {snippet.proof.reason}".rstrip())
            if snippet.proof.output and snippet.proof.output.text:
                lines.append(fence(snippet.proof.output.text, "text"))
    lines.append("\n".join(f"- {_line(claim)}" for claim in (*notes.happening, *notes.mistakes)))
    return "\n\n".join(lines)


def _line(claim: Claim) -> str:
    pages = cited(item.label for item in claim.evidence)
    return " ".join(filter(None, (claim.text, pages and f"[{pages}]", claim.own and f"({claim.own})")))
