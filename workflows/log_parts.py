"""Adds to one of the reader's own parts of a log; every word that stands there stays."""


def with_added(note: str, heading: str, text: str, placeholder: str = "") -> str:
    """The note with ``text`` at the end of the part under ``heading``; where there is none, at the end of the note.

    A line that begins with ``placeholder`` stood there for want of anything else, and goes.
    """
    lines = note.split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip() == heading), None)
    if start is None:
        return f"{note.rstrip()}\n\n{heading}\n\n{text}\n"
    end = next((i for i in range(start + 1, len(lines)) if lines[i].startswith("## ")), len(lines))
    kept = [line for line in lines[start:end] if not (placeholder and line.startswith(placeholder))]
    before, after = "\n".join(lines[:start] + kept).rstrip("\n"), "\n".join(lines[end:])
    return f"{before}\n\n{text}\n\n{after}" if after else f"{before}\n\n{text}\n"


def with_replaced(note: str, opening: str, text: str) -> str | None:
    """The note with ``text`` in place of the quoted block that begins with ``opening``; None when there is none."""
    lines = note.split("\n")
    start = next((i for i, line in enumerate(lines) if line.startswith(opening)), None)
    if start is None:
        return None
    end = next((i for i in range(start, len(lines)) if not lines[i].startswith(">")), len(lines))
    return "\n".join([*lines[:start], *text.split("\n"), *lines[end:]])
