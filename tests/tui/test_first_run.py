"""The first run: a reader with no book and no key is at their first notes after one key."""

from pathlib import Path

from tests.tui.conftest import Opened, seen, told, until, until_on, until_seen


async def test_the_sample_is_one_key_away(tmp_path: Path, opened: Opened) -> None:
    async with opened(tmp_path / "new") as pilot:
        await until_on(pilot, "WelcomeScreen")
        await until_seen(pilot, "none set: notes come from the book's own words")
        assert str(tmp_path / "new") in seen(pilot).replace("\n", "") or "vault" in seen(pilot)
        await pilot.press("enter")
        await until_on(pilot, "MakingScreen")
        await until_on(pilot, "NotesScreen")
        await until_seen(pilot, "In short")
    assert list((tmp_path / "new").glob("*Clockwork* - 1 Steps.md"))


async def test_who_looks_around_is_told_where_to_begin(tmp_path: Path, opened: Opened) -> None:
    async with opened(tmp_path / "new") as pilot:
        await until_on(pilot, "WelcomeScreen")
        await pilot.press("escape")
        await until_seen(pilot, "the sample is there to try")
        await pilot.press("z")
        await until(pilot, lambda: "There are no questions yet" in told(pilot))


async def test_a_reader_with_a_book_is_not_welcomed_again(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await until_seen(pilot, "Take the first quiz on 2 Events")
        assert type(pilot.app.screen).__name__ == "TodayScreen"
