"""What the reader does across screens: add a book, make notes, read them, study with the tutor."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from probatum.book import Label, OutlineEntry, PdfPage
from probatum.errors import ProbatumError
from probatum.tools.vault.vault import Vault
from probatum.tui.quiz_flow import take_quiz
from probatum.tui.screens.add_book import AddBookScreen
from probatum.tui.screens.asking import AskScreen
from probatum.tui.screens.library import LibraryScreen
from probatum.tui.screens.making import MakingScreen
from probatum.tui.screens.notes import NotesScreen
from probatum.tui.screens.tutor import TutorScreen
from probatum.tui.telling import tell
from probatum.tui.unlocking import add_unlocked, password_of
from probatum.workflows.banks import Workroom, unpaid_bank_of
from probatum.workflows.book_part import BookPart
from probatum.workflows.bookmarks import bookmark_of, keep_bookmark
from probatum.workflows.library import Shelved, chapters_of, sample_book
from probatum.workflows.next_things import Thing

if TYPE_CHECKING:
    from probatum.book import Book
    from probatum.tui.app import ProbatumApp


async def readable(app: "ProbatumApp", shelved: Shelved) -> BookPart | None:
    """The chapter as the workflows choose it; pages without text are read where there is a program for it.

    None when its book is gone, or locked and the reader gives no password.
    """
    try:
        password = await password_of(app, shelved.book)
    except ProbatumError as error:
        tell(app, error)
        return None
    if password is None:
        return None
    book, ocr = Path(shelved.book.path), shutil.which("tesseract") is not None
    if shelved.pages:
        return BookPart(book, pages=shelved.pages, password=password, ocr=ocr)
    return BookPart(book, chapter=shelved.entry.number or shelved.entry.title, password=password, ocr=ocr)


async def add_from_disk(app: "ProbatumApp") -> "Book | None":
    """Asks for a book and puts it on the shelf; the sample is suggested while the shelf is empty."""
    suggested = "" if (await app.look()).books else str(sample_book())
    path = await app.push_screen_wait(AddBookScreen(suggested))
    return await shelve(app, Path(path)) if path else None


async def shelve(app: "ProbatumApp", path: Path) -> "Book | None":
    """Puts a book on the shelf; says why when it cannot."""
    try:
        book = await add_unlocked(app, path)
    except ProbatumError as error:
        tell(app, error)
        return None
    if book is None:
        return None
    app.notify(f"Added {book.title or path.name}.", markup=False)
    if isinstance(app.screen, LibraryScreen):
        app.screen.receive(book)
    return book


async def try_sample(app: "ProbatumApp") -> None:
    """The first run's one key: the sample on the shelf, and the notes of its first chapter made."""
    book = await shelve(app, sample_book())
    if book is None:
        return
    app.switch_mode("library")
    first = next((entry for entry in chapters_of(book) if entry.number), None)
    if first:
        await make_notes(app, Shelved(book, first, ""))


async def choose_pages(app: "ProbatumApp", book: "Book") -> None:
    """Asks for pages of a book and makes their notes: the way in where there is no table of contents."""
    example = "Printed numbers, for example: 10-30"
    pages = await app.push_screen_wait(AskScreen(f"Which pages of {book.title or book.file}?", "", example))
    if pages:
        entry = OutlineEntry(level=1, title=f"Pages {pages}", page=PdfPage(1), label=Label(pages))
        await make_notes(app, Shelved(book, entry, "", pages))


async def make_notes(app: "ProbatumApp", shelved: Shelved) -> None:
    """Makes the chapter's notes and opens them."""
    part = await readable(app, shelved)
    if part is None:
        return
    day = await app.push_screen_wait(MakingScreen(part, app.settings, app.engine))
    if day is not None:
        made = replace(shelved, chapter=day.made.log.chapter)
        await _open_notes(app, day.saved.path, made)


async def quiz_on(app: "ProbatumApp", shelved: Shelved) -> None:
    """A quiz on the chapter; where it has no notes yet, its questions are made of the book alone."""
    if shelved.chapter:
        await take_quiz(app, shelved.chapter)
        return
    part = await readable(app, shelved)
    if part is None:
        return

    async def made() -> str:
        return (await unpaid_bank_of(Workroom.open(app.settings), part, app.now())).chapter

    app.notify("Making its questions from the book …", markup=False)
    try:
        chapter = await app.engine.run(made)
    except ProbatumError as error:
        tell(app, error)
    else:
        await take_quiz(app, chapter)


async def read_notes(app: "ProbatumApp", shelved: Shelved) -> None:
    """Opens the chapter's notes; makes them when there are none."""
    path = Vault(app.settings.vault).log_of(shelved.chapter) if shelved.chapter else None
    if path is None:
        await make_notes(app, shelved)
    else:
        await _open_notes(app, path, shelved)


async def _open_notes(app: "ProbatumApp", path: Path, shelved: Shelved) -> None:
    """Opens a note where it was left, and keeps the place at every turn.

    A quiz or session with the tutor that the reader asks for there comes back to it.
    """

    async def left() -> str:
        return bookmark_of(app.record(), path.name)

    def keep(heading: str) -> None:
        async def kept() -> None:
            keep_bookmark(app.record(), path.name, heading)

        app.engine.submit(kept)

    book = Path(shelved.book.path)
    while True:
        at = await app.engine.run(left)
        then = await app.push_screen_wait(NotesScreen(path, app.settings, app.engine, book, at=at, on_turn=keep))
        if then == "quiz":
            await take_quiz(app, shelved.chapter)
        elif then == "tutor":
            await study(app, shelved)
        else:
            return


async def begin(app: "ProbatumApp", thing: Thing) -> None:
    """Does what Today proposes."""
    match thing.kind, thing.shelved:
        case "review", _:
            await take_quiz(app, "")
        case "quiz", Shelved() as shelved:
            await take_quiz(app, shelved.chapter)
        case "read", Shelved() as shelved:
            await read_notes(app, shelved)
        case "make", Shelved() as shelved:
            await make_notes(app, shelved)
        case _:
            app.switch_mode("library")


async def study(app: "ProbatumApp", shelved: Shelved) -> None:
    """A session with the tutor."""
    part = await readable(app, shelved)
    if part is not None:
        await app.push_screen_wait(TutorScreen(part, app.settings, app.engine))
