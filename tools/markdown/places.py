"""Where a note lies: what a link in it can lead to, seen from its folder, its vault and its project."""

import functools
import os
from dataclasses import dataclass
from pathlib import Path

VAULT_MARKS = (".obsidian", ".probatum")
PROJECT_MARKS = (".git", "pyproject.toml", "setup.py", "PKG-INFO", "package.json", "mkdocs.yml")
MOST_FILES = 200_000


@dataclass(frozen=True)
class Place:
    """The surroundings of a note."""

    folder: Path
    vault: Path | None = None
    project: Path | None = None
    shipped: bool = False
    """True within an unpacked distribution, which holds a part of its project's files."""

    @classmethod
    def of(cls, path: Path) -> "Place":
        """The surroundings of the file at ``path``."""
        folder = path.resolve().parent
        above = (folder, *folder.parents)
        vault = next((f for f in above if any((f / mark).is_dir() for mark in VAULT_MARKS)), None)
        project = next((f for f in above if any((f / mark).exists() for mark in PROJECT_MARKS)), None)
        shipped = any((f / "PKG-INFO").exists() for f in above)
        return cls(folder, vault, project, shipped)

    def has(self, target: str) -> bool:
        """True when a file or folder stands at ``target``, looked for as Obsidian and code hosts do."""
        if target.startswith("/"):
            roots = [root for root in (self.vault, self.project) if root]
            return any(_exists(root / target.lstrip("/")) for root in roots)
        bases = [self.folder, *([self.vault] if self.vault else [])]
        if any(_exists(base / target) or _exists(base / f"{target}.md") for base in bases):
            return True
        return self.vault is not None and target.rsplit("/", 1)[-1].casefold() in _names(self.vault)

    def outside(self, target: str) -> bool:
        """True when a relative ``target`` leaves the project: a page of the code host, not a file."""
        root = self.project or self.vault
        return root is not None and not Path(os.path.normpath(self.folder / target)).is_relative_to(root)


def _exists(path: Path) -> bool:
    """True for a file or folder; a device or pipe is nothing that a note shows."""
    try:
        return path.is_file() or path.is_dir()
    except (OSError, ValueError):
        return False


@functools.lru_cache(maxsize=4)
def _names(vault: Path) -> frozenset[str]:
    """Names of the vault's files in lower case; of notes also without ``.md``."""
    names: set[str] = set()
    for _, folders, files in os.walk(vault):
        folders[:] = [folder for folder in folders if not folder.startswith(".")]
        names.update(file.casefold() for file in files)
        names.update(file[:-3].casefold() for file in files if file.casefold().endswith(".md"))
        if len(names) > MOST_FILES:
            break
    return frozenset(names)
