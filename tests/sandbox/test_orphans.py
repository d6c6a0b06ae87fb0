"""When the supervisor itself is killed, its boxes go with it."""

import secrets
import subprocess
import sys
import time
from pathlib import Path

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
