"""The tutor in the app, without a model: the book answers, its pages open, its questions are asked."""

from pathlib import Path

from textual.pilot import Pilot

from probatum.tui.screens.tutor import TutorScreen
from tests.tui.conftest import Opened, seen, type_in, until, until_on, until_seen


async def begin(pilot: Pilot[None]) -> TutorScreen:
    """A session on the second chapter."""
    await pilot.press("l")
    await until_seen(pilot, "no quiz yet")
    await pilot.press("u")
    await until_on(pilot, "TutorScreen")
    await until_seen(pilot, "explain · chapter")
    screen = pilot.app.screen
    assert isinstance(screen, TutorScreen)
    return screen


async def test_a_question_is_answered_from_the_book(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        await type_in(pilot, "what is a heap")
        await pilot.press("enter")
        await until(pilot, lambda: screen.answer is None and "p. 12" in seen(pilot))
        assert "what is a heap" in seen(pilot)


async def test_ways_hints_and_questions_are_keys(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        await pilot.press("f2")
        await until_seen(pilot, "socratic · chapter")
        await pilot.press("f6")
        await until_seen(pilot, "whole book")
        await pilot.press("f5")
        await until(pilot, lambda: screen.answer is None and "/skip leaves it" in seen(pilot))
        await pilot.press("escape")
        await until_on(pilot, "LibraryScreen")
