"""Time that other programs took from a snippet is given back to it, within bounds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from probatum.tools.sandbox import processes

SPIN = """
import time
end = time.process_time() + 0.3
while time.process_time() < end:
    pass
print("done", flush=True)
input()
"""


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="the kernel does not tell")
def test_waiting_for_a_processor_is_seen() -> None:
    """Two programs that want the same processor wait for each other."""
    core = next(iter(os.sched_getaffinity(0)))
    command = [sys.executable, "-c", SPIN]
    both = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(2)]
    try:
        for one in both:
            os.sched_setaffinity(one.pid, {core})
        for one in both:
            assert one.stdout is not None
            assert one.stdout.readline() == b"done\n"
        assert max(processes.held_up(one.pid) for one in both) > 0.1
    finally:
        for one in both:
            one.communicate(b"\n")


def test_a_process_that_is_gone_waited_for_nothing() -> None:
    assert processes.held_up(2**22 + 1) == 0.0
