"""The first run in a real terminal: one key to notes in which everything was tried."""

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


class Terminal:
    """A tmux session of its own, on a socket of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = f"probatum-{uuid.uuid4().hex[:8]}"
        self.tmux("-f", os.devnull, "new-session", "-d", "-x", "120", "-y", "40", "-c", str(folder), "sh")

    def tmux(self, *words: str) -> str:
        """Runs a tmux command."""
        kept = {k: v for k, v in os.environ.items() if k not in {"TMUX", "NO_COLOR"}}
        env = kept | {"XDG_CONFIG_HOME": str(self._folder / "config"), "LC_ALL": "C.UTF-8", "PS1": "$ "}
        command = ["tmux", "-L", self._socket, *words]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout

    def start(self) -> None:
        """Types the command that a reader types."""
        vault = self._folder / "vault"
        command = f"PROBATUM_ENGINE=extractive PROBATUM_VAULT={vault} {sys.executable} -m probatum; echo left with $?"
        self.tmux("send-keys", command, "Enter")

    def press(self, *keys: str) -> None:
        """Presses keys, each in its own time."""
        for key in keys:
            self.tmux("send-keys", key)
            time.sleep(0.05)

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        return self.tmux("capture-pane", "-p")

    def until(self, text: str, seconds: float = 120) -> None:
        """Waits for words."""
        end = time.monotonic() + seconds
        while text not in self.shown:
            assert time.monotonic() < end, f"{text!r} never came:\n{self.shown}"
            time.sleep(0.1)

    def close(self) -> None:
        """Ends the session and what runs in it."""
        self.tmux("kill-server")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def test_a_first_run_ends_in_notes(terminal: Terminal) -> None:
    terminal.start()
    terminal.until("Welcome to Probatum")
    terminal.press("Enter")
    terminal.until("TL;DR")
    terminal.press("j", "j", "j")
    terminal.until("ran: pass")
