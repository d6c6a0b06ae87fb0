"""A book with a password, and a book that has moved: asked for and said where the reader meets it."""

from pathlib import Path

import pymupdf
import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from probatum.tui.widgets.book_tree import BookTree
from tests.conftest import SAMPLE
from tests.tui.conftest import Opened, seen, told, until, until_on, until_seen

PASSWORD = "sprocket-7194"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """The sample, locked."""
    path = tmp_path / "locked.pdf"
    with pymupdf.open(SAMPLE) as book:
        book.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=PASSWORD, owner_pw=PASSWORD)  # type: ignore[attr-defined]  # made at its import
    return path


async def _add(pilot: Pilot[None], path: Path) -> None:
    await pilot.press("l")
    await until_on(pilot, "LibraryScreen")
    await pilot.press("a")
    await until_on(pilot, "AddBookScreen")
    pilot.app.screen.query_one("#path", Input).value = str(path)
    await pilot.press("enter")


async def _give(pilot: Pilot[None], password: str) -> None:
    await until_on(pilot, "AskScreen")
    pilot.app.screen.query_one(Input).value = password
    assert password not in seen(pilot)
    await pilot.press("enter")


async def test_its_password_is_asked_for_and_written_nowhere(vault: Path, locked: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await _add(pilot, locked)
        await _give(pilot, "wrong")
        await until_seen(pilot, "That does not open it")
        await _give(pilot, PASSWORD)
        await until(pilot, lambda: "Added" in told(pilot))
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_seen(pilot, "1 Steps")
        while "1 Steps" not in _line(pilot):
            await pilot.press("down")
        await pilot.press("enter")
        await _give(pilot, PASSWORD)
        await until_on(pilot, "NotesScreen")
    kept = [path for path in vault.parent.rglob("*") if path.is_file()]
    assert not [path for path in kept if PASSWORD.encode() in path.read_bytes()]


async def test_leaving_the_question_leaves_all_as_it_was(vault: Path, locked: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await _add(pilot, locked)
        await until_on(pilot, "AskScreen")
        await pilot.press("escape")
        await until_on(pilot, "LibraryScreen")
        assert "locked" not in seen(pilot)


async def test_a_book_that_has_moved_is_said_and_found_again(vault: Path, tmp_path: Path, opened: Opened) -> None:
    before, after = tmp_path / "before.pdf", tmp_path / "after.pdf"
    with pymupdf.open(SAMPLE) as book:
        book.set_metadata({"title": "A book that travels"})
        book.save(before)
    async with opened(vault) as pilot:
        await _add(pilot, before)
        await until_seen(pilot, "A book that travels")
        before.rename(after)
        await until(pilot, lambda: _path(pilot) == str(before))
        await pilot.press("u")
        await until(pilot, lambda: "not there any more" in told(pilot) and "Add it again" in told(pilot))
        await _add(pilot, after)
        await until(pilot, lambda: _path(pilot) == str(after))
        await pilot.press("u")
        await until_on(pilot, "TutorScreen")


def _path(pilot: Pilot[None]) -> str:
    """Where the book of the chapter under the cursor lies; empty on another screen."""
    trees = pilot.app.screen.query(BookTree)
    node = trees.first().cursor_node if trees else None
    return node.data.book.path if node and node.data else ""


def _line(pilot: Pilot[None]) -> str:
    """The chapter under the cursor."""
    node = pilot.app.screen.query_one(BookTree).cursor_node
    return str(node.label) if node else ""
