"""Writes flash cards as an Anki package: a SQLite collection and the pictures, in one zip file."""

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from html import unescape
from re import sub

from probatum.tools.exports import anki_schema as schema
from probatum.tools.exports.anki_cards import Card

SEPARATOR = "\x1f"
"""Stands between the fields of a note."""


def to_apkg(cards: Sequence[Card], deck: str, picture: Callable[[str], bytes | None], at: datetime) -> bytes:
    """The package's bytes; ``deck`` nests by ``::``, ``picture`` gives a file's bytes by its name.

    ``at`` is the time of the export: Anki takes the fields of a later one over those of an earlier one and keeps
    what it knows of the learner.
    """
    names = dict.fromkeys(name for card in cards for name in card.pictures)
    files = {name: data for name in names if (data := picture(name)) is not None}
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", _collection(cards, deck, at))
        archive.writestr("media", json.dumps({str(i): name for i, name in enumerate(files)}))
        for i, data in enumerate(files.values()):
            archive.writestr(str(i), data)
    return package.getvalue()


def _collection(cards: Sequence[Card], deck: str, at: datetime) -> bytes:
    seconds = int(at.timestamp())
    number = _number(deck)
    with sqlite3.connect(":memory:") as db:
        db.executescript(schema.TABLES)
        db.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
            (
                seconds,
                seconds * 1000,
                seconds * 1000,
                schema.settings(number),
                schema.models(number, seconds),
                schema.decks(number, deck, seconds),
                schema.deck_options(),
            ),
        )
        for place, card in enumerate(cards, 1):
            _add(db, card, number, place, seconds)
        db.commit()
        return db.serialize()


def _add(db: sqlite3.Connection, card: Card, deck: int, place: int, at: int) -> None:
    number = _number(card.guid)
    plain = unescape(sub(r"<[^>]+>", "", card.front)).strip()
    db.execute(
        "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
        (
            number,
            card.guid,
            schema.CLOZE if card.cloze else schema.BASIC,
            at,
            f" {' '.join(card.tags)} ",
            SEPARATOR.join((card.front, card.back, card.source)),
            plain,
            int(hashlib.sha1(plain.encode(), usedforsecurity=False).hexdigest()[:8], 16),
        ),
    )
    db.execute(
        "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
        (number, number, deck, at, place),
    )


def _number(name: str) -> int:
    """A number for ``name`` in the range of Anki's own, which are milliseconds since 1970."""
    return 1_400_000_000_000 + int(hashlib.sha256(name.encode()).hexdigest()[:12], 16) % 300_000_000_000
