"""Looks at and ends whole trees of processes, by what the kernel says of them."""

import os
import select
import signal
import stat
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc/self").exists()
DEEPEST = 60


def children(pid: int) -> list[int]:
    """Direct children; empty when the process is gone."""
    if not PROC:
        return [int(line.split()[0]) for line in listed() if int(line.split()[1]) == pid]
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found.extend(int(child) for child in (thread / "children").read_text().split())
    return found


def tree(pid: int) -> Iterator[int]:
    """The process and all that descend from it."""
    waiting = [pid]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(children(current))


def go_first(pid: int) -> None:
    """Where memory runs out, the kernel ends this tree, and what it forks, before anything else of the host."""
    for process in tree(pid) if PROC else ():
        with suppress(OSError):
            Path(f"/proc/{process}/oom_score_adj").write_text("1000")


def held_up(pid: int) -> float:
    """Seconds that the process was ready to run and had to wait for a processor; 0.0 where nothing tells."""
    try:
        threads = Path(f"/proc/{pid}/task").iterdir()
        return max(int((thread / "schedstat").read_text().split()[1]) for thread in threads) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def cpu_seconds(pid: int) -> float:
    """Processor time that the tree took, with that of its children that were waited for; 0.0 where nothing tells."""
    ticks = 0
    for process in tree(pid) if PROC else ():
        with suppress(OSError, ValueError, IndexError):
            ticks += sum(map(int, Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def listed() -> list[str]:
    """``pid ppid kilobytes`` of every process, where there is no /proc."""
    command = ["/bin/ps", "-axo", "pid=,ppid=,rss="]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()


def interrupt(pid: int) -> None:
    """Asks the running cell to stop, as Ctrl-C would."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)


def end_namespace(process: subprocess.Popen[bytes], firsts: Iterable[int]) -> None:
    """Kills the first process of the box's own process namespace; the kernel ends all others before it is gone itself.

    ``firsts`` are descriptors of it. It is waited for even where bubblewrap, its parent, has ended already.
    """
    for first in firsts:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(first, signal.SIGKILL)
        ending = select.poll()
        ending.register(first, select.POLLIN)
        ending.poll(2000)
        os.close(first)
    for child in children(process.pid):  # it never came as far as to answer
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _reap(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kills the box's process group, which nothing in it can leave."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    _reap(process)
    until = time.monotonic() + 2
    while _lives(process.pid) and time.monotonic() < until:
        time.sleep(0.005)


def _lives(group: int) -> bool:
    """True while a process of that group still runs; one that only waits to be reaped does not."""
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    for place in Path("/proc").iterdir() if PROC else ():
        if place.name.isdigit():
            with suppress(OSError):
                fields = (place / "stat").read_text().rpartition(")")[2].split()
                if int(fields[2]) == group and fields[0] not in "ZX":
                    return True
    return False


def _reap(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)


def folder_size(folder: str, limit: int) -> int:
    """Bytes that a tree of files takes, counted until ``limit``; a file or folder counts at least a block.

    Folders nested deeper than any snippet needs count as over the limit: they are slow to walk, or cannot be named.
    """
    total, waiting = 0, [(folder, 0)]
    while waiting and total <= limit:
        place, depth = waiting.pop()
        if depth > DEEPEST:
            return limit + 1
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                total += max(4096, entry.stat(follow_symlinks=False).st_blocks * 512)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, depth + 1))
                if total > limit:
                    break
    return total


def nameless_size(pid: int) -> int:
    """Bytes of files that were deleted and are still held open somewhere in the tree."""
    found: dict[tuple[int, int], int] = {}
    for process in tree(pid):
        with suppress(OSError):
            for descriptor in Path(f"/proc/{process}/fd").iterdir():
                with suppress(OSError):
                    status = descriptor.stat()
                    if stat.S_ISREG(status.st_mode) and not status.st_nlink:
                        found[status.st_dev, status.st_ino] = status.st_blocks * 512
    return sum(found.values())
