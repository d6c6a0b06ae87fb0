"""A running box as the supervisor holds it, and what every isolation needs to make one."""

import secrets
import shutil
import socket
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from probatum.tools.sandbox import processes
from probatum.tools.sandbox.policy import MB, Policy
from probatum.tools.sandbox.python import Environment

TEMPORARY = "tmp"
"""Folder for temporary files, in the work folder of a box without a root of its own."""


@dataclass
class Jail:
    """A running box as the supervisor holds it."""

    tier: str
    process: subprocess.Popen[bytes]
    control: socket.socket
    end: Callable[[], None]
    """Kills everything in it and cleans up; blocks until that is done."""
    order: dict[str, Any]
    """What the loop inside is told first."""
    ready: Callable[[], None] = lambda: None
    """Called as soon as the loop inside has answered."""
    folder: str = ""
    """Where its files lie on the host; empty when they are in memory of its own."""


def order(policy: Policy, environment: Environment, work: str) -> dict[str, Any]:
    """What the loop inside is told first: where it works, what it may use."""
    return {
        "work": work,
        "sites": list(environment.sites),
        "fonts": environment.fonts,
        "most_figures": policy.figures,
        "most_pixels": policy.figure_pixels,
        "limits": {
            "CORE": 0,
            "DATA": policy.data,
            "CPU": policy.cpu_seconds,
            "NPROC": policy.processes,
            "FSIZE": policy.file_size,
            "NOFILE": policy.open_files,
            "STACK": 8 * MB,
            "MEMLOCK": 0,
        },
    }


def own_uid() -> int:
    """A user of the box's own, so that limits and signals of boxes do not mix."""
    return (1 << 30) + secrets.randbelow(1 << 28)


def end_group(process: subprocess.Popen[bytes], control: socket.socket, folder: str) -> None:
    """Ends a box that has no namespace of its own: its processes by their group, its files by their folder."""
    control.close()
    processes.end_group(process)
    _remove(folder)


def _remove(folder: str) -> None:
    """Deletes in the background: a deep tree takes long; ``rm`` follows no links and needs no recursion."""
    gone = f"{folder}.gone"
    with suppress(OSError):
        Path(folder).rename(gone)
        subprocess.Popen(
            [shutil.which("rm") or "/bin/rm", "-rf", "--one-file-system", gone],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
