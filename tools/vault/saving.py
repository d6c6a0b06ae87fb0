"""Puts a log into the vault: the note merged with the reader's, its pictures, its concepts' notes, the dashboard."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from probatum.book import Chapter, Picture
from probatum.notes import Diagram, Log
from probatum.quiz import Bank
from probatum.tools.markdown.escape import file_stem
from probatum.tools.merging.merge import Conflict, merge
from probatum.tools.rendering.render import render_log
from probatum.tools.vault.concepts import concept_entries, concept_note
from probatum.tools.vault.dashboard import DASHBOARD, DASHBOARD_NAME
from probatum.tools.vault.files import read_bytes, read_text, write_file
from probatum.tools.vault.index import HEAD_BYTES, VaultIndex

if TYPE_CHECKING:
    from probatum.tools.vault.vault import Vault

CONCEPTS = "Concepts"
"""Folder of the concept notes."""
BOOK_LENGTH = 40
SUBTITLE = re.compile(r"(?<=\w)(?:: | [-–—] )")
"""What parts a title from the subtitle that a file's name can do without."""


class Saved(NamedTuple):
    """A log in the vault."""

    path: Path
    attachments: tuple[Path, ...]
    concepts: tuple[Path, ...]
    conflicts: tuple[Conflict, ...]
    """The reader's lines that now stand in a box of their own."""
    existed: bool
    """The chapter had a log already, and this run was merged into it."""


def save_log(vault: Vault, log: Log, chapter: Chapter, mermaid: Callable[[Diagram], str], bank: Bank | None) -> Saved:
    """Writes everything; the caller holds the vault's lock."""
    files = VaultIndex(vault.root)
    path = vault.log_of(log.chapter)
    first = _day_of(read_text(path) or "") if path else None
    today, log = log.day, log.model_copy(update={"day": first or log.day})
    text = render_log(
        log,
        chapter,
        mermaid=mermaid,
        bank=bank,
        attachments=vault.attachments,
        pdf=files.book(log.book_file, log.book_sha256),
        updated=today,
    )
    attachments = tuple(_attach(vault, picture) for picture in pictures_of(log, chapter))
    target = path or vault.free_place(log_stem(log))
    conflicts = _merge_into(target, vault.generated / "logs" / f"{_key(log.chapter)}.md", text)
    vault.remember(log.chapter, target)
    concepts = _write_concepts(vault, log, target, files)
    _write_dashboard(vault)
    return Saved(target, attachments, concepts, conflicts, existed=path is not None)


def _merge_into(path: Path, base: Path, text: str) -> tuple[Conflict, ...]:
    """Writes ``text`` over ``path`` with the reader's words in it; ``base`` holds what was generated last time.

    The note goes first: if we are stopped in between, the next run finds the same changes on both sides.
    """
    readers = read_text(path) or ""
    merged = merge(read_text(base), readers, text) if readers.strip() else None
    write_file(path, merged.text if merged else text)
    write_file(base, text)
    return merged.conflicts if merged else ()


def _attach(vault: Vault, picture: Picture) -> Path:
    """Copies a picture to the attachments, unless it lies there already."""
    target = vault.root / vault.attachments / picture.name
    data = read_bytes(vault.pictures / picture.name)
    if data is not None and read_bytes(target) != data:
        write_file(target, data)
    return target


def _write_concepts(vault: Vault, log: Log, log_path: Path, files: VaultIndex) -> tuple[Path, ...]:
    written = []
    for entry in concept_entries(log, log_path.stem):
        path = files.note_of("concept_id", entry.id) or files.note_called(entry.stem)
        base = vault.generated / "concepts" / f"{file_stem(entry.id)}.md"
        before = read_text(base) if path else None
        if path and before is None:  # a note of the reader's own: all of it is theirs, and ours is added
            before = ""
            write_file(base, before)
        target = path or vault.root / CONCEPTS / f"{entry.stem}.md"
        _merge_into(target, base, concept_note(before, entry))
        written.append(target)
    return tuple(written)


def _write_dashboard(vault: Vault) -> None:
    """The dashboard, unless the reader made it their own or threw it away."""
    path, base = vault.root / DASHBOARD_NAME, vault.generated / DASHBOARD_NAME
    was = read_text(base)
    if was == DASHBOARD or (was is not None and read_text(path) != was):
        return
    write_file(path, DASHBOARD)
    write_file(base, DASHBOARD)


def log_stem(log: Log) -> str:
    """``2026-11-23 Clockwork - 2 Gear trains``: sorts by day, says what it is."""
    chapter = file_stem(log.name, 60)
    book = log.book_title if len(log.book_title) <= BOOK_LENGTH else SUBTITLE.split(log.book_title)[0]
    return f"{log.day.isoformat()} {file_stem(book, BOOK_LENGTH)} - {chapter}"


def pictures_of(log: Log, chapter: Chapter) -> tuple[Picture, ...]:
    """Every picture that the note shows: figures, what runs drew, tables and formulas kept as pictures."""
    found = [note.picture for note in log.figures]
    found += [note.picture for section in log.sections for note in section.figures]
    outputs = (snippet.proof.output for snippet in log.snippets() if snippet.proof)
    found += [picture for output in outputs if output for picture in output.figures]
    found += [p for block in chapter.blocks() if (p := getattr(block, "picture", None))]
    return tuple({picture.name: picture for picture in found}.values())


def _day_of(note: str) -> date | None:
    found = re.search(r"^date:[ \t]*[\"']?(\d{4}-\d\d-\d\d)", note[:HEAD_BYTES], re.MULTILINE)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _key(chapter_id: str) -> str:
    return hashlib.sha256(chapter_id.encode()).hexdigest()[:16]
