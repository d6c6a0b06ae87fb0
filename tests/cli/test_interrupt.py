"""Ctrl-C ends a command though one of its threads cannot be stopped."""

import signal
import subprocess
import sys

STUCK = """
import asyncio, time
from probatum.tui import cli, running
from probatum.tui.commands import models

async def stuck():
    doing = asyncio.create_task(asyncio.to_thread(time.sleep, 600))
    await asyncio.sleep(0)
    print("at work", flush=True)
    await doing

models.run = lambda args: running.run(stuck())
cli.entry()
"""


def test_a_thread_that_cannot_be_stopped_holds_nothing_up() -> None:
    command = [sys.executable, "-c", STUCK, "models"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "at work\n"
        process.send_signal(signal.SIGINT)
        try:
            _, told = process.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert process.returncode == 130
    assert "it goes on" in told
