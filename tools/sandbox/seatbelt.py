"""A box under macOS's Seatbelt. Written to Apple's profile language; not tried on a Mac yet.

macOS has no limit on memory for a process tree: the supervisor's watch is all that bounds it.
"""

import functools
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from probatum.tools.sandbox import python
from probatum.tools.sandbox.jail import TEMPORARY, Jail, end_group
from probatum.tools.sandbox.jail import order as order_of
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.starting import start

SYSTEM_READ = ("/usr/lib", "/usr/share", "/System", "/Library/Fonts", "/private/var/db/dyld", "/opt/homebrew/lib")
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/dtracehelper")


def launch(policy: Policy, environment: python.Environment) -> Jail:
    """Starts a box; raises OSError when sandbox-exec cannot be started."""
    folder = str(Path(tempfile.mkdtemp(prefix="probatum-box-")).resolve())
    work = f"{folder}/work"
    Path(f"{work}/{TEMPORARY}").mkdir(parents=True)
    rules = profile(python.readable(environment), work, allow_network=policy.allow_network)
    process, control = start(
        ["/usr/bin/sandbox-exec", "-p", rules],
        python.variables(work, f"{work}/{TEMPORARY}", network=policy.allow_network),
    )

    end = functools.partial(end_group, process, control, folder)
    return Jail("sandbox-exec", process, control, end, order_of(policy, environment, work), folder=work)


def profile(readable: Iterable[str], work: str, *, allow_network: bool) -> str:
    """Denies all; allows reading the system and ``readable``, writing ``work``, and signals within the box.

    Paths must be real ones (``/private/tmp``, not ``/tmp``): Seatbelt judges after links are followed.
    """
    above = {str(parent) for path in (*readable, work) for parent in PurePosixPath(path).parents}
    lines = [
        "(version 1)",
        "(deny default)",
        "(allow process-exec) (allow process-fork) (allow sysctl-read)",
        "(allow signal (target same-sandbox))",
        "(allow ipc-posix-sem)",
        f"(allow file-read-metadata {_each('literal', sorted(above))})",
        f"(allow file-read* {_each('subpath', (*SYSTEM_READ, *readable))} {_each('literal', DEVICES)})",
        f"(allow file-read* file-write* {_each('subpath', [work])})",
        f"(allow file-write* {_each('literal', DEVICES[:2])})",
        # A folder above that is moved away would take the rules' names with it.
        f"(deny file-write-unlink {_each('literal', sorted(above))})",
    ]
    if allow_network:
        lines.append("(allow network*) (allow system-socket) (allow mach-lookup)")
    return "\n".join(lines)


def _each(kind: str, paths: Iterable[str]) -> str:
    quoted = (path.replace("\\", "\\\\").replace('"', '\\"') for path in paths)
    return " ".join(f'({kind} "{path}")' for path in quoted)
