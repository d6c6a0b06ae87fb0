"""Remembers on which rung of the ladder a model on a server gave JSON, from one run to the next."""

import json
import os
import tempfile
from pathlib import Path

from probatum.tools.models.line import Rung


class Rungs:
    """A small JSON file; losing it costs a few unpaid refusals."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = self._load()

    def of(self, server: str, name: str) -> Rung:
        """Where to start; the top when nothing is known."""
        return self._known.get(f"{server} {name}", Rung.SCHEMA)

    def remember(self, server: str, name: str, rung: Rung) -> None:
        """Notes the rung that worked."""
        if self.of(server, name) is rung:
            return
        self._known = self._load() | {f"{server} {name}": rung}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=self._path.parent, delete=False, encoding="utf-8") as file:
            json.dump(self._known, file, indent=1)
        os.replace(file.name, self._path)  # noqa: PTH105 - whole or not at all, also beside another process

    def _load(self) -> dict[str, Rung]:
        try:
            stored = json.loads(self._path.read_text("utf-8"))
            return {str(key): Rung(value) for key, value in stored.items()}
        except (OSError, ValueError, AttributeError):
            return {}
