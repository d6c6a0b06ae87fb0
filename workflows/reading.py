"""Cuts a note into the parts that are read one at a time; writes back a tick or the reader's own words."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from probatum.errors import SourceError
from probatum.tools.vault.files import write_file
from probatum.tools.wording import among

_HEADING = re.compile(r"^(#{1,3}) +(.+?)\s*$")
_FENCE = re.compile(r"^\s*(?:> ?)*(```+|~~~+)")
_TASK = re.compile(r"^(\s*(?:> ?)*[-*+] \[)([ xX])(\] )")
_PAGE = re.compile(r"^> \[!\w+\][+-]? (?P<title>.+)$")
_ANCHOR = re.compile(r"^\^(?P<name>[A-Za-z0-9-]+)\s*$")
_PICTURE = re.compile(r"!\[(?P<caption>[^\]]*)\]\((?P<file><[^>]+>|[^)\s]+)\)|!\[\[(?P<embed>[^\]|]+)(?:\|[^\]]*)?\]\]")
TRIED = re.compile(rf"^(?:> ?)+(?P<badge>✅|❌|⏸️) (?:{among('ran', 'unrun')})\b", re.MULTILINE)
"""The line below a snippet that says what came of it."""


@dataclass(frozen=True)
class NotePart:
    """A heading and what stands under it, up to the next heading of level one to three."""

    heading: str
    level: int
    line: int
    """0-based line of the heading in the file."""
    text: str


@dataclass(frozen=True)
class PartState:
    """How the part's code was tried, and what is left to do in it."""

    passed: int
    failed: int
    open_tasks: int


@dataclass(frozen=True)
class Page:
    """A page of the book as it was read, in a box with an anchor that statements lead to."""

    anchor: str
    title: str
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


def pages_of(part: NotePart) -> tuple[Page, ...]:
    """The pages whose text the part holds; empty for a part that is not an extract."""
    pages: list[Page] = []
    lines, start, title = part.text.split("\n"), 0, ""
    for i, line in enumerate(lines):
        if not title and (box := _PAGE.match(line)):
            start, title = i, box["title"]
        elif title and (anchor := _ANCHOR.match(line)):
            pages.append(Page(anchor["name"], title, "\n".join(lines[start:i])))
            title = ""
    return tuple(pages)


def page_labelled(path: Path, label: str) -> Page | None:
    """The page of the book with this printed number, where the note holds it. Raises SourceError."""
    pages = (page for part in parts_of(path) for page in pages_of(part))
    return next((page for page in pages if page.title.startswith(f"p. {label} ")), None)


def pictures_in(part: NotePart, note: Path) -> tuple[tuple[str, Path], ...]:
    """The part's pictures: caption, and the file, which may be missing."""
    found = []
    for match in _PICTURE.finditer(part.text):
        file = unquote(match["embed"] or match["file"].strip("<>"))
        if "://" not in file:
            caption = (match["caption"] or Path(file).name).rpartition("|")
            found.append((caption[0] or caption[2], note.parent / file))
    return tuple(found)


def state_of(part: NotePart) -> PartState:
    """What stands out in the part without reading it."""
    badges = [found["badge"] for found in TRIED.finditer(part.text)]
    boxes = [match[2] for line in part.text.split("\n") if (match := _TASK.match(line))]
    return PartState(passed=badges.count("✅"), failed=badges.count("❌"), open_tasks=boxes.count(" "))


def tick(path: Path, part: NotePart, line: int) -> bool:
    """Turns the box on a line of the part; True when it is now ticked. Raises SourceError, ProbatumError."""
    lines = _lines(path)
    place = part.line + line
    match = _TASK.match(lines[place]) if place < len(lines) else None
    if match is None or lines[place] != part.text.split("\n")[line]:
        raise SourceError(f"{path} was changed meanwhile.", "It is shown as it now is: try again.")
    ticked = match[2] == " "
    lines[place] = f"{match[1]}{'x' if ticked else ' '}{match[3]}{lines[place][match.end() :]}"
    write_file(path, "\n".join(lines))
    return ticked


def replace(path: Path, part: NotePart, text: str) -> None:
    """Puts the reader's words in the place of a part. Raises SourceError when the part was changed meanwhile."""
    whole = "\n".join(_lines(path))
    if whole.count(part.text) != 1:
        hint = "Copy your words out of the editor and leave it: the note is then shown as it now is."
        raise SourceError(f"{path} was changed meanwhile.", hint)
    write_file(path, whole.replace(part.text, text))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read: {error}.", "Was it moved or renamed?") from None
