"""The reader's vault: where notes, pictures and Probatum's own files lie, and how a log is put there.

The reader's notes are theirs. What was generated last time is kept in ``.probatum/generated`` so that a new
run can tell the reader's words from ours.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from probatum.book import Chapter, Picture
from probatum.errors import ProbatumError
from probatum.notes import Diagram, Log
from probatum.quiz import Bank
from probatum.tools.markdown.concepts import concept_entries, concept_note
from probatum.tools.markdown.dashboard import DASHBOARD, DASHBOARD_NAME
from probatum.tools.markdown.escape import file_stem
from probatum.tools.markdown.merge import Conflict, merge
from probatum.tools.markdown.render import render_log
from probatum.tools.markdown.vault_files import failure, make_folder, read_text, write_file
from probatum.tools.markdown.vault_index import VaultIndex

CONCEPTS = "Concepts"
"""Folder of the concept notes."""

LOCK_SECONDS = 30.0


class Saved(NamedTuple):
    """A log in the vault."""

    path: Path
    attachments: tuple[Path, ...]
    concepts: tuple[Path, ...]
    conflicts: tuple[Conflict, ...]
    """The reader's lines that now stand in a box of their own."""
    existed: bool
    """The chapter had a log already, and this run was merged into it."""


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
            files = VaultIndex(self.root)
            path = self.log_of(log.chapter)
            first = _day_of(read_text(path) or "") if path else None
            today, log = log.day, log.model_copy(update={"day": first or log.day})
            text = render_log(
                log,
                chapter,
                mermaid=mermaid,
                bank=bank,
                attachments=self.attachments,
                pdf=files.book(log.book_file, log.book_sha256),
                updated=today,
            )
            attachments = tuple(self._attach(picture) for picture in pictures_of(log, chapter))
            target = path or self._free(log_stem(log))
            conflicts = self._merge_into(target, f"logs/{_key(log.chapter)}.md", text)
            self._remember(log.chapter, target)
            concepts = self._write_concepts(log, target, files)
            self._write_dashboard()
        return Saved(target, attachments, concepts, conflicts, existed=path is not None)

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

    def _merge_into(self, path: Path, key: str, text: str) -> tuple[Conflict, ...]:
        """Writes ``text`` over ``path`` with the reader's words in it.

        The note goes first: if we are stopped in between, the next run finds the same changes on both sides.
        """
        base = self.own / "generated" / key
        readers = read_text(path)
        merged = merge(read_text(base), readers, text) if readers is not None else None
        write_file(path, merged.text if merged else text)
        write_file(base, text)
        return merged.conflicts if merged else ()

    def _attach(self, picture: Picture) -> Path:
        target = self.root / self.attachments / picture.name
        source = self.pictures / picture.name
        if source.is_file():
            data = source.read_bytes()
            if not target.is_file() or target.read_bytes() != data:
                write_file(target, data)
        return target

    def _write_concepts(self, log: Log, log_path: Path, files: VaultIndex) -> tuple[Path, ...]:
        written = []
        for entry in concept_entries(log, log_path.stem):
            path = files.note_of("concept_id", entry.id) or files.note_called(entry.stem)
            key = f"concepts/{file_stem(entry.id)}.md"
            base = read_text(self.own / "generated" / key)
            target = path or self.root / CONCEPTS / f"{entry.stem}.md"
            if path and base is None:
                write_file(self.own / "generated" / key, "")
            self._merge_into(target, key, concept_note(base if path else None, entry))
            written.append(target)
        return tuple(written)

    def _write_dashboard(self) -> None:
        """The dashboard, unless the reader made it their own or threw it away."""
        path, base = self.root / DASHBOARD_NAME, self.own / "generated" / DASHBOARD_NAME
        was = read_text(base)
        if was is None or read_text(path) == was:
            write_file(path, DASHBOARD) if was != DASHBOARD else None
            write_file(base, DASHBOARD)

    def _free(self, stem: str) -> Path:
        """A path for a new note that is not taken."""
        path, n = self.root / f"{stem}.md", 2
        while path.exists():
            path, n = self.root / f"{stem} ({n}).md", n + 1
        return path

    def _index_file(self) -> dict[str, str]:
        try:
            found = json.loads(read_text(self.own / "notes.json") or "{}")
        except ValueError:  # damaged: the properties of the notes still tell
            return {}
        return found if isinstance(found, dict) else {}

    def _remember(self, chapter_id: str, path: Path) -> None:
        index = self._index_file() | {chapter_id: path.relative_to(self.root).as_posix()}
        write_file(self.own / "notes.json", json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True))


def log_stem(log: Log) -> str:
    """``2026-11-23 Clockwork - 2 Gear trains``: sorts by day, says what it is."""
    chapter = file_stem(f"{log.number} {log.title}".strip(), 60)
    return f"{log.day.isoformat()} {file_stem(log.book_title, 40)} - {chapter}"


def pictures_of(log: Log, chapter: Chapter) -> tuple[Picture, ...]:
    """Every picture that the note shows: figures, what runs drew, tables and formulas kept as pictures."""
    found = [note.picture for note in log.figures]
    found += [note.picture for section in log.sections for note in section.figures]
    outputs = (snippet.proof.output for snippet in log.snippets() if snippet.proof)
    found += [picture for output in outputs if output for picture in output.figures]
    found += [p for block in chapter.blocks() if (p := getattr(block, "picture", None))]
    return tuple({picture.name: picture for picture in found}.values())


def _day_of(note: str) -> date | None:
    found = re.search(r"^date:[ \t]*[\"']?(\d{4}-\d\d-\d\d)", note[:16_384], re.MULTILINE)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _key(chapter_id: str) -> str:
    return hashlib.sha256(chapter_id.encode()).hexdigest()[:16]
