"""Cuts a note into the parts that are read one at a time, and writes back a tick or the reader's own words."""

import re
from dataclasses import dataclass
from pathlib import Path

from probatum.errors import SourceError
from probatum.tools.markdown.vault_files import write_file

_HEADING = re.compile(r"^(#{1,3}) +(.+?)\s*$")
_FENCE = re.compile(r"^\s*(?:> ?)*(```+|~~~+)")
_TASK = re.compile(r"^(\s*(?:> ?)*[-*+] \[)([ xX])(\] )")


@dataclass(frozen=True)
class NotePart:
    """A heading and what stands under it, up to the next heading of level one to three."""

    heading: str
    level: int
    line: int
    """0-based line of the heading in the file."""
    text: str


def parts_of(path: Path) -> tuple[NotePart, ...]:
    """The parts of the note, in order; parts that hold nothing are left out. Raises SourceError."""
    lines = _lines(path)
    starts: list[tuple[int, int, str]] = []
    fence = ""
    for i, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (found := _HEADING.match(line)):
            starts.append((i, len(found[1]), found[2]))
    ends = [i for i, _, _ in starts[1:]] + [len(lines)]
    parts = (
        NotePart(heading, level, start, "\n".join(lines[start:end]))
        for (start, level, heading), end in zip(starts, ends, strict=True)
    )
    return tuple(part for part in parts if part.text.count("\n") and part.text.split("\n", 1)[1].strip())


def tasks_of(part: NotePart) -> tuple[tuple[int, str], ...]:
    """The part's task boxes: line within the part, and its text."""
    lines = part.text.split("\n")
    return tuple((i, line[match.end() :]) for i, line in enumerate(lines) if (match := _TASK.match(line)))


def tick(path: Path, part: NotePart, line: int) -> bool:
    """Turns the box on a line of the part; True when it is now ticked. Raises SourceError, ProbatumError."""
    lines = _lines(path)
    place = part.line + line
    match = _TASK.match(lines[place]) if place < len(lines) else None
    if match is None:
        raise SourceError(f"{path} was changed meanwhile.", "Open it again.")
    ticked = match[2] == " "
    lines[place] = f"{match[1]}{'x' if ticked else ' '}{match[3]}{lines[place][match.end() :]}"
    write_file(path, "\n".join(lines))
    return ticked


def replace(path: Path, part: NotePart, text: str) -> None:
    """Puts the reader's words in the place of a part. Raises SourceError when the part was changed meanwhile."""
    whole = "\n".join(_lines(path))
    if whole.count(part.text) != 1:
        raise SourceError(f"{path} was changed meanwhile.", "Open it again; your words are still in the editor.")
    write_file(path, whole.replace(part.text, text))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read: {error}.", "Was it moved or renamed?") from None
