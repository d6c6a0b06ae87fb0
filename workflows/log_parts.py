"""Adds to one of the reader's own parts of a log; every word that stands there stays."""

from collections.abc import Sequence

from probatum.tools.merging.properties import language_of
from probatum.tools.rendering.parts import Part, heading, part_of


def with_added(note: str, part: Part, text: str, placeholders: Sequence[str] = ()) -> str:
    """The note with ``text`` at the end of that part; where there is none, at the end of the note.

    A line that begins with one of the ``placeholders`` stood there for want of anything else, and goes.
    """
    lines = note.split("\n")
    start = next((i for i, line in enumerate(lines) if part_of(line.strip()) is part), None)
    if start is None:
        return f"{note.rstrip()}\n\n{heading(part, language_of(note))}\n\n{text}\n"
    end = next((i for i in range(start + 1, len(lines)) if lines[i].startswith("## ")), len(lines))
    kept = [line for line in lines[start:end] if not line.startswith(tuple(placeholders))]
    before, after = "\n".join(lines[:start] + kept).rstrip("\n"), "\n".join(lines[end:])
    return f"{before}\n\n{text}\n\n{after}" if after else f"{before}\n\n{text}\n"


def with_replaced(note: str, openings: Sequence[str], text: str) -> str | None:
    """The note with ``text`` in place of the quoted block that begins with one of ``openings``; None without one."""
    lines = note.split("\n")
    start = next((i for i, line in enumerate(lines) if line.startswith(tuple(openings))), None)
    if start is None:
        return None
    end = next((i for i in range(start, len(lines)) if not lines[i].startswith(">")), len(lines))
    return "\n".join([*lines[:start], *text.split("\n"), *lines[end:]])
