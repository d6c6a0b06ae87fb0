"""What cells leave behind is watched while nobody asks; when the supervisor is killed, its boxes go with it."""

import asyncio
import secrets
import subprocess
import sys
import time
from pathlib import Path

import pytest

from probatum.tools.sandbox import Policy, open_box
from probatum.tools.sandbox.policy import MB
from probatum.tools.sandbox.processes import tree

SUPERVISOR = """
import asyncio, sys
from probatum.tools.sandbox import Policy, open_box, python
variables = python.variables
python.variables = lambda *a, **k: variables(*a, **k) | {"MARK": sys.argv[2]}
async def main():
    async with open_box(Policy(tier=sys.argv[1], seconds=100, seconds_total=100)) as box:
        await box.run("import subprocess; subprocess.Popen(['/bin/sleep', '98765'])")
        print("ready", flush=True)
        await box.run("while True: pass")
asyncio.run(main())
"""
PATIENCE = 10


def test_nothing_outlives_a_killed_supervisor(tier: str) -> None:
    mark = secrets.token_hex(12)
    supervisor = subprocess.Popen([sys.executable, "-c", SUPERVISOR, tier, mark], stdout=subprocess.PIPE)
    assert supervisor.stdout is not None
    assert supervisor.stdout.readline() == b"ready\n"
    assert len(marked(mark)) >= 2
    supervisor.kill()
    supervisor.wait()
    supervisor.stdout.close()
    until = time.monotonic() + PATIENCE
    while marked(mark) and time.monotonic() < until:
        time.sleep(0.05)
    assert marked(mark) == []


EATS = """
import os, time
for _ in range(4):
    if os.fork() == 0:
        time.sleep(0.3)
        held = [bytearray(1 << 20) for _ in range(90)]
        time.sleep(600)
"""
WORKS = """
import os
for _ in range(2):
    if os.fork() == 0:
        while True: pass
"""


@pytest.mark.parametrize("left_behind", [EATS, WORKS])
async def test_what_a_cell_left_behind_is_watched_between_cells(tier: str, left_behind: str) -> None:
    policy = Policy(tier=tier, data=100 * MB, memory=200 * MB, seconds=1)
    async with open_box(policy) as box:
        assert (await box.run("x = 1")).ending == "done"
        await asyncio.sleep(0.5)
        assert box.alive
        assert (await box.run(left_behind)).ending == "done"
        inside = list(tree(box.pid))
        for _ in range(100 * PATIENCE):
            await asyncio.sleep(0.01)
            if not box.alive and not any(map(lives, inside)):
                return
    pytest.fail("it went on")


def lives(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def marked(mark: str) -> list[int]:
    """Living processes with the mark in their environment."""
    found = []
    for place in Path("/proc").iterdir():
        try:
            if place.name.isdigit() and mark.encode() in (place / "environ").read_bytes():
                found.append(int(place.name))
        except OSError:
            continue
    return found
