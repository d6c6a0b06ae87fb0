"""Watches from outside what no kernel limit bounds for a whole tree of processes: memory and disk."""

import asyncio
from collections.abc import Callable

from probatum.tools.sandbox import processes
from probatum.tools.sandbox.holding import memory
from probatum.tools.sandbox.jail import Jail
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.run import Ending

SECONDS = 0.1
"""Between two looks."""


async def watch(jail: Jail, policy: Policy, settle: Callable[[Ending], None]) -> None:
    """Looks until it is cancelled; ``settle`` hears of what was exceeded."""
    while True:
        await asyncio.sleep(SECONDS)
        pid = jail.process.pid
        if memory(pid, policy.memory) > policy.memory:
            settle("memory")
        if jail.folder:
            size = processes.folder_size(jail.folder, policy.disk) + processes.nameless_size(pid)
            if size > policy.disk:
                settle("disk")
