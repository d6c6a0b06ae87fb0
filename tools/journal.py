"""Remembers every finished model call and sandbox run by its content, so that nothing is paid for twice.

A key is made of what was asked, never of when or in which order, so that concurrent work that is
killed and started again cannot be given another's answer. While a call is under way its row holds a
lease; other processes wait for the value, and take over when the owner is dead or silent.
"""

import asyncio
import hashlib
import json
import os
import socket
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Float,
    MetaData,
    Table,
    Text,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError

from probatum.tools.database import open_database

T = TypeVar("T")

LEASE_SECONDS = 30.0
POLL_SECONDS = 0.2
VERSION = 1

_metadata = MetaData()
_rows = Table(
    f"journal_{VERSION}",
    _metadata,
    Column("key", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("lease", Float, nullable=False),
    Column("value", Text),
)


def key_of(kind: str, *parts: object) -> str:
    """A key for ``kind`` of work on ``parts``: strings, numbers, nouns, or lists and dicts of these."""
    whole = json.dumps([kind, *parts], default=_plain, sort_keys=True, ensure_ascii=False)
    return f"{kind}:{hashlib.sha256(whole.encode()).hexdigest()}"


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, type):
        return TypeAdapter(value).json_schema()
    raise TypeError(f"a journal key cannot hold {value!r}")


class Journal:
    """A table of finished work; safe to share between tasks, processes and, on Postgres, machines."""

    def __init__(self, engine: Engine) -> None:
        """Use ``Journal.open``."""
        self._engine = engine
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex}"

    @classmethod
    def open(cls, url: str) -> "Journal":
        """The journal at a SQLAlchemy URL; makes the file and the table. Raises ProbatumError when it cannot."""
        return cls(open_database(url, _metadata, "journal"))

    async def once(
        self,
        key: str,
        kind: type[T],
        work: Callable[[], Awaitable[T]],
        *,
        final: Callable[[T], bool] = lambda _: True,
    ) -> T:
        """The value of ``key``: remembered, awaited from whoever is at it, or made by ``work``.

        ``final`` says whether a value is worth remembering; one that is not is returned and forgotten.
        An exception of ``work`` is raised and frees the key.
        """
        adapter = TypeAdapter[T](kind)
        while not await asyncio.to_thread(self._claim, key):
            stored = await asyncio.to_thread(self._value, key)
            if stored is not None:
                return adapter.validate_json(stored)
            await asyncio.sleep(POLL_SECONDS)
        beat = asyncio.create_task(self._keep_alive(key))
        try:
            value = await work()
            if final(value):
                await asyncio.to_thread(self._store, key, adapter.dump_json(value).decode())
            else:
                await asyncio.to_thread(self._free, key)
        except BaseException:
            self._free(key)
            raise
        finally:
            beat.cancel()
            with suppress(asyncio.CancelledError):
                await beat
        return value

    async def forget(self, key: str) -> None:
        """Lets go of the value of ``key``, so that it is made anew; work under way is left alone."""
        await asyncio.to_thread(self._forget, key)

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    async def _keep_alive(self, key: str) -> None:
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3)
            await asyncio.to_thread(self._extend, key)

    def _claim(self, key: str) -> bool:
        """True when the key is now ours to work on; False when it has a value or another living owner."""
        with self._engine.begin() as db:
            now = _now(db)
            row = db.execute(select(_rows.c.owner, _rows.c.lease, _rows.c.value).where(_rows.c.key == key)).first()
            if row is None:
                try:
                    with db.begin_nested():
                        db.execute(insert(_rows).values(key=key, owner=self._owner, lease=now + LEASE_SECONDS))
                except IntegrityError:
                    return False
                return True
            if row.value is not None or (row.lease > now and not _abandoned(row.owner)):
                return False
            taken = db.execute(
                update(_rows)
                .where(
                    _rows.c.key == key,
                    _rows.c.owner == row.owner,
                    _rows.c.lease == row.lease,
                    _rows.c.value.is_(None),
                )
                .values(owner=self._owner, lease=now + LEASE_SECONDS)
            )
            return taken.rowcount == 1

    def _value(self, key: str) -> str | None:
        with self._engine.connect() as db:
            return db.scalar(select(_rows.c.value).where(_rows.c.key == key))

    def _extend(self, key: str) -> None:
        with self._engine.begin() as db:
            mine = (_rows.c.key == key) & (_rows.c.owner == self._owner)
            db.execute(update(_rows).where(mine).values(lease=_now(db) + LEASE_SECONDS))

    def _store(self, key: str, value: str) -> None:
        with self._engine.begin() as db:
            db.execute(update(_rows).where(_rows.c.key == key).values(value=value))

    def _forget(self, key: str) -> None:
        with self._engine.begin() as db:
            db.execute(delete(_rows).where(_rows.c.key == key, _rows.c.value.is_not(None)))

    def _free(self, key: str) -> None:
        with self._engine.begin() as db:
            db.execute(delete(_rows).where(_rows.c.key == key, _rows.c.owner == self._owner, _rows.c.value.is_(None)))


def _abandoned(owner: str) -> bool:
    """True when the owner is a process of this machine that is no more."""
    host, pid, _ = owner.rsplit(":", 2)
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # alive, and another user's
        return False
    return False


def _now(db: Connection) -> float:
    """Seconds by the database's clock, which all that share it agree on."""
    sqlite = "SELECT (julianday('now') - 2440587.5) * 86400.0"
    return float(db.scalar(text(sqlite if db.dialect.name == "sqlite" else "SELECT EXTRACT(EPOCH FROM now())")) or 0.0)
