"""One thread with its own event loop for everything that takes long, so that no key ever waits for it."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")
PATIENCE = 2
"""Seconds that leaving the app waits for what is under way."""


class Engine:
    """Runs coroutines off the app's thread; what they tell comes back as messages that they post."""

    def __init__(self) -> None:
        """Starts the thread."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="engine", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], Coroutine[Any, Any, T]]) -> "Future[T]":
        """Starts ``work`` there; cancelling the future cancels it. ``work`` is called on the engine's thread."""

        async def begin() -> T:
            return await work()

        return asyncio.run_coroutine_threadsafe(begin(), self._loop)

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The result of ``work``, awaited by the app without holding it up."""
        return await asyncio.wrap_future(self.submit(work))

    def stop(self) -> None:
        """Cancels what is under way and ends the thread; one that is deep in a computation ends with the process."""
        cancelled = asyncio.run_coroutine_threadsafe(_cancel_all(), self._loop)
        try:
            cancelled.result(timeout=PATIENCE)
        except TimeoutError:
            return  # the thread is a daemon
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=PATIENCE)


async def _cancel_all() -> None:
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
