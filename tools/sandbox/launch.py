"""Starts the process of a box under one of the isolations, and hands it the code of its own loop."""

import base64
import functools
import importlib.util
import marshal
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from probatum.tools.sandbox import bwrap, landlock, processes, python, seccomp
from probatum.tools.sandbox.policy import MB, Policy

INSIDE = ("", ".wire", ".confine", ".figures", ".others", ".cells", ".reading", ".main")
BOOT = """
import marshal, os, sys, types
def take(size):
    parts = b""
    while len(parts) < size:
        parts += os.read(control, size - len(parts)) or sys.exit(1)
    return parts
control = int(sys.argv[1])
for name, code in marshal.loads(take(int.from_bytes(take(4), "big"))):
    module = sys.modules[name] = types.ModuleType(name)
    exec(code, module.__dict__)
module.serve(control)
"""


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
    folder: str = ""
    """Where its files lie on the host; empty when they are in memory of its own."""


def launch(tier: str, policy: Policy, environment: python.Environment) -> Jail:
    """Starts a box; raises OSError when the program cannot be started."""
    jail = {"bwrap": _bwrap, "landlock": _landlock}[tier](policy, environment)
    jail.control.setblocking(False)
    return jail


def _bwrap(policy: Policy, environment: python.Environment) -> Jail:
    root = os.geteuid() == 0
    readable = (*python.base_folders(), *environment.sites, *([environment.fonts] if environment.fonts else []))
    filter_fd = _file_of(seccomp.program(namespaces=True))
    try:
        before = bwrap.command(policy, readable, filter_fd, root=root)
        variables = python.variables(bwrap.HOME, bwrap.TEMPORARY)
        process, control = _start(before, variables, [filter_fd])
    finally:
        os.close(filter_fd)
    order = _order(policy, environment, bwrap.WORK) | {"uid": _own_uid() if root else 0}

    def end() -> None:
        control.close()
        processes.end_namespace(process)

    return Jail("bwrap", process, control, end, order)


def _landlock(policy: Policy, environment: python.Environment) -> Jail:
    uid = _own_uid() if os.geteuid() == 0 else 0
    folder = tempfile.mkdtemp(prefix="probatum-box-")
    work = f"{folder}/work"
    for inner in (work, f"{work}/tmp"):
        Path(inner).mkdir()
        if uid:
            os.chown(inner, uid, uid)
    if uid:
        Path(folder).chmod(0o711)
    version = landlock.abi()
    readable = (*python.base_folders(), *environment.sites, *([environment.fonts] if environment.fonts else []))
    process, control = _start([], python.variables(work, f"{work}/tmp"), [])
    program = seccomp.program(namespaces=False, signals_scoped=version >= landlock.SCOPE_SINCE)
    order = _order(policy, environment, work) | {
        "uid": uid,
        "rules": landlock.rules(version, readable, work),
        "filter": base64.b64encode(program).decode(),
    }
    if not uid:
        order["limits"]["NPROC"] += _own_processes()

    def end() -> None:
        control.close()
        processes.end_group(process)
        _remove(folder)

    return Jail("landlock", process, control, end, order, work)


def _start(
    before: list[str], variables: dict[str, str], fds: list[int]
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    if hasattr(socket, "SO_PASSCRED"):
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    try:
        process = subprocess.Popen(
            [*before, python.base_python(), "-I", "-S", "-u", "-X", "utf8", "-c", BOOT, str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=variables,
            cwd="/",
            pass_fds=(theirs.fileno(), *fds),
            start_new_session=True,
        )
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    with suppress(OSError):  # a box that died at once is noticed when it does not answer
        ours.sendall(_loop())
    return process, ours


@functools.cache
def _loop() -> bytes:
    """The modules of ``inside``, compiled: the box's interpreter is of our own version."""
    modules = []
    for name in INSIDE:
        full = f"probatum.tools.sandbox.inside{name}"
        found = importlib.util.find_spec(full)
        assert found is not None, full
        assert found.origin is not None, full
        modules.append((full, compile(Path(found.origin).read_text("utf-8"), f"<box{name}>", "exec")))
    body = marshal.dumps(modules)
    return len(body).to_bytes(4, "big") + body


def _order(policy: Policy, environment: python.Environment, work: str) -> dict[str, Any]:
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


def _own_uid() -> int:
    """A user of the box's own, so that limits and signals of boxes do not mix."""
    return (1 << 30) + secrets.randbelow(1 << 28)


def _own_processes() -> int:
    """Threads of this user, which RLIMIT_NPROC counts as well."""
    count = 0
    for name in os.listdir("/proc"):
        with suppress(OSError):
            if name.isdigit() and os.stat(f"/proc/{name}").st_uid == os.getuid():
                count += len(os.listdir(f"/proc/{name}/task"))
    return count


def _file_of(content: bytes) -> int:
    fd = os.memfd_create("filter")
    os.write(fd, content)
    os.lseek(fd, 0, os.SEEK_SET)
    return fd


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


def interrupt(pid: int) -> None:
    """Asks the running cell to stop, as Ctrl-C would."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)
