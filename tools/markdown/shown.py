"""Finds the output that a note shows below a block of code, and how sure that is."""

import re
from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

from probatum.tools.markdown.fences import Fence
from probatum.tools.markdown.note import Note
from probatum.tools.wording import among

OUTPUTS = frozenset({"text", "output", "txt", "plain", "plaintext", "stdout", "none", "expected-output", "testoutput"})
NAMED = frozenset({"output", "expected-output", "stdout"})
"""Languages that say that it is output."""
ANNOUNCED = re.compile(
    r"\b(?:outputs?|prints?(?: out)?|printed|displays|shows|results? in)\b[^.!?`]{0,30}:?\s*$"
    rf"|^>?\s*✅ (?:{among('ran')}): (?:{among('verdict_pass')})",
    re.IGNORECASE,
)
HINTED = re.compile(
    r"\b(?:gives?|yields?|returns?|produces?|results?|is|are|get|see|like this|looks? like)\b[^.!?`]{0,30}:?\W*$",
    re.IGNORECASE,
)
"""What may announce output, and other things as well."""
RAISED = re.compile(rf"✅ (?:{among('ran')}): (?:{among('verdict_expected_error')})\b.*?\bRaises (\w+)")
ANOTHER = "[!example]"
"""Begins what has nothing to do with the code above it."""
NEAR = 3
"""Lines of text between code and the block that shows its output; with blank ones at most FARTHEST."""
FARTHEST = 10


class Shown(NamedTuple):
    """What is shown below a block of code."""

    output: str = ""
    sure: bool = True
    """False when nothing calls it output: it then counts only if it resembles what came."""
    raised: str = ""
    """The exception that the note says was raised."""


def shown_after(fence: Fence, note: Note) -> Shown:
    """The output that the note shows for a block, by the words and the language of what follows."""
    other = next(iter(note.fences[bisect(note.fences, fence.line, key=_line) :][:1]), None)
    end = min(other.line - 1 if other else len(note.lines), fence.end + FARTHEST)
    said = [bare for line in note.lines[fence.end : end] if (bare := line.lstrip("> \t").rstrip())]
    raised = _raised(said[:NEAR])
    if any(line.casefold().startswith(ANOTHER) for line in said):
        return Shown(raised=raised)
    if other is None or other.language not in {*OUTPUTS, ""} or len(said) > NEAR or other.line - fence.end > FARTHEST:
        return Shown(raised=raised)
    if other.language in NAMED or (said and ANNOUNCED.search(said[-1])):
        return Shown(other.code, raised=raised)
    return Shown(other.code if not said or HINTED.search(said[-1]) else "", sure=False, raised=raised)


def _line(fence: Fence) -> int:
    return fence.line


def _raised(lines: Sequence[str]) -> str:
    return next((found[1] for line in lines if (found := RAISED.search(line))), "")
