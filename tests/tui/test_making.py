"""Making notes in the app: seen as it goes, stopped, gone on with, refused with a reason."""

# ruff: noqa: ASYNC240 - a test may wait for its disk

from pathlib import Path

from textual.pilot import Pilot

from probatum.tui.screens.making import MakingScreen
from probatum.tui.widgets.section_row import SectionRow
from tests.models.unruly_server import fails, serving
from tests.tui.conftest import Opened, seen, told, until, until_on, until_seen
from tests.writing.answering import answers


async def begin(pilot: Pilot[None]) -> MakingScreen:
    """Starts on the third chapter, which has no notes yet."""
    await pilot.press("l")
    await until_seen(pilot, "3 Repetition")
    await pilot.press("down", "enter")
    await until_on(pilot, "MakingScreen")
    screen = pilot.app.screen
    assert isinstance(screen, MakingScreen)
    return screen


async def test_sections_move_before_the_readers_eyes(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        await until(pilot, lambda: screen.query(SectionRow) or not screen.is_current)
        await until_on(pilot, "NotesScreen")
        await until_seen(pilot, "Core idea")
    assert list(vault.glob("* - 3 *.md"))


async def test_what_was_stopped_goes_on(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await begin(pilot)
        await pilot.press("escape")
        await until_on(pilot, "LibraryScreen")
        assert not list(vault.glob("* - 3 *.md"))
        await until_seen(pilot, "3 Repetition")
        await pilot.press("enter")
        await until_on(pilot, "NotesScreen")
    assert list(vault.glob("* - 3 *.md"))


async def test_a_model_that_fails_is_told_of_with_what_to_do(vault: Path, opened: Opened) -> None:
    with serving(answers, fails(400, "out of memory")) as server:
        model = {"name": "m", "base_url": server.url, "context": 64000}
        async with opened(vault, (160, 40), engine="auto", model=model) as pilot:
            screen = await begin(pilot)
            await until(pilot, lambda: any(row.fell_back for row in screen.query(SectionRow)))
            assert "in the book's own words" in seen(pilot)
            await until_on(pilot, "NotesScreen")
            assert "the model failed" in told(pilot)
            assert "out of memory" in told(pilot)
            assert "Press m in the library" in told(pilot)


async def test_a_book_that_is_gone_is_said_on_the_spot(vault: Path, tmp_path: Path, opened: Opened) -> None:
    from probatum.book import Book
    from probatum.tools.record import Record
    from probatum.workflows.overview import BOOKS

    record = Record.open(f"sqlite:///{vault}/.probatum/record.db")
    book = record.all(BOOKS, Book)[0]
    record.put(BOOKS, book.sha256, book.model_copy(update={"path": str(tmp_path / "moved.pdf")}))
    record.close()
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_seen(pilot, "3 Repetition")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "moved.pdf is not there any more" in told(pilot))
        await until_on(pilot, "LibraryScreen")
        assert "unread" in seen(pilot)
