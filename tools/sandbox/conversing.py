"""Holds what a session raised against the tracebacks that it shows."""

import builtins
import re
from collections.abc import Sequence

from probatum.tools.sandbox.run import Raised

HEADER = re.compile(r"[ \t|+-]*(?:Exception Group )?Traceback \(most recent call last\):")
GROUP = re.compile(r"[ \t]*[|+]")
"""How the lines of an exception group begin."""
LEAST_MESSAGE = 12
"""Characters of a message that are not there by chance."""


def taken_out(promised: str, raised: Sequence[Raised]) -> tuple[str, Raised | None]:
    """What is left of the output that a session shows without its tracebacks, and the first exception not shown."""
    lines = promised.split("\n")
    for error in raised:
        last = next((place for place, line in enumerate(lines) if _names(line, error)), None)
        if last is None:
            return "\n".join(lines), error
        first = next((place for place in range(last, -1, -1) if HEADER.match(lines[place])), last)
        end = last + 1
        while GROUP.match(lines[last]) and end < len(lines) and GROUP.match(lines[end]):
            end += 1
        for said in error.message.split("\n")[1:]:
            end += end < len(lines) and lines[end].strip() == said.strip()
        del lines[first:end]
    return "\n".join(lines), None


def _names(line: str, error: Raised) -> bool:
    """True for the last line of a traceback: the type, maybe with its module or by another name, then the message."""
    said = re.match(r"[ \t|]*(?:[\w.]+\.)?(\w+)(?::[ \t]*(.*)|[ \t]*$)", line)
    if said is None:
        return False
    message = error.message.split("\n")[0].strip()
    alias = said[1] in error.bases or not hasattr(builtins, said[1])
    return said[1] == error.type or (alias and len(message) >= LEAST_MESSAGE and (said[2] or "").strip() == message)
