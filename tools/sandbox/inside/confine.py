"""Gives up, before any snippet runs, what a snippet must not have: identity, limits, files, system calls."""

import binascii
import os
import resource
import select
import signal
import sys
from typing import Any

PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 22, 36, 38
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
CLONE_NEWNS, MS_BIND, MS_REC, MS_PRIVATE = 0x20000, 0x1000, 0x4000, 0x40000


def confine(order: dict[str, Any], control: int) -> None:
    """Carries out the supervisor's order: ``uid``, ``limits``, and of a Landlock box ``rules`` and ``filter``."""
    rules = order.get("rules")
    if order.get("uid"):
        if rules:
            _make_reachable([path for path, _ in rules["paths"]] + [order["work"]])
        _become(order["uid"])
    if rules:
        _keep_watch(control)
    for name, value in order["limits"].items():
        which = getattr(resource, f"RLIMIT_{name}", None)
        if which is None:
            continue
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(which, (value, value))
        except (ValueError, OSError):
            if sys.platform == "linux":  # macOS knows some of them by name only
                raise
    os.umask(0o077)
    os.chdir(order["work"])
    if rules:
        _call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        _restrict(rules)
        _filter(binascii.a2b_base64(order["filter"]))


def _become(uid: int) -> None:
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def _keep_watch(control: int) -> None:
    """Leaves the parent behind to end this whole process group when the supervisor goes away."""
    _call("prctl", PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    if os.fork() == 0:
        return
    for fd in (0, 1, 2):
        os.close(fd)
    line = select.poll()
    line.register(control, 0)
    while True:
        if any(event & (select.POLLHUP | select.POLLERR) for _, event in line.poll(500)):
            os.killpg(0, signal.SIGKILL)
        try:
            while os.waitpid(-1, os.WNOHANG) != (0, 0):
                pass
        except ChildProcessError:
            os._exit(0)


def _make_reachable(folders: list[str]) -> None:
    """Shows to an unprivileged user, in a mount namespace of its own, folders that lie below closed ones.

    Root's Python often lies in ``/root``. The closed ancestor is covered by an empty file system that holds those
    folders and nothing else.
    """
    covers = {folder: cover for folder in folders if (cover := _closed_ancestor(folder))}
    if not covers:
        return
    try:
        _call("unshare", CLONE_NEWNS)
    except PermissionError:
        closed = ", ".join(sorted(set(covers.values())))
        raise SystemExit(f"Python or its packages lie below {closed}, which no unprivileged user can enter") from None
    _call("mount", b"none", b"/", None, MS_REC | MS_PRIVATE, None)
    held = {folder: os.open(folder, os.O_PATH) for folder in covers}
    for cover in sorted(set(covers.values())):
        _call("mount", b"tmpfs", cover.encode(), b"tmpfs", 0, b"mode=755,size=64k")
    for folder, fd in held.items():
        os.makedirs(folder, 0o755, exist_ok=True)
        _call("mount", f"/proc/self/fd/{fd}".encode(), folder.encode(), None, MS_BIND | MS_REC, None)
        os.close(fd)


def _closed_ancestor(folder: str) -> str:
    """The topmost folder above ``folder`` that others may not enter; empty when there is none."""
    parts = folder.strip("/").split("/")
    for depth in range(1, len(parts)):
        above = "/" + "/".join(parts[:depth])
        if not os.stat(above).st_mode & 0o001:
            return above
    return ""


def _restrict(rules: dict[str, Any]) -> None:
    import ctypes

    attributes = b"".join(rules[key].to_bytes(8, "little") for key in ("files", "net", "scoped"))[: rules["size"]]
    ruleset = _syscall(LANDLOCK_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    for path, access in rules["paths"]:
        try:
            fd = os.open(path, os.O_PATH)
        except OSError:
            continue
        rule = access.to_bytes(8, "little") + fd.to_bytes(4, "little")
        _syscall(LANDLOCK_ADD_RULE, ruleset, 1, rule, 0)
        os.close(fd)
    _syscall(LANDLOCK_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _filter(program: bytes) -> None:
    import ctypes

    code = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        _fields_ = [("len", ctypes.c_ushort), ("filter", ctypes.c_void_p)]  # ctypes' own form

    program_struct = Program(len(program) // 8, ctypes.cast(code, ctypes.c_void_p))
    _call("prctl", PR_SET_SECCOMP, 2, ctypes.byref(program_struct), 0, 0)


def _call(name: str, *arguments: Any) -> int:
    """A function of the C library; raises OSError."""
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    wide = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]
    result: int = getattr(library, name)(*wide)
    if result < 0:
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")
    return result


def _syscall(number: int, *arguments: Any) -> int:
    return _call("syscall", number, *arguments)
