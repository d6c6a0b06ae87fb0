"""Holds what a session raised against the tracebacks that it shows."""

import re
from collections.abc import Sequence

from probatum.tools.sandbox.run import Raised

HEADER = re.compile(r"[ \t]*Traceback \(most recent call last\):")


def taken_out(promised: str, raised: Sequence[Raised]) -> tuple[str, Raised | None]:
    """What is left of the output that a session shows without its tracebacks, and the first exception not shown."""
    lines = promised.split("\n")
    for error in raised:
        last = next((place for place, line in enumerate(lines) if _names(line, error)), None)
        if last is None:
            return "\n".join(lines), error
        first = next((place for place in range(last, -1, -1) if HEADER.match(lines[place])), last)
        end = last + 1
        for said in error.message.split("\n")[1:]:
            end += end < len(lines) and lines[end].strip() == said.strip()
        del lines[first:end]
    return "\n".join(lines), None


def _names(line: str, error: Raised) -> bool:
    """True for the last line of a traceback: the type, maybe with its module, then the message."""
    return re.match(rf"[ \t]*(?:[\w.]+\.)?{re.escape(error.type)}(?::|[ \t]*$)", line) is not None
