"""When to try again, how long to wait first, and how many calls may be under way at once."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from probatum.tools.models.errors import Busy, Unreachable

T = TypeVar("T")

TRIES = 6
FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0
"""Seconds; a server that asks for more is given up, unless it says so itself."""


class Gate:
    """Lets at most ``most`` calls through at once; fewer after "too many", slowly more again when all goes well.

    Additive increase, multiplicative decrease (Chiu and Jain, 1989), as TCP does it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._limit = float(most)
        self._inside = 0
        self._changed = asyncio.Condition()
        self._shut_until = 0.0
        self._last_cut = 0.0

    @property
    def limit(self) -> int:
        """Calls that may be under way now."""
        return max(1, int(self._limit))

    @asynccontextmanager
    async def enter(self) -> AsyncIterator[float]:
        """A place inside; yields the loop's time at entry."""
        loop = asyncio.get_running_loop()
        async with self._changed:
            await self._changed.wait_for(lambda: self._inside < self.limit)
            self._inside += 1
        try:
            await asyncio.sleep(max(0.0, self._shut_until - loop.time()))
            yield loop.time()
        finally:
            self._inside -= 1
            async with self._changed:
                self._changed.notify_all()

    def went_well(self) -> None:
        """One more may enter after as many good calls as are let in now."""
        self._limit = min(self._most, self._limit + 1 / self._limit)

    def too_many(self, entered: float, wait: float) -> None:
        """Halves the limit, once for all the calls that were under way together, and shuts for ``wait`` seconds."""
        now = asyncio.get_running_loop().time()
        self._shut_until = max(self._shut_until, now + wait)
        if entered >= self._last_cut:
            self._limit = max(1.0, self._limit / 2)
            self._last_cut = now


async def patiently(work: Callable[[], Awaitable[T]], gate: Gate, rng: random.Random) -> T:
    """The value of ``work``, tried again when the server is busy or out of reach; raises what it raised at last.

    Waits are doubled each time with full jitter (Brooker, "Exponential Backoff And Jitter", 2015),
    or as long as the server asks.
    """
    for attempt in range(TRIES):
        wait = rng.uniform(0, min(LONGEST_WAIT, FIRST_WAIT * 2**attempt))
        async with gate.enter() as entered:
            try:
                value = await work()
            except (Busy, Unreachable) as error:
                if attempt == TRIES - 1:
                    raise
                asked = error.wait if isinstance(error, Busy) else None
                if isinstance(error, Busy) and error.status == 429:
                    gate.too_many(entered, asked or 0.0)
                wait = asked + wait if asked else wait
            else:
                gate.went_well()
                return value
        await asyncio.sleep(wait)
    raise AssertionError("the last try returns or raises")
