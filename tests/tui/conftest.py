"""The app on a vault with one chapter's notes, driven by keys."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from probatum.configs.loading import load
from probatum.tui.app import ProbatumApp
from probatum.workflows.book_part import BookPart
from probatum.workflows.day import make_day
from probatum.workflows.events import ignore
from tests.conftest import SAMPLE

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(scope="session")
def _studied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    vault = tmp_path_factory.mktemp("studied") / "vault"
    settings = load({"vault": vault, "engine": "extractive"}, environ={}, user=vault / "none.toml")
    asyncio.run(make_day(BookPart(SAMPLE, chapter="2"), settings, on_event=ignore, now=lambda: NOON))
    return vault


@pytest.fixture
def vault(_studied: Path, tmp_path: Path) -> Path:
    """A vault with the notes of the sample's second chapter; the test's own."""
    return Path(shutil.copytree(_studied, tmp_path / "vault"))


@pytest.fixture
def note(vault: Path) -> Path:
    """These notes."""
    return next(vault.glob("* - 2 *.md"))


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Opens the app on a vault: ``async with opened(vault) as pilot``."""

    @asynccontextmanager
    async def begin(place: Path, size: tuple[int, int] = (100, 40), **settings: Any) -> AsyncIterator[Pilot[None]]:
        given = load({"vault": place, "engine": "extractive", **settings}, environ={}, user=tmp_path / "none.toml")
        app = ProbatumApp(given, now=lambda: NOON, user=tmp_path / "user" / "config.toml")
        async with app.run_test(size=size) as pilot:
            yield pilot

    return begin


def app_of(pilot: Pilot[None]) -> ProbatumApp:
    """The app by its own type."""
    assert isinstance(pilot.app, ProbatumApp)
    return pilot.app


async def until(pilot: Pilot[None], holds: Callable[[], object], seconds: float = 90) -> None:
    """Lets the app go on until something holds."""
    end = time.monotonic() + seconds
    while True:
        await pilot.pause(0.02)
        if holds():
            return
        assert time.monotonic() < end, f"It never came to hold.\n{seen(pilot)}"


async def until_on(pilot: Pilot[None], screen: str, seconds: float = 90) -> None:
    """Waits for a screen by the name of its class."""
    await until(pilot, lambda: type(pilot.app.screen).__name__ == screen and pilot.app.screen.is_mounted, seconds)


async def until_seen(pilot: Pilot[None], text: str, seconds: float = 90) -> None:
    """Waits for words on the screen."""
    await until(pilot, lambda: text in seen(pilot), seconds)


async def until_told(pilot: Pilot[None], text: str) -> None:
    """Waits for words in a notice."""
    await until(pilot, lambda: text in told(pilot))


def seen(pilot: Pilot[None]) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips())


def told(pilot: Pilot[None]) -> str:
    """The notices so far."""
    return "\n".join(notice.message for notice in pilot.app._notifications)


def text_of(pilot: Pilot[None], query: str) -> str:
    """What a Static holds."""
    return str(pilot.app.screen.query_one(query, Static).content)


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Types words into the field that has the focus."""
    await pilot.press(*("space" if sign == " " else sign for sign in text))
