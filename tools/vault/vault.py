"""The reader's vault: where notes, pictures and Probatum's own files lie, and how a log is put there.

The reader's notes are theirs. What was generated last time is kept in ``.probatum/generated`` so that a new
run can tell the reader's words from ours.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from probatum.book import Chapter
from probatum.errors import ProbatumError
from probatum.notes import Diagram, Log
from probatum.quiz import Bank
from probatum.tools.vault import saving
from probatum.tools.vault.files import failure, make_folder, read_text, write_file
from probatum.tools.vault.index import VaultIndex
from probatum.tools.vault.saving import Saved

LOCK_SECONDS = 30.0


class Vault:
    """A folder of notes, an Obsidian vault or any other."""

    def __init__(self, path: Path) -> None:
        """Nothing is touched until something is written."""
        self.root = path.expanduser().absolute()

    @property
    def own(self) -> Path:
        """Folder of Probatum's own files."""
        return self.root / ".probatum"

    @property
    def generated(self) -> Path:
        """Folder of the texts that were generated last time."""
        return self.own / "generated"

    @property
    def pictures(self) -> Path:
        """Folder for pictures that are being made; those that a log shows are copied to the attachments."""
        return make_folder(self.own / "pictures")

    @property
    def attachments(self) -> str:
        """The attachments folder as Obsidian is set, seen from the root; ``Attachments`` where nothing is set."""
        text = read_text(self.root / ".obsidian" / "app.json")
        try:
            folder = json.loads(text or "{}").get("attachmentFolderPath")
        except (ValueError, AttributeError):
            folder = None
        if not isinstance(folder, str):
            return "Attachments"
        parts = [part for part in folder.split("/") if part not in {"", ".", ".."}]
        return "/".join(parts)

    def log_of(self, chapter_id: str) -> Path | None:
        """The chapter's log, also when the reader renamed or moved it."""
        known = self._index_file().get(chapter_id)
        if known and (self.root / known).is_file():
            return self.root / known
        return VaultIndex(self.root).note_of("chapter_id", chapter_id)

    def write_log(
        self, log: Log, chapter: Chapter, *, mermaid: Callable[[Diagram], str], bank: Bank | None = None
    ) -> Saved:
        """Renders the log, merges it with what the reader made of an earlier one, and writes all that belongs to it.

        Raises ProbatumError when the vault cannot be written or another Probatum holds it; the notes then stand
        as they were.
        """
        with self.lock():
            return saving.save_log(self, log, chapter, mermaid, bank)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One writer at a time in this vault; raises ProbatumError after half a minute."""
        make_folder(self.own)
        held = FileLock(self.own / "lock")
        try:
            held.acquire(timeout=LOCK_SECONDS)
        except Timeout:
            hint = "Wait until it is done, then run the same command again; finished work is not repeated."
            raise ProbatumError(f"Another Probatum is writing in {self.root}.", hint) from None
        except OSError as error:
            raise failure(self.own / "lock", error, "locked") from error
        try:
            yield
        finally:
            held.release()

    def free_place(self, stem: str) -> Path:
        """A path for a new note that is not taken."""
        path, n = self.root / f"{stem}.md", 2
        while path.exists():
            path, n = self.root / f"{stem} ({n}).md", n + 1
        return path

    def remember(self, chapter_id: str, path: Path) -> None:
        """Notes where the log of a chapter lies."""
        index = self._index_file() | {chapter_id: path.relative_to(self.root).as_posix()}
        write_file(self.own / "notes.json", json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True))

    def _index_file(self) -> dict[str, str]:
        try:
            found = json.loads(read_text(self.own / "notes.json") or "{}")
        except ValueError:  # damaged: the properties of the notes still tell
            return {}
        return found if isinstance(found, dict) else {}
