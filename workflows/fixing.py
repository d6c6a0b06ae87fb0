"""Mends a note's file: shows the difference first, and writes it beside the file or in its place."""

import difflib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from probatum.errors import UsageError
from probatum.tools.markdown.mending import mended
from probatum.tools.markdown.places import Place
from probatum.tools.vault.files import write_file
from probatum.workflows.source import read_text


class Fix(NamedTuple):
    """What mending changes."""

    path: Path
    """Where it is to be written."""
    text: str
    difference: tuple[str, ...]
    """As ``diff -u`` tells it; empty when there is nothing to mend."""

    def write(self) -> None:
        """Writes the mended file, whole or not at all. Raises ProbatumError when that fails."""
        write_file(self.path, self.text)


Repair = Callable[[str], Awaitable[str]]
"""Takes a note's text and gives it back with its failing snippets repaired."""


async def fix_of(path: Path, *, in_place: bool = False, repair: Repair | None = None) -> Fix:
    """What can be mended in the file at ``path``, and then repaired by ``repair``; nothing is written yet.

    Raises SourceError when it cannot be read, UsageError for a notebook, or where a link lies in the way.
    """
    if path.suffix == ".ipynb":
        raise UsageError("--fix mends Markdown, not notebooks.", "Leave --fix away to see what falls short.")
    text, faults = read_text(path)
    better = mended(text, obsidian=Place.of(path).vault is not None)
    if repair is not None:
        better = await repair(better)
    target = path if in_place else path.with_name(f"{path.stem}.fixed{path.suffix or '.md'}")
    if target.is_symlink() and not in_place:
        raise UsageError(f"{target} is a link to another file, which would be overwritten.", "Remove the link first.")
    difference = list(
        difflib.unified_diff(text.splitlines(), better.splitlines(), str(path), str(target), n=0, lineterm="")
    )
    difference += [f"{path}: written as UTF-8"] if faults else []
    return Fix(target, better, tuple(difference))
