"""Takes a note along: as Anki cards of its chapter's questions, as a Jupyter notebook, as one HTML file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import yaml

from probatum.configs.settings import Settings
from probatum.errors import SourceError, UsageError
from probatum.learner.record import ChapterMet
from probatum.tools.exports.surroundings import around
from probatum.tools.markdown.places import VAULT_MARKS
from probatum.tools.merging.properties import split_properties
from probatum.tools.record import Record
from probatum.tools.vault.files import read_text, write_file
from probatum.tools.vault.vault import Vault

Kind = Literal["anki", "ipynb", "html"]
SUFFIXES: dict[Kind, str] = {"anki": ".apkg", "ipynb": ".ipynb", "html": ".html"}


@dataclass(frozen=True)
class Exported:
    """A file that was written."""

    file: Path
    kind: Kind
    pieces: int
    """Cards of a deck, cells of a notebook; 1 for a page."""
    missing: tuple[str, ...] = ()
    """What the note names that is not in the vault."""


def note_of(settings: Settings, book: Path, chapter: str) -> Path:
    """The log of a chapter that was studied, by its number or a part of its title.

    Raises UsageError when there is none; its hint says how to make it.
    """
    with_record = Record.open(settings.record_url)
    try:
        met = with_record.chapters()
    finally:
        with_record.close()
    found = next((m for m in met if m.file == book.name and _answers(m, chapter)), None)
    path = Vault(settings.vault).log_of(found.chapter) if found else None
    if path is None:
        raise UsageError(
            f"There are no notes of chapter {chapter!r} of {book.name} in {settings.vault}.",
            f'Make them first: probatum notes "{book}" --chapter "{chapter}"',
        )
    return path


def _answers(met: ChapterMet, chapter: str) -> bool:
    return chapter == met.number or chapter.casefold() in met.name.casefold()


def export(note: Path, kind: Kind, target: Path | None, settings: Settings, at: datetime) -> Exported:
    """Writes ``note`` as ``kind`` to ``target`` (default: its name, here, with the right ending).

    Raises SourceError when the note cannot be read, UsageError when it has nothing of that kind.
    """
    text = read_text(note)
    if text is None:
        raise SourceError(f"{note}: no such file.", "Give the path of a note, or a book with --chapter.")
    file = target or Path(f"{note.stem}{SUFFIXES[kind]}")
    makers: dict[Kind, Callable[[], tuple[str | bytes, int, tuple[str, ...]]]] = {
        "anki": lambda: _anki(note, text, settings, at),
        "ipynb": lambda: _notebook(note, text, settings),
        "html": lambda: _page(note, text, settings),
    }
    data, pieces, missing = makers[kind]()
    write_file(file, data)
    return Exported(file, kind, pieces, missing)


def vault_of(note: Path, settings: Settings) -> Path:
    """The vault that holds the note: the nearest folder above it that is one, else the note's own."""
    parents = note.absolute().parents
    marked = (folder for folder in parents if any((folder / mark).is_dir() for mark in VAULT_MARKS))
    ours = settings.vault.absolute()
    return next(marked, ours if ours in parents else note.absolute().parent)


def _page(note: Path, text: str, settings: Settings) -> tuple[str, int, tuple[str, ...]]:
    from probatum.tools.exports.html import to_html

    page = to_html(text, note.stem, around(note, vault_of(note, settings)))
    return page.html, 1, page.missing


def _notebook(note: Path, text: str, settings: Settings) -> tuple[str, int, tuple[str, ...]]:
    from probatum.tools.exports.notebook import to_notebook

    notebook = to_notebook(text, around(note, vault_of(note, settings)).picture)
    return notebook, notebook.count('"cell_type"'), ()


def _anki(note: Path, text: str, settings: Settings, at: datetime) -> tuple[bytes, int, tuple[str, ...]]:
    from probatum.tools.exports.anki import to_apkg
    from probatum.tools.exports.anki_cards import cards_of

    vault = vault_of(note, settings)
    facts = _properties(text)
    chapter = str(facts.get("chapter_id", ""))
    record = Record.open(settings.model_copy(update={"vault": vault}).record_url)
    try:
        bank = record.bank(chapter) if chapter else None
    finally:
        record.close()
    if bank is None or not bank.questions:
        raise UsageError(
            f"{note} has no questions to make cards of.",
            "This chapter gave none that can be proved without a model; with one set: probatum questions --again",
        )
    book = str(facts.get("book", "Probatum"))
    link = f"obsidian://open?vault={quote(vault.name)}&file={quote(note.absolute().relative_to(vault).as_posix())}"
    cards = tuple(cards_of(bank, book, link))
    deck = "::".join(name.replace("::", ":") for name in (book, str(facts.get("chapter", note.stem))))
    seen = around(note, vault)
    pictures = {name: seen.picture(name) for card in cards for name in card.pictures}
    missing = tuple(name for name, data in pictures.items() if data is None)
    return to_apkg(cards, deck, pictures.get, at), len(cards), missing


def _properties(text: str) -> dict[str, object]:
    try:
        found = yaml.safe_load(split_properties(text)[0])
    except yaml.YAMLError:
        return {}
    return found if isinstance(found, dict) else {}
