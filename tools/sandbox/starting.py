"""Starts the interpreter of a box and sends it the code of its own loop."""

import functools
import importlib.util
import marshal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from probatum.tools.sandbox import python

INSIDE = (
    "",
    ".wire",
    ".confine",
    ".figures",
    ".checking",
    ".others",
    ".describing",
    ".telling",
    ".cells",
    ".older",
    ".binding",
    ".reading",
    ".main",
)
BOOT = """
import marshal, os, sys, types
def take(size):
    parts = b""
    while len(parts) < size:
        parts += os.read(control, size - len(parts)) or sys.exit(1)
    return parts
control = sys.argv[1]
if control.isdigit():
    control = int(control)
else:
    import socket
    line = socket.socket(socket.AF_UNIX)
    line.connect(control)
    control = line.detach()
for name, code in marshal.loads(take(int.from_bytes(take(4), "big"))):
    module = sys.modules[name] = types.ModuleType(name)
    exec(code, module.__dict__)
module.serve(control)
"""


def start(
    before: Sequence[str], variables: Mapping[str, str], fds: Sequence[int] = ()
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """A box's process and our end of its control socket. Raises OSError when it cannot be started."""
    ours, theirs = socket.socketpair()
    if hasattr(socket, "SO_PASSCRED"):
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    try:
        process = subprocess.Popen(
            [*before, python.base_python(), *arguments(str(theirs.fileno()))],
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
    hand_over(ours)
    return process, ours


def hand_over(control: socket.socket) -> None:
    """Sends the loop's own code, compiled: the box's interpreter is of our own version."""
    with suppress(OSError):  # a box that died at once is noticed when it does not answer
        control.sendall(_loop())
    control.setblocking(False)


@functools.cache
def _loop() -> bytes:
    modules = []
    for name in INSIDE:
        full = f"probatum.tools.sandbox.inside{name}"
        found = importlib.util.find_spec(full)
        assert found is not None, full
        assert found.origin is not None, full
        modules.append((full, compile(Path(found.origin).read_text("utf-8"), f"<box{name}>", "exec")))
    body = marshal.dumps(modules)
    return len(body).to_bytes(4, "big") + body


def arguments(control: str) -> list[str]:
    """The interpreter's arguments; ``control`` is a descriptor's number or the path of a socket."""
    return ["-I", "-S", "-u", "-X", "utf8", "-c", BOOT, control]
