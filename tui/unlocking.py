"""Makes sure that a book can be read before work on it begins: asks for its password, says where it has gone."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from probatum.errors import EncryptedError, SourceError
from probatum.tools.pdf import open_book
from probatum.tui.screens.asking import AskScreen
from probatum.workflows.library import add_book

if TYPE_CHECKING:
    from probatum.book import Book
    from probatum.tui.app import ProbatumApp


async def add_unlocked(app: "ProbatumApp", path: Path) -> "Book | None":
    """Puts a book on the shelf; None when the reader gives no password for it. Raises SourceError."""
    return await _unlocked(app, path.name, lambda password: add_book(app.record(), path, password))


async def password_of(app: "ProbatumApp", book: "Book") -> str | None:
    """What opens a book on the shelf, empty for most; None when the reader gives none.

    Raises SourceError for a book that is no longer there.
    """
    path = Path(book.path)
    if not await asyncio.to_thread(path.exists):
        again = "Add it again from where it is now (a in the library): its notes and your answers stay."
        raise SourceError(f"{path} is not there any more.", again)
    if book.locked and book.sha256 not in app.passwords:
        name = book.title or path.name
        if await _unlocked(app, name, lambda password: asyncio.to_thread(open_book, path, password)) is None:
            return None
    return app.passwords.get(book.sha256, "")


async def _unlocked(app: "ProbatumApp", name: str, read: "Callable[[str], Coroutine[Any, Any, Book]]") -> "Book | None":
    password = ""
    while True:
        try:
            book = await app.engine.run(partial(read, password))
        except EncryptedError:
            password = await _asked(app, name, wrong=bool(password))
            if not password:
                return None
        else:
            app.passwords[book.sha256] = password
            return book


async def _asked(app: "ProbatumApp", name: str, *, wrong: bool) -> str:
    """What the reader gives; empty when they leave."""
    question = f"{'That does not open it. ' if wrong else ''}What is the password of {name}?"
    aside = "It is kept until you quit, and written nowhere. Escape leaves."
    return await app.push_screen_wait(AskScreen(question, example=aside, secret=True)) or ""
