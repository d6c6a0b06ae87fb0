"""Cuts a note into the units that are merged: lines, and whole fenced blocks, since half of a program is none."""

import re
from collections.abc import Iterator, Sequence

_FENCE = re.compile(r"(?P<prefix>(?:> ?)*)[ \t]*(?P<ticks>`{3,}|~{3,})(?P<info>[^`]*)$")


def units(text: str) -> tuple[str, ...]:
    """The units of ``text``; joined with line breaks they are ``text`` again. An unclosed fence is mere lines."""
    lines = text.split("\n")
    found: list[str] = []
    at = 0
    while at < len(lines):
        end = _fence_end(lines, at)
        found.append("\n".join(lines[at:end]))
        at = end
    return tuple(found)


def _fence_end(lines: Sequence[str], at: int) -> int:
    """Index after the fenced block that opens at ``at``; ``at + 1`` when none does or it is never closed."""
    opened = _FENCE.match(lines[at])
    if not opened:
        return at + 1
    closing = re.compile(
        rf"{re.escape(opened['prefix'].rstrip())} ?[ \t]*{opened['ticks'][0]}{{{len(opened['ticks'])},}}\s*$"
    )
    for i in range(at + 1, len(lines)):
        if closing.match(lines[i]):
            return i + 1
        if not lines[i].startswith(opened["prefix"].rstrip()):
            break
    return at + 1


def is_fenced(unit: str) -> bool:
    """True for a whole fenced block."""
    return "\n" in unit


def is_heading(unit: str) -> bool:
    """True for a heading that stands at the left edge."""
    return re.match(r"#{1,6} ", unit) is not None


def says_nothing(unit: str) -> bool:
    """True for a unit without a letter, digit or any other mark than a quote's."""
    return not unit.strip("> \t\r\n-|:")


def ticked(text: str) -> Iterator[tuple[str, str]]:
    """Each ticked task: the line as it would be unticked, and as it is."""
    for line in text.split("\n"):
        box = re.match(r"((?:> ?)*\s*[-*+] )\[([^ \]])\](.*)", line)
        if box:
            yield f"{box[1]}[ ]{box[3]}", line
