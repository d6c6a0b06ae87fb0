"""Runs a command's work so that Ctrl-C and a polite kill stop it in order, at once."""

import asyncio
import signal
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


class Workers(ThreadPoolExecutor):
    """Threads that nobody waits for in the end: what was awaited has come, and what was given up cannot be stopped."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Lets the threads be."""
        super().shutdown(wait=False, cancel_futures=True)


def run(work: Coroutine[Any, Any, T]) -> T:
    """The result of ``work``. Raises KeyboardInterrupt when it was interrupted, once it has let go of everything."""
    with asyncio.Runner() as runner:
        return runner.run(_stoppable(work))


async def _stoppable(work: Coroutine[Any, Any, T]) -> T:
    """Both signals cancel the task: an exception out of a signal handler would tear through the event loop."""
    loop, task = asyncio.get_running_loop(), asyncio.ensure_future(work)
    loop.set_default_executor(Workers())
    stopped: list[signal.Signals] = []

    def stop(which: signal.Signals) -> None:
        stopped.append(which)
        task.cancel()

    for which in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(which, stop, which)
    try:
        return await task
    except asyncio.CancelledError:
        if stopped:
            raise KeyboardInterrupt from None
        raise
    finally:
        for which in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(which)
