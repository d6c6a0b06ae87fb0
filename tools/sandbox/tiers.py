"""Finds out, by doing it, which kinds of isolation work on this machine."""

import asyncio
import functools
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from probatum.noun import Noun
from probatum.tools.sandbox import bwrap, docker, landlock, python, seccomp
from probatum.tools.sandbox.box import Box
from probatum.tools.sandbox.cleaning import cleaned
from probatum.tools.sandbox.launch import launch
from probatum.tools.sandbox.policy import Policy

Tier = Literal["bwrap", "docker", "landlock", "sandbox-exec"]
ORDER: dict[str, tuple[Tier, ...]] = {"linux": ("bwrap", "docker", "landlock"), "darwin": ("sandbox-exec",)}
"""By system, the strongest first."""
ESCAPE = """
import socket
seen = []
try:
    open({canary!r}).close()
    seen.append("a file of the host")
except OSError:
    pass
try:
    line = socket.socket()
    line.settimeout(1)
    line.connect(("127.0.0.1", {port}))
    seen.append("the host's network")
except OSError:
    pass
seen
"""


class TierReport(Noun):
    """What came of trying one isolation here."""

    tier: Tier
    works: bool
    detail: str
    """What was seen, or what is in the way."""


@functools.cache
def probe() -> tuple[TierReport, ...]:
    """Every isolation that this system could have, the strongest first; each that is there is started once."""
    return tuple(_try(tier) for tier in ORDER.get(sys.platform, ()))


def choose(wanted: str = "") -> TierReport | None:
    """The tier to use: ``wanted`` if it works, the strongest without a wish, None when there is none."""
    return next((r for r in probe() if r.works and wanted in {"", r.tier}), None)


def _try(tier: Tier) -> TierReport:
    if missing := _missing(tier):
        return TierReport(tier=tier, works=False, detail=missing)
    with ThreadPoolExecutor(1) as pool:  # the caller's thread may already run an event loop
        return pool.submit(lambda: asyncio.run(_start_once(tier))).result()


def _missing(tier: Tier) -> str:
    """What is plainly absent; empty when it is worth a try."""
    if tier == "bwrap":
        return "" if bwrap.program() and seccomp.supported() else "bubblewrap is not installed"
    if tier == "landlock":
        return "" if landlock.abi() and seccomp.supported() else "this kernel has no Landlock, or has it switched off"
    if not shutil.which(tier):
        return f"{tier} is not installed"
    return docker.lacking() if tier == "docker" else ""


async def _start_once(tier: Tier) -> TierReport:
    """Starts a box and lets it try to see a file and a port of the host."""
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with tempfile.NamedTemporaryFile(prefix="probatum-canary-") as canary:
        os.fchmod(canary.fileno(), 0o644)
        try:
            box = Box(await asyncio.to_thread(launch, tier, Policy(), python.standard()), Policy())
        except OSError as error:
            return TierReport(tier=tier, works=False, detail=f"cannot be started: {error}")
        try:
            started = await box.start()
            if started.ending != "done":
                said = cleaned(started.stderr).strip().splitlines() or [started.detail or started.ending]
                return TierReport(tier=tier, works=False, detail=f"cannot be started: {said[-1]}")
            run = await box.run(ESCAPE.format(canary=canary.name, port=port))
        finally:
            await box.close()
            server.close()
    works = run.ending == "done" and run.error is None and run.value == "[]"
    return TierReport(
        tier=tier, works=works, detail=_said(tier) if works else f"does not hold: {run.value or run.ending}"
    )


def _said(tier: Tier) -> str:
    return {
        "bwrap": "own root, process tree and network; files in memory of its own",
        "docker": "container without network",
        "landlock": f"kernel rules, version {landlock.abi()}; host names of files can be asked for, not their content",
        "sandbox-exec": "Seatbelt profile; memory is watched, not limited",
    }[tier]
