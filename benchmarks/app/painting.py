"""A reader at the keys of the real app: presses one, and waits until all that it set off is painted."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from probatum.configs.loading import load
from probatum.tui.app import ProbatumApp

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SIZE = (120, 40)
Cost = tuple[float, float]
"""Seconds that passed, and seconds that the app's thread computed."""


@asynccontextmanager
async def running(vault: Path) -> AsyncIterator[Pilot[None]]:
    """The app on that vault, without a model."""
    app = ProbatumApp(load({"vault": vault, "engine": "extractive"}), now=lambda: NOW, user=vault / "user.toml")
    async with app.run_test(size=SIZE) as pilot:
        yield pilot


async def painted(pilot: Pilot[Any], act: Callable[[], Awaitable[object]]) -> Cost:
    """Seconds from an act until everything that it set off is on the screen."""
    began, used = time.perf_counter(), time.thread_time()
    await act()
    await pilot._wait_for_screen()
    done = asyncio.Event()
    pilot.app.screen.call_after_refresh(done.set)
    await done.wait()
    return time.perf_counter() - began, time.thread_time() - used


async def press(pilot: Pilot[Any], key: str, character: str | None = None) -> None:
    """A key as a terminal sends it, handed on by the app; ``Pilot.press`` would wait until the process is idle."""
    event = events.Key(key, character)
    event.set_sender(pilot.app)
    pilot.app.post_message(event)
    taken = asyncio.Event()
    pilot.app.call_later(taken.set)
    await taken.wait()


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Waits for something to be so."""
    while not holds():
        await pilot.pause(0.01)
