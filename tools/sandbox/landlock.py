"""A box under the kernel's own rules, where no namespaces can be had: Landlock for files, a filter for calls.

Access bits and the ruleset's layout: linux/landlock.h; ABI versions: the kernel's Landlock documentation.
"""

import base64
import ctypes
import functools
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from probatum.tools.sandbox import python, seccomp
from probatum.tools.sandbox.jail import TEMPORARY, Jail, end_group, own_uid
from probatum.tools.sandbox.jail import order as order_of
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.starting import start

CREATE_RULESET, VERSION_FLAG = 444, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
FILE_BITS = EXECUTE | WRITE_FILE | READ_FILE | 1 << 14 | 1 << 15
"""The bits that may stand in a rule about a file; all others are about folders."""
FILES_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
NET_SINCE, SCOPE_SINCE = 4, 6
READ = EXECUTE | READ_FILE | READ_DIR
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/urandom", "/dev/random")
SYSTEM_READ = ("/usr", "/lib", "/lib64", "/bin", "/etc/fonts", "/etc/alternatives")
SYSTEM_FILES = ("/etc/ld.so.cache", "/etc/localtime", "/proc/meminfo", "/proc/cpuinfo", "/proc/stat")


NETWORK_READ = ("/etc/ssl", "/etc/pki", "/etc/ca-certificates")
NETWORK_FILES = ("/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf")


def launch(policy: Policy, environment: python.Environment) -> Jail:
    """Starts a box; raises OSError when it cannot be started."""
    uid = own_uid() if os.geteuid() == 0 else 0
    folder = tempfile.mkdtemp(prefix="probatum-box-")
    work = f"{folder}/work"
    for inner in (work, f"{work}/{TEMPORARY}"):
        Path(inner).mkdir()
        if uid:
            os.chown(inner, uid, uid)
    if uid:
        Path(folder).chmod(0o711)
    version = abi()
    readable = python.readable(environment)
    process, control = start([], python.variables(work, f"{work}/{TEMPORARY}", network=policy.allow_network))
    scoped = version >= SCOPE_SINCE
    program = seccomp.program(namespaces=False, signals_scoped=scoped, network=policy.allow_network)
    order = order_of(policy, environment, work) | {
        "uid": uid,
        "rules": rules(version, readable, work, network=policy.allow_network),
        "filter": base64.b64encode(program).decode(),
    }
    if not uid:
        order["limits"]["NPROC"] += _own_processes()

    end = functools.partial(end_group, process, control, folder)
    return Jail("landlock", process, control, end, order, folder=work)


def abi() -> int:
    """Landlock's version here; 0 when the kernel has none or it is switched off."""
    library = ctypes.CDLL(None, use_errno=True)
    try:
        return max(0, int(library.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), VERSION_FLAG)))
    except (AttributeError, OSError):
        return 0


def rules(version: int, readable: Iterable[str], work: str, *, network: bool = False) -> dict[str, Any]:
    """The rules of a box that may read ``readable`` and the system, and write ``work`` alone."""
    files = FILES_BY_ABI[max(known for known in FILES_BY_ABI if known <= version)]
    paths = [
        (path, READ) for path in (*SYSTEM_READ, *(NETWORK_READ if network else ()), *readable) if Path(path).is_dir()
    ]
    paths += [(path, READ_FILE) for path in (*SYSTEM_FILES, *(NETWORK_FILES if network else ())) if Path(path).exists()]
    paths += [(path, (READ_FILE | WRITE_FILE) & files & FILE_BITS) for path in DEVICES]
    paths.append((work, files & ~EXECUTE))
    return {
        "files": files,
        "net": 3 if version >= NET_SINCE and not network else 0,
        "scoped": 3 if version >= SCOPE_SINCE else 0,
        "size": 24 if version >= SCOPE_SINCE else 16 if version >= NET_SINCE else 8,
        "paths": paths,
    }


def _own_processes() -> int:
    """Threads of this user, which RLIMIT_NPROC counts as well."""
    count = 0
    for place in Path("/proc").iterdir():
        with suppress(OSError):
            if place.name.isdigit() and place.stat().st_uid == os.getuid():
                count += sum(1 for _ in (place / "task").iterdir())
    return count
