"""A note made by hand, the same on every machine, that holds all that a note can hold."""

from pathlib import Path

from probatum.tools.diagrams import to_mermaid
from probatum.tools.rendering.render import render_log
from tests.rendering import logs


def made_by_hand(folder: Path) -> Path:
    """Writes the note into a folder."""
    path = folder / "gears.md"
    text = render_log(logs.log(), logs.chapter(), mermaid=to_mermaid, bank=logs.bank())
    path.write_text(text, "utf-8")
    return path
