"""Waits for a cell, and longer when other programs kept it from the processor."""

import asyncio
from typing import Any

from probatum.tools.sandbox.processes import held_up

MOST = 1.0
"""By what part of its time a cell's time is drawn out, at most."""
LEAST_OWED = 0.02
"""Less waiting than this part of its time is not made up for."""


async def answered(answer: asyncio.Future[Any], worker: int, seconds: float) -> bool:
    """Waits for the answer; as long again, at most, as others kept the process ``worker`` waiting meanwhile."""
    before, granted, more = held_up(worker), 0.0, seconds
    while more > 0 and not (await asyncio.wait({answer}, timeout=more))[0]:
        owed = min(held_up(worker) - before, seconds * MOST)
        more = owed - granted if owed - granted > LEAST_OWED * seconds else 0.0
        granted += more
    return answer.done()
