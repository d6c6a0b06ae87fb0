"""Settings in the app: changed on the spot, kept in the reader's file, refused with a reason."""

import tomllib
from pathlib import Path

from textual.widgets import Input

from tests.tui.conftest import Opened, app_of, until, until_on, until_seen, until_told


async def test_a_setting_is_changed_and_kept(vault: Path, tmp_path: Path, opened: Opened) -> None:
    kept = tmp_path / "user" / "config.toml"
    async with opened(vault) as pilot:
        await pilot.press("comma")
        await until_seen(pilot, "intermediate")
        await pilot.press("down", "enter")
        await until_on(pilot, "ChooseScreen")
        await pilot.press("enter")
        await until_seen(pilot, "beginner")
        await pilot.press("down", "down", "enter")
        await until_on(pilot, "AskScreen")
        pilot.app.screen.query_one(Input).value = "20"
        await pilot.press("enter")
        await until_on(pilot, "SettingsScreen")
        await until(pilot, lambda: app_of(pilot).settings.learner.minutes == 20)
    assert tomllib.loads(kept.read_text("utf-8"))["learner"] == {"level": "beginner", "minutes": 20}


async def test_what_a_setting_does_not_take_is_refused(vault: Path, tmp_path: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await pilot.press("comma")
        await until_seen(pilot, "minutes a day")
        await pilot.press("down", "down", "down", "enter")
        for typed, reason in (("many", "is not a value"), ("0", "greater than or equal to 1")):
            await until_on(pilot, "AskScreen")
            pilot.app.screen.query_one(Input).value = typed
            await pilot.press("enter")
            await until_told(pilot, reason)
            await pilot.press("enter")
    assert not (tmp_path / "user" / "config.toml").exists()


async def test_a_theme_chosen_in_the_palette_is_there_again(vault: Path, tmp_path: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await until_seen(pilot, "Take the first quiz")
        pilot.app.theme = "nord"
        await until(pilot, lambda: (tmp_path / "user" / "config.toml").exists())
    assert 'theme = "nord"' in (tmp_path / "user" / "config.toml").read_text("utf-8")
