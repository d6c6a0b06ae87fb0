"""Today: what is proposed first depends on what was done, and every proposal is a key or a click away."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList

from probatum.tools.record import Record
from tests.tui.conftest import NOON, Opened, seen, until_on, until_seen
from tests.tui.looking import CONCEPTS, answer_by_hand, record_by_hand


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


@pytest.mark.parametrize(("size", "room"), [((80, 24), False), ((120, 40), True)], ids=str)
async def test_days_and_reviews_to_come_stand_where_there_is_room(
    vault: Path, opened: Opened, size: tuple[int, int], room: bool
) -> None:
    url = record_by_hand(vault)
    record = Record.open(url)
    record.append(answer_by_hand("one", CONCEPTS[0], right=True, at=NOON - timedelta(minutes=5)))
    record.close()
    async with opened(vault, size, store={"record": url}) as pilot:
        await until_seen(pilot, "In progress")
        await until_seen(pilot, "2 Events —")
        if room:
            await until_seen(pilot, f"Mo {'·' * 30}")
        assert ("reviews to come" in seen(pilot)) == room
