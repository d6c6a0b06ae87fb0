"""Finds what lies in a vault: notes by the ids in their properties, wherever the reader moved them, and books."""

import hashlib
import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

HEAD_BYTES = 16_384
"""Properties are looked for in so much of a note's beginning."""


class VaultIndex:
    """One look at a vault's files; hidden folders are none of its business."""

    def __init__(self, root: Path) -> None:
        """Nothing is read until it is asked for."""
        self._root = root

    @cached_property
    def _files(self) -> list[Path]:
        return sorted(_visible(self._root))

    @cached_property
    def _ids(self) -> dict[tuple[str, str], Path]:
        found: dict[tuple[str, str], Path] = {}
        for path in self._files:
            if path.suffix == ".md":
                for name, value in _ids_of(path):
                    found.setdefault((name, value), path)
        return found

    def note_of(self, name: str, value: str) -> Path | None:
        """The note whose property ``name`` (``chapter_id`` or ``concept_id``) is ``value``."""
        return self._ids.get((name, value))

    def note_called(self, stem: str) -> Path | None:
        """The note of that name, in any folder."""
        return self.file_called(f"{stem}.md")

    def file_called(self, name: str) -> Path | None:
        """The file of that name, in any folder; capitals do not count, as in wiki-links."""
        return next((path for path in self._files if path.name.casefold() == name.casefold()), None)

    def book(self, name: str, sha256: str) -> str:
        """Path of that very PDF as seen from the vault's root; empty when it is not in the vault."""
        for path in self._files:
            if path.name == name and _sha256(path) == sha256:
                return path.relative_to(self._root).as_posix()
        return ""


def _visible(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(where, name) for name in names if not name.startswith("."))


def _ids_of(path: Path) -> Iterator[tuple[str, str]]:
    try:
        with path.open("rb") as file:
            start = file.read(HEAD_BYTES).decode("utf-8", "replace")
    except OSError:
        return
    head = re.match(r"---\s*\n(.*?)\n---", start, re.DOTALL)
    if head:
        yield from re.findall(r"^(chapter_id|concept_id):[ \t]*[\"']?(.+?)[\"']?[ \t]*$", head[1], re.MULTILINE)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
