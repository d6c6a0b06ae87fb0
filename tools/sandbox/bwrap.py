"""A box under bubblewrap: a root of its own, no network, no privileges, everything gone at the end."""

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from probatum.tools.sandbox import processes, python, seccomp
from probatum.tools.sandbox.jail import Jail, own_uid
from probatum.tools.sandbox.jail import order as order_of
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.starting import start

WORK, HOME, TEMPORARY = "/work", "/home/u", "/tmp"  # noqa: S108  # inside the box, where it is a tmpfs of its own
SYSTEM_READ = ("/etc/ld.so.cache", "/etc/fonts", "/etc/alternatives", "/etc/localtime")
NETWORK_READ = ("/etc/resolv.conf", "/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/etc/hosts", "/etc/nsswitch.conf")
SHARED_MEMORY = 16 * 1024 * 1024


def program() -> str:
    """Path of bubblewrap; empty when it is not installed."""
    return shutil.which("bwrap", path="/usr/bin:/usr/local/bin:/bin") or ""


def launch(policy: Policy, environment: python.Environment) -> Jail:
    """Starts a box; raises OSError when bubblewrap cannot be started."""
    root = os.geteuid() == 0
    readable = python.readable(environment)
    filter_fd = _file_of(seccomp.program(namespaces=True, network=policy.allow_network))
    try:
        before = command(policy, readable, filter_fd, root=root)
        variables = python.variables(HOME, TEMPORARY, network=policy.allow_network)
        process, control = start(before, variables, [filter_fd])
    finally:
        os.close(filter_fd)
    order = order_of(policy, environment, WORK) | {"uid": own_uid() if root else 0}

    firsts: list[int] = []

    def ready() -> None:
        firsts.extend(os.pidfd_open(pid) for pid in processes.children(process.pid))

    def end() -> None:
        control.close()
        processes.end_namespace(process, firsts)

    return Jail("bwrap", process, control, end, order, ready)


def command(policy: Policy, readable: Sequence[str], filter_fd: int, *, root: bool) -> list[str]:
    """Everything before the program that runs inside; order matters: a tmpfs before what is bound below it.

    Run by root, no user namespace is made: its only user would be root to the kernel. The runner gets the two
    capabilities that it needs to become an unprivileged user, and nothing runs before it has.
    """
    return [
        program(),
        *_namespaces(policy, root=root),
        *("--die-with-parent", "--new-session", "--hostname", "sandbox", "--seccomp", str(filter_fd)),
        *("--ro-bind", "/usr", "/usr"),
        *_links(),
        *("--perms", "0755", "--dir", "/etc"),
        *_bound("--ro-bind-try", SYSTEM_READ + (NETWORK_READ if policy.allow_network else ())),
        *("--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev"),  # else one may write into the loop's memory
        *_writable("/dev/shm", SHARED_MEMORY),  # noqa: S108 - a folder inside the box
        *_writable(TEMPORARY, policy.disk),
        *_writable(WORK, policy.disk),
        *_writable(HOME, policy.disk // 8),
        *_folders_above(readable),
        *_bound("--ro-bind", readable),
        *("--chdir", "/", "--remount-ro", "/dev", "--remount-ro", "/", "--"),
    ]


def _namespaces(policy: Policy, *, root: bool) -> list[str]:
    kinds = ["--unshare-ipc", "--unshare-pid", "--unshare-uts", "--unshare-cgroup-try"]
    if not policy.allow_network:
        kinds.append("--unshare-net")
    if root:
        return [*kinds, "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    return [*kinds, "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL"]


def _links() -> list[str]:
    return [
        word for name in ("lib", "lib32", "lib64", "bin", "sbin") for word in ("--symlink", f"usr/{name}", f"/{name}")
    ]


def _bound(how: str, paths: Iterable[str]) -> list[str]:
    return [word for path in paths for word in (how, path, path)]


def _folders_above(paths: Iterable[str]) -> list[str]:
    """Every ancestor, open to all; left to itself bubblewrap copies the modes of closed ones such as ``/root``."""
    above = {str(parent) for path in paths for parent in PurePosixPath(path).parents} - {"/"}
    return [word for path in sorted(above) for word in ("--perms", "0755", "--dir", path)]


def _writable(path: str, size: int) -> list[str]:
    return ["--perms", "1777", "--size", str(size), "--tmpfs", path]


def _file_of(content: bytes) -> int:
    fd = os.memfd_create("filter")
    os.write(fd, content)
    os.lseek(fd, 0, os.SEEK_SET)
    return fd
