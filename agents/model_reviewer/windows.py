"""Cuts a note, with what its snippets showed, into stretches that a model can look at whole."""

from collections.abc import Mapping, Sequence

from probatum.tools.markdown.note import QUOTATIONS, Note
from probatum.tools.models import tokens_of

WINDOW = 6000
"""Tokens of a note that are looked at in one call; models overlook things in longer texts."""
SHARE = 0.5
"""Of what a model takes, the part that a window may fill; the rest is for instructions and the reply."""
LONGEST_OUTPUT = 1200
"""Characters of a snippet's output that are shown."""

Line = tuple[int, str]
"""Number in the file, 0 for what a run showed, and the line as the model sees it."""


def windows(lines: Sequence[Line], room: int) -> list[list[Line]]:
    """The lines in stretches of at most ``room`` tokens, in order; a longer line stands alone."""
    found: list[list[Line]] = []
    used = 0
    for line in lines:
        size = tokens_of(line[1]) + 1
        if not found or used + size > room:
            found.append([])
            used = 0
        found[-1].append(line)
        used += size
    return [window for window in found if any(text.partition("|")[2].strip() for _, text in window)]


def numbered(note: Note, shown: Mapping[int, str]) -> list[Line]:
    """The note's own words; what it quotes is somebody else's. Outputs follow the code that showed them."""
    quoted = {n for c in note.callouts if c.type.lower() in QUOTATIONS for n in range(c.line, c.end + 1)}
    outputs = {fence.end: shown[fence.line] for fence in note.fences if shown.get(fence.line)}
    lines: list[Line] = []
    for number, text in enumerate(note.lines, 1):
        if number not in quoted:
            lines.append((number, f"{number}| {text}"))
        if number in outputs:
            lines += [(0, f"run| {line}") for line in outputs[number][:LONGEST_OUTPUT].splitlines()]
    return lines
