"""Watches from outside what no kernel limit bounds for a whole box: memory, disk, work that nobody asked for."""

import asyncio
from collections.abc import Callable

from probatum.tools.sandbox import processes
from probatum.tools.sandbox.holding import memory
from probatum.tools.sandbox.jail import Jail
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.run import Ending

SECONDS = 0.1
"""Between two looks."""


async def watch(jail: Jail, policy: Policy, settle: Callable[[Ending], None], resting: Callable[[], bool]) -> None:
    """Looks until it is cancelled; ``settle`` hears of what was exceeded, ``resting`` says that no cell is run."""
    pid, worked, unasked = jail.process.pid, 0.0, 0.0
    while True:
        await asyncio.sleep(SECONDS)
        if memory(pid, policy.memory) > policy.memory:
            settle("memory")
        if jail.folder:
            size = processes.folder_size(jail.folder, policy.disk) + processes.nameless_size(pid)
            if size > policy.disk:
                settle("disk")
        before, worked = worked, processes.cpu_seconds(pid)
        unasked += max(worked - before, 0.0) if resting() else 0.0
        if unasked > policy.seconds:
            settle("timeout")
