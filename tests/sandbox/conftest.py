"""A host to be attacked: things that no snippet may reach, and a way to see whether one did."""

import contextlib
import os
import secrets
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from probatum.tools.sandbox.tiers import probe

VARIABLE = "PROBATUM_TEST_SECRET"
FIXED_TIME = 1_000_000_000


@dataclass
class Host:
    """What lies on the host while snippets attack it."""

    folder: Path
    token: str = field(default_factory=lambda: secrets.token_hex(12))
    abstract: str = field(default_factory=lambda: f"probatum-{secrets.token_hex(6)}")

    def __post_init__(self) -> None:
        self.folder.chmod(0o755)
        self.secret = self.folder / "secret.txt"
        self.secret.write_text(self.token)
        self.secret.chmod(0o644)
        os.utime(self.secret, (FIXED_TIME, FIXED_TIME))
        self.open = self.folder / "open"
        self.open.mkdir()
        self.open.chmod(0o777)
        self.tcp, self.udp = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
        self.unix, self.nameless = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        self.tcp.bind(("127.0.0.1", 0))
        self.udp.bind(("127.0.0.1", 0))
        self.unix.bind(str(self.folder / "door"))
        (self.folder / "door").chmod(0o777)
        self.nameless.bind(f"\0{self.abstract}")
        for door in (self.tcp, self.unix, self.nameless):
            door.listen(16)
        for door in (self.tcp, self.udp, self.unix, self.nameless):
            door.setblocking(False)
        self.victim = subprocess.Popen(["/bin/sleep", "3600"])
        self._as_was = self._victim_state()

    def fill(self, code: str) -> str:
        """A case's code with this host's names put in."""
        port = socket.socket()
        port.bind(("127.0.0.1", 0))
        names = {
            "SECRET": self.secret,
            "FOLDER": self.folder,
            "OPEN": self.open,
            "TCP": self.tcp.getsockname()[1],
            "UDP": self.udp.getsockname()[1],
            "FREE": port.getsockname()[1],
            "UNIX": self.folder / "door",
            "ABSTRACT": self.abstract,
            "VICTIM": self.victim.pid,
            "PARENT": os.getpid(),
            "HOME": Path.home(),
            "VENV": sys.prefix,
            "BRACKETS": "(" * 100_000,
            "MINUS": "-" * 200_000,
            "LONG": "x" * 5_000_000,
        }
        port.close()
        for name, value in names.items():
            code = code.replace(f"@{name}@", str(value))
        return code

    def violations(self) -> list[str]:
        """What is no longer as it was, or was reached; empty when the host is untouched."""
        found = []
        if not self.secret.is_file():
            found.append("the secret is gone")
        else:
            status = self.secret.stat()
            if self.secret.read_text() != self.token or os.listxattr(self.secret):
                found.append("the secret was changed")
            if stat.S_IMODE(status.st_mode) != 0o644 or status.st_uid != os.getuid():
                found.append("the secret's mode or owner was changed")
            if status.st_mtime != FIXED_TIME:
                found.append("the secret's times were changed")
        if sorted(path.name for path in self.folder.iterdir()) != ["door", "open", "secret.txt"]:
            found.append("something lies beside the secret")
        found.extend(f"planted: {path.name}" for path in self.open.iterdir())
        for name, door in (("tcp", self.tcp), ("unix", self.unix), ("abstract", self.nameless)):
            with contextlib.suppress(BlockingIOError):
                door.accept()[0].close()
                found.append(f"somebody came in by {name}")
        with contextlib.suppress(BlockingIOError):
            self.udp.recv(100)
            found.append("a datagram came in")
        if self._victim_state() != self._as_was:
            found.append("a process of the host was touched")
        return found

    def close(self) -> None:
        for door in (self.tcp, self.udp, self.unix, self.nameless):
            door.close()
        self.victim.kill()
        self.victim.wait()

    def _victim_state(self) -> object:
        if self.victim.poll() is not None:
            return "dead"
        pid = self.victim.pid
        limits = Path(f"/proc/{pid}/limits").read_text()
        return os.getpriority(os.PRIO_PROCESS, pid), os.sched_getaffinity(pid), os.sched_getscheduler(pid), limits


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """A host, under attack for the whole session."""
    os.environ[VARIABLE] = "unset"
    with tempfile.TemporaryDirectory(prefix="host-", ignore_cleanup_errors=True) as folder:
        made = Host(Path(folder))
        os.environ[VARIABLE] = made.token
        yield made
        made.close()
    del os.environ[VARIABLE]


TIERS: list[str] = [report.tier for report in probe() if report.works]


@pytest.fixture(scope="session", params=TIERS or ["none works here"])
def tier(request: pytest.FixtureRequest) -> str:
    """Each isolation that works on this machine."""
    if request.param not in TIERS:
        pytest.skip("no sandbox works here")
    return str(request.param)
