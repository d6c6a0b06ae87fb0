"""Writes the Seatbelt profile of a macOS box. Written to Apple's profile language; not tried on a Mac yet.

macOS has no limit on memory for a process tree: the supervisor's watch is all that bounds it.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

SYSTEM_READ = ("/usr/lib", "/usr/share", "/System", "/Library/Fonts", "/private/var/db/dyld", "/opt/homebrew/lib")
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/dtracehelper")


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
