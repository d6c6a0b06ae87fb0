"""Starts a box under one of the isolations."""

import base64
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

from probatum.tools.sandbox import bwrap, docker, landlock, processes, python, seatbelt, seccomp
from probatum.tools.sandbox.policy import MB, Policy
from probatum.tools.sandbox.starting import arguments, hand_over, start

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
    folder: str = ""
    """Where its files lie on the host; empty when they are in memory of its own."""


def launch(tier: str, policy: Policy, environment: python.Environment) -> Jail:
    """Starts a box; raises OSError when the program cannot be started."""
    start_tier = {"bwrap": _bwrap, "docker": _docker, "landlock": _landlock, "sandbox-exec": _seatbelt}[tier]
    return start_tier(policy, environment)


def _bwrap(policy: Policy, environment: python.Environment) -> Jail:
    root = os.geteuid() == 0
    readable = python.readable(environment)
    filter_fd = _file_of(seccomp.program(namespaces=True, network=policy.allow_network))
    try:
        before = bwrap.command(policy, readable, filter_fd, root=root)
        variables = python.variables(bwrap.HOME, bwrap.TEMPORARY, network=policy.allow_network)
        process, control = start(before, variables, [filter_fd])
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
    for inner in (work, f"{work}/{TEMPORARY}"):
        Path(inner).mkdir()
        if uid:
            os.chown(inner, uid, uid)
    if uid:
        Path(folder).chmod(0o711)
    version = landlock.abi()
    readable = python.readable(environment)
    process, control = start([], python.variables(work, f"{work}/{TEMPORARY}", network=policy.allow_network))
    scoped = version >= landlock.SCOPE_SINCE
    program = seccomp.program(namespaces=False, signals_scoped=scoped, network=policy.allow_network)
    order = _order(policy, environment, work) | {
        "uid": uid,
        "rules": landlock.rules(version, readable, work, network=policy.allow_network),
        "filter": base64.b64encode(program).decode(),
    }
    if not uid:
        order["limits"]["NPROC"] += _own_processes()

    def end() -> None:
        control.close()
        processes.end_group(process)
        _remove(folder)

    return Jail("landlock", process, control, end, order, work)


def _docker(policy: Policy, environment: python.Environment) -> Jail:
    """The control socket lies in a folder that both sides see; a container is given no descriptors."""
    name = f"probatum-{secrets.token_hex(8)}"
    folder = tempfile.mkdtemp(prefix=f"{name}-")
    Path(folder).chmod(0o755)
    readable = [*environment.sites, *([environment.fonts] if environment.fonts else [])]
    variables = python.variables(docker.WORK, docker.TEMPORARY, network=policy.allow_network)
    before = docker.command(policy, name, folder, readable, variables)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(f"{folder}/socket")
        Path(f"{folder}/socket").chmod(0o666)
        door.listen(1)
        door.settimeout(docker.START_SECONDS)
        process = subprocess.Popen(
            [*before, "python", *arguments(f"{docker.CONTROL}/socket")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            control, _ = door.accept()
        except BaseException:
            docker.end(name)
            process.kill()
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    if hasattr(socket, "SO_PASSCRED"):
        control.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    hand_over(control)

    def end() -> None:
        control.close()
        docker.end(name)
        process.wait(10)

    return Jail("docker", process, control, end, _order(policy, environment, docker.WORK))


def _seatbelt(policy: Policy, environment: python.Environment) -> Jail:
    folder = str(Path(tempfile.mkdtemp(prefix="probatum-box-")).resolve())
    work = f"{folder}/work"
    Path(f"{work}/{TEMPORARY}").mkdir(parents=True)
    rules = seatbelt.profile(python.readable(environment), work, allow_network=policy.allow_network)
    process, control = start(
        ["/usr/bin/sandbox-exec", "-p", rules],
        python.variables(work, f"{work}/{TEMPORARY}", network=policy.allow_network),
    )

    def end() -> None:
        control.close()
        processes.end_group(process)
        _remove(folder)

    return Jail("sandbox-exec", process, control, end, _order(policy, environment, work), work)


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
    for place in Path("/proc").iterdir():
        with suppress(OSError):
            if place.name.isdigit() and place.stat().st_uid == os.getuid():
                count += sum(1 for _ in (place / "task").iterdir())
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
