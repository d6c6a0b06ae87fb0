"""Today: what is proposed first depends on what was done, and every proposal is a key or a click away."""

from pathlib import Path

from textual.widgets import OptionList

from tests.tui.conftest import Opened, seen, until_on, until_seen


async def test_reading_comes_first_then_the_quiz_then_the_next_chapter(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await until_seen(pilot, "Make the notes of 3 Repetition")
        lines = [line for line in seen(pilot).splitlines() if "2 Events" in line or "3 Repetition" in line]
        assert [line.split("▌")[-1].split()[0] for line in lines[:3]] == ["Read", "Take", "Make"]
        await pilot.press("enter")
        await until_on(pilot, "NotesScreen")
        await pilot.press("j", "escape")
        await until_seen(pilot, "on from 2 Events")


async def test_a_click_begins_a_thing(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await until_seen(pilot, "Take the first quiz")
        await pilot.click(OptionList, offset=(8, 1))
        await until_on(pilot, "QuizScreen")
