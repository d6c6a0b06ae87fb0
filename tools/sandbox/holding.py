"""Counts the memory that a tree of processes holds, also where no resident size shows it.

What is queued in sockets belongs to the kernel; shared pages that were put down again belong to nobody, and stay.
"""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from probatum.tools.sandbox.processes import PROC, listed, tree

PIPE = 64 * 1024
FEW = 32
"""Sockets whose streams are not looked at: the kernel takes milliseconds to list them."""
WRITABLE, ENTRY = ("tmp", "work", "dev/shm"), 1536
"""Mounts that nothing in the box can put something else in the place of; the kernel's bytes for a file or folder."""
SOCKETS_OF_A_RECLUSE = 256
"""Counted for a process that does not let anybody look."""
SHARED = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) ..?.?s \S+ (\S+ \d+) +(?:/dev/zero|/memfd:|/SYSV)", re.MULTILINE)
"""In a process's map: shared memory that has no file."""


def memory(pid: int, limit: int) -> int:
    """Bytes that the tree holds; pages that forks share count once as soon as the sum is near ``limit``."""
    pids = list(tree(pid))
    if not PROC:
        return sum(_resident(p) for p in pids)
    unseen = _queued(pids) + _stored(pids) + (_put_down(pids) if sum(_virtual(p) for p in pids) > limit else 0)
    resident = sum(_resident(p) for p in pids)
    return unseen + (resident if unseen + resident < limit else sum(_proportional(p) for p in pids))


def _queued(pids: Sequence[int]) -> int:
    """What the tree's sockets and pipes can hold, each counted once and as if it were full."""
    ends: set[str] = set()
    recluses = 0
    for pid in pids:
        try:
            ends.update(_ends(Path(f"/proc/{pid}/fd")))
        except PermissionError:
            recluses += SOCKETS_OF_A_RECLUSE
        except OSError:
            continue
    sockets = sum(end.startswith("socket:") for end in ends)
    streams = _streamed(pids) if sockets + recluses > FEW else 0
    return (sockets + recluses) * _buffer() + (len(ends) - sockets) * PIPE + streams


def _ends(folder: Path) -> Iterator[str]:
    for descriptor in folder.iterdir():
        with suppress(FileNotFoundError):
            target = str(descriptor.readlink())
            if target.startswith(("socket:", "pipe:")):
                yield target


@cache
def _buffer() -> int:
    """Bytes that a socket queues, which the box's filter does not let it raise."""
    try:
        return int(Path("/proc/sys/net/core/wmem_default").read_text())
    except (OSError, ValueError):
        return 212_992


def _streamed(pids: Iterable[int]) -> int:
    """What is queued in the streams of the box's own network, whose buffers the kernel lets grow."""
    ours, networks = _network("self"), dict[str, int]()
    for pid in pids:
        network = _network(pid)
        if network not in {ours, ""}:
            networks[network] = pid
    lines = [
        line for pid in networks.values() for kind in ("tcp", "tcp6") for line in _lines(f"/proc/{pid}/net/{kind}")
    ]
    queues = [line.split()[4].split(":") for line in lines if line.split()[0] != "sl"]
    return sum(int(size, 16) for queue in queues for size in queue)


def _network(pid: int | str) -> str:
    try:
        return str(Path(f"/proc/{pid}/ns/net").readlink())
    except OSError:
        return ""


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


def _stored(pids: Sequence[int]) -> int:
    """What lies in the memory file systems of the box's own root; each entry takes room, an empty file too."""
    for pid in reversed(pids):
        with suppress(OSError):
            if not Path(f"/proc/{pid}/root").samefile("/"):
                found = [os.statvfs(f"/proc/{pid}/root/{place}") for place in WRITABLE]
                used = sum((one.f_blocks - one.f_bfree) * one.f_frsize for one in found)
                return used + sum(one.f_files - one.f_ffree for one in found) * ENTRY
    return 0


def _put_down(pids: Iterable[int]) -> int:
    """The size of memory without a file that the tree shares, whether or not somebody has its pages at hand."""
    blocks: dict[str, int] = {}
    recluses = 0
    for pid in pids:
        try:
            found = SHARED.findall(Path(f"/proc/{pid}/maps").read_text())
        except PermissionError:
            recluses += _virtual(pid)
            continue
        except OSError:
            continue
        sizes: dict[str, int] = {}
        for first, end, block in found:
            sizes[block] = sizes.get(block, 0) + int(end, 16) - int(first, 16)
        blocks |= {block: max(size, blocks.get(block, 0)) for block, size in sizes.items()}
    return sum(blocks.values()) + recluses


def _virtual(pid: int) -> int:
    return _told(pid)["VmSize"]


def _resident(pid: int) -> int:
    """What is at hand, with the tables that say where: reading a page of nothing takes a table and no page."""
    if not PROC:
        return sum(int(line.split()[2]) * 1024 for line in listed() if int(line.split()[0]) == pid)
    told = _told(pid)
    return told["VmRSS"] + told["VmPTE"]


def _told(pid: int) -> Counter[str]:
    """Bytes by the names of the kernel; nothing of a process that is gone."""
    lines = _lines(f"/proc/{pid}/status")
    return Counter({line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines if line.endswith(" kB")})


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")) + _told(pid)["VmPTE"]
    except (OSError, StopIteration):
        return _resident(pid)
