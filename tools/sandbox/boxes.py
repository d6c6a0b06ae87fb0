"""Opens a box under the strongest isolation that works here; refuses when there is none."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from probatum.errors import ProbatumError
from probatum.tools.sandbox import python
from probatum.tools.sandbox.box import Box
from probatum.tools.sandbox.launch import launch
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.tiers import choose, probe


class NoSandboxError(ProbatumError):
    """Nothing on this machine can hold a snippet; snippets are not run."""


async def started(policy: Policy, environment: python.Environment | None = None) -> Box:
    """A box that is ready; the caller closes it. Raises NoSandboxError."""
    report = await asyncio.to_thread(choose, policy.tier)
    if report is None:
        raise NoSandboxError(_why(policy.tier), "On Linux install bubblewrap; in a container allow user namespaces.")
    box = Box(await asyncio.to_thread(launch, report.tier, policy, environment or python.standard()), policy)
    run = await box.start()
    if run.ending != "done":
        await box.close()
        raise NoSandboxError(f"The sandbox ({report.tier}) did not start: {run.stderr.strip()[-300:] or run.detail}.")
    return box


@asynccontextmanager
async def open_box(policy: Policy, environment: python.Environment | None = None) -> AsyncIterator[Box]:
    """A box for the time of the block; nothing of it is left afterwards. Raises NoSandboxError."""
    box = await started(policy, environment)
    try:
        yield box
    finally:
        await box.close()


def _why(wanted: str) -> str:
    tried = "; ".join(f"{r.tier}: {r.detail}" for r in probe() if wanted in {"", r.tier})
    return f"No sandbox works here ({tried or 'none is known for this system'})."
