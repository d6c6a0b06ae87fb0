"""Keeps the text of passages in SQLite and ranks them by their words (BM25, FTS5)."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from probatum.errors import ProbatumError
from probatum.tools.passages.passage import Passage
from probatum.tools.passages.terms import asked_of, terms_of

VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS passages (
    id INTEGER PRIMARY KEY, book TEXT, chapter TEXT, block TEXT, language TEXT, passage TEXT,
    UNIQUE (book, chapter, block)
);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (heading, text, tokenize = "unicode61");
"""
HEADING_WEIGHT = 0.5
"""Of a word in a section's heading, beside one in the passage: every passage of the section has it."""


class Shelf:
    """The passages of some chapters. The truth of the index: whatever else there is, is made from it."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file; one that is damaged or of another version is put aside under ``.damaged``."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        try:
            self._db = self._connect()
        except sqlite3.DatabaseError:
            path.replace(path.with_suffix(".damaged"))
            self._db = self._connect()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=30, check_same_thread=False)
        try:
            _prepare(db)
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def put(self, passages: Sequence[Passage], language: str) -> bool:
        """Puts a chapter's passages in the place of those that it had; False when nothing changed."""
        if not passages:
            return False
        book, chapter = passages[0].book, passages[0].chapter
        rows = [(p, json.dumps(p.model_dump(mode="json"), sort_keys=True)) for p in passages]
        try:
            with self._db as db:
                had = {
                    r[0]
                    for r in db.execute("SELECT passage FROM passages WHERE book = ? AND chapter = ?", (book, chapter))
                }
                if had == {text for _, text in rows}:
                    return False
                where = "SELECT id FROM passages WHERE book = ? AND chapter = ?"
                db.execute(f"DELETE FROM words WHERE rowid IN ({where})", (book, chapter))  # noqa: S608  a constant
                db.execute("DELETE FROM passages WHERE book = ? AND chapter = ?", (book, chapter))
                for passage, text in rows:
                    self._insert(passage, text, language)
        except sqlite3.OperationalError as error:
            raise ProbatumError(f"{self.path} cannot be written: {error}.", "Is the disk full?") from None
        return True

    def _insert(self, passage: Passage, text: str, language: str) -> None:
        row = self._db.execute(
            "INSERT INTO passages (book, chapter, block, language, passage) VALUES (?, ?, ?, ?, ?)",
            (passage.book, passage.chapter, passage.block, language, text),
        )
        heading = " ".join(terms_of(passage.heading, language))
        words = " ".join(terms_of(passage.text, language))
        self._db.execute("INSERT INTO words (rowid, heading, text) VALUES (?, ?, ?)", (row.lastrowid, heading, words))

    def find(self, query: str, k: int, book: str = "", chapter: str = "") -> list[tuple[int, float]]:
        """Ids of the ``k`` best passages with their BM25 scores, best first; empty when no word is shared."""
        ranked: dict[int, float] = {}
        for language in self.languages(book, chapter):
            terms = asked_of(query, language)
            if not terms:
                continue
            match = " OR ".join(f'"{term}"' for term in terms)
            rows = self._db.execute(
                "SELECT words.rowid, bm25(words, ?, 1.0) AS cost FROM words JOIN passages ON passages.id = words.rowid"
                " WHERE words MATCH ? AND language = ? AND (? = '' OR book = ?) AND (? = '' OR chapter = ?)"
                " ORDER BY cost LIMIT ?",
                (HEADING_WEIGHT, match, language, book, book, chapter, chapter, k),
            )
            ranked |= {row: -cost for row, cost in rows}
        return sorted(ranked.items(), key=lambda pair: -pair[1])[:k]

    def languages(self, book: str = "", chapter: str = "") -> list[str]:
        """The languages of the passages within that book or chapter."""
        query = "SELECT DISTINCT language FROM passages WHERE (? = '' OR book = ?) AND (? = '' OR chapter = ?)"
        return [row[0] for row in self._db.execute(query, (book, book, chapter, chapter))]

    def get(self, ids: Iterable[int]) -> dict[int, Passage]:
        """The passages of those ids."""
        found: dict[int, Passage] = {}
        for row in ids:
            with closing(self._db.execute("SELECT passage FROM passages WHERE id = ?", (row,))) as cursor:
                if stored := cursor.fetchone():
                    found[row] = Passage.model_validate_json(stored[0])
        return found

    def of_book(self, book: str) -> list[tuple[int, str, str, str]]:
        """Id, chapter, language and text (heading first) of every passage of a book, in order."""
        rows = self._db.execute(
            "SELECT id, chapter, language, passage FROM passages WHERE book = ? ORDER BY id", (book,)
        )
        return [
            (i, chapter, lang, f"{(p := json.loads(text))['heading']}\n{p['text']}") for i, chapter, lang, text in rows
        ]

    def close(self) -> None:
        """Closes the file."""
        self._db.close()


def _prepare(db: sqlite3.Connection) -> None:
    """Makes the tables; raises sqlite3.DatabaseError when the file is damaged or not ours."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, VERSION) or db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError(f"version {version}, or damaged")
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(_SCHEMA)
    db.execute(f"PRAGMA user_version = {VERSION}")
