"""The app's manners: keys that can be changed, a terminal that is too small, damage that is said."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets import Static

from probatum.tui.app import ProbatumApp
from probatum.tui.screens.quiz import QuizScreen
from probatum.tui.screens.today import TodayScreen
from tests.tui.conftest import Opened, seen, told, until, until_on, until_seen


async def test_keys_are_the_readers_own(vault: Path, opened: Opened) -> None:
    async with opened(vault, app={"keys": {"app.library": "f2"}}) as pilot:
        await until_seen(pilot, "f2 Library")
        await pilot.press("f2")
        await until_on(pilot, "LibraryScreen")


async def test_an_unknown_theme_is_said_and_known_ones_are_taken(vault: Path, opened: Opened) -> None:
    async with opened(vault, app={"theme": "nosuch"}) as pilot:
        await until(pilot, lambda: "No theme is called nosuch" in told(pilot))
    async with opened(vault, app={"theme": "ansi-dark"}) as pilot:
        assert pilot.app.theme == "ansi-dark"


async def test_a_small_terminal_is_told_what_is_needed(vault: Path, opened: Opened) -> None:
    async with opened(vault, (60, 20)) as pilot:
        await until_seen(pilot, "Probatum needs 70 × 22 characters")
        await pilot.resize_terminal(80, 24)
        await until_seen(pilot, "Take the first quiz")


async def test_the_keys_of_a_screen_are_listed(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_on(pilot, "LibraryScreen")
        await pilot.press("question_mark")
        await until_seen(pilot, "A session with the tutor on the chapter.")
        assert "Cursor" not in seen(pilot)
        await pilot.press("escape")
        await until_on(pilot, "LibraryScreen")


async def test_a_damaged_record_is_said_where_it_is_met(vault: Path, opened: Opened) -> None:
    (vault / ".probatum" / "record.db").write_bytes(b"not a database at all" * 100)
    async with opened(vault) as pilot:
        await until(pilot, lambda: str(pilot.app.screen.query_one("#trouble", Static).content))
        assert "record" in seen(pilot)
        for key in "lp":
            await pilot.press(key)
            await until_seen(pilot, "record")


async def test_every_place_is_a_click_away(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await until_seen(pilot, "Take the first quiz")
        column = seen(pilot).splitlines()[0].index("Progress")
        await pilot.click(offset=(column + 2, 0))
        await until_on(pilot, "ProgressScreen")


async def test_the_palette_knows_places_and_keys(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_on(pilot, "LibraryScreen")
        await until_seen(pilot, "2 Events")
        titles = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert {"Today", "Progress", "Tutor", "Add a book"} <= titles


async def test_a_fault_leaves_the_app_and_is_kept_for_the_report(
    vault: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: TodayScreen) -> None:
        raise RuntimeError("a gear broke")

    monkeypatch.setattr(TodayScreen, "action_quiz", broken)
    apps: list[ProbatumApp] = []

    async def journey() -> None:
        async with opened(vault) as pilot:
            assert isinstance(pilot.app, ProbatumApp)
            apps.append(pilot.app)
            await until_seen(pilot, "Take the first quiz")
            await pilot.press("z")
            await pilot.pause()

    with pytest.raises(RuntimeError, match="a gear broke"):
        await journey()
    assert isinstance(apps[0].fault, RuntimeError)
    assert "Traceback" not in capsys.readouterr().err


def test_the_first_frame_waits_for_no_engine() -> None:
    heavy = {"sqlalchemy", "numpy", "pymupdf", "openai", "chromadb", "fsrs", "autogen_core"}
    code = f"import sys, probatum.tui.app; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "[]"


async def test_a_record_that_cannot_be_opened_is_said_and_ends_nothing(tmp_path: Path, opened: Opened) -> None:
    async with opened(tmp_path / "vault", store={"record": f"sqlite:///{tmp_path}"}) as pilot:
        for key in ("a", "z", "l", "a"):
            await pilot.press(key)
            await pilot.pause(0.3)
        await until(pilot, lambda: "unable to open database file" in told(pilot))
        await pilot.press("comma")
        await until_on(pilot, "SettingsScreen")


async def test_a_quiz_whose_answers_cannot_be_kept_says_so_and_stands(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await until_seen(pilot, "Take the first quiz")
        await pilot.press("down", "enter")
        await until_on(pilot, "QuizScreen")
        await until_seen(pilot, "question 1")
        with sqlite3.connect(vault / ".probatum" / "record.db") as taken:
            for (table,) in taken.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                taken.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_gone"')
        await pilot.press("f8")
        await until(pilot, lambda: "record" in told(pilot))
        assert type(pilot.app.screen) is QuizScreen
