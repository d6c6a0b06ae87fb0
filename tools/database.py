"""Opens the databases that Probatum writes to, by URL, and says in plain words why one cannot be used."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Engine, MetaData, create_engine, event
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import DatabaseError, IntegrityError, SQLAlchemyError
from sqlalchemy.schema import CreateIndex, CreateTable

from probatum.errors import ProbatumError

PATIENCE_SECONDS = 30
"""How long one writer waits for another."""

_HINTS = {
    "full": "Make room, then run the same command again.",
    "malformed": "The file is damaged: move it away, or put a copy of it back, then run the same command again.",
    "not a database": "Another program's file is in its place: move it away, then run the same command again.",
    "No module": "Install the driver of this kind of database, or give a sqlite URL.",
}
"""What to do next, by a word of the database's reason."""


def open_database(url: str, metadata: MetaData, name: str) -> Engine:
    """The engine of the database at a SQLAlchemy URL, with its tables; ``name`` is what a reader calls it.

    Raises ProbatumError when it cannot be opened; so do later statements that the database itself cannot carry
    out (a full disk, a damaged file, a folder that may not be written).
    """
    try:
        place = make_url(url)
    except SQLAlchemyError:
        raise ProbatumError(
            f"The address of the {name} cannot be read.", "It is a URL, such as sqlite:////home/me/record.db."
        ) from None
    shown = place.render_as_string(hide_password=True)
    try:
        engine = _engine(place)
        event.listen(engine, "handle_error", _say(f"The {name} at {shown}"))
        _make_tables(engine, metadata)
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise ProbatumError(
            f"The {name} at {shown} cannot be opened: {_reason(error)}.", _hint(_reason(error))
        ) from None
    return engine


def _engine(place: URL) -> Engine:
    """A SQLAlchemy engine; a SQLite file gets its folder, write-ahead log, full syncs and patience with writers."""
    if place.get_backend_name() != "sqlite":
        return create_engine(place, pool_pre_ping=True)
    if place.database:
        Path(place.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(place, connect_args={"timeout": PATIENCE_SECONDS})
    event.listen(engine, "connect", _settle)
    return engine


def _say(what: str) -> Callable[[ExceptionContext], None]:
    """Turns what the database cannot do into a ProbatumError; a row that is there already stays the caller's."""

    def say(context: ExceptionContext) -> None:
        error = context.sqlalchemy_exception
        if isinstance(error, DatabaseError) and not isinstance(error, IntegrityError):
            reason = _reason(error)
            raise ProbatumError(f"{what} failed: {reason}.", _hint(reason)) from None

    return say


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in (f"busy_timeout={PATIENCE_SECONDS * 1000}", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:  # two that open a new file at once: SQLite refuses one without waiting
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _make_tables(engine: Engine, metadata: MetaData) -> None:
    """Makes the tables that are not there; two processes may do so at once, which ``create_all`` cannot bear."""
    with engine.begin() as db:
        for table in metadata.sorted_tables:
            db.execute(CreateTable(table, if_not_exists=True))
            for index in table.indexes:
                db.execute(CreateIndex(index, if_not_exists=True))


def _reason(error: Exception) -> str:
    """The database's own words, without SQLAlchemy's wrapping."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _hint(reason: str) -> str:
    return next((hint for word, hint in _HINTS.items() if word in reason), "Is its folder there, and writable?")
