"""A study day in a real terminal: first run, notes, quiz, tutor, quit, and on again where it was."""

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


def test_a_study_day(terminal: Terminal, tmp_path: Path) -> None:
    terminal.start()
    terminal.until("Welcome to Probatum")
    terminal.press("Enter")
    terminal.until("TL;DR")
    terminal.press("j", "j", "j")
    terminal.until("ran: pass")
    terminal.press("Escape")
    terminal.until("1 Steps  notes · no quiz yet")
    terminal.press("z")
    terminal.until("Question 1")
    terminal.press("Enter")
    terminal.until("You now stand at")
    terminal.press("Escape")
    terminal.until("The quiz is over")
    terminal.press("n")
    terminal.until("1 Steps  notes · quiz")
    terminal.press("u")
    terminal.until("1 Steps · explain")
    terminal.press(*"state?", "Enter")
    terminal.until("p. ")
    terminal.press("Escape")
    terminal.until("2 Events  unread")
    terminal.press("q")
    terminal.until("left with 0")
    assert "of 1 right" in next((tmp_path / "vault").glob("*1 Steps.md")).read_text("utf-8")
    terminal.tmux("send-keys", "clear", "Enter")
    terminal.start()
    terminal.until("1 Steps — Clockwork")
    terminal.press("l")
    terminal.until("1 Steps  notes · quiz")
    terminal.press("Enter")
    terminal.until("ran: pass")
    terminal.tmux("resize-window", "-x", "60", "-y", "20")
    terminal.until("needs 70 × 22")
    terminal.tmux("resize-window", "-x", "80", "-y", "24")
    terminal.until("ran: pass")
    terminal.press("q")
    terminal.until("left with 0")


def test_a_fault_gives_the_terminal_back_and_leaves_a_report(terminal: Terminal, tmp_path: Path) -> None:
    broken = (
        "import sys; sys.argv = ['probatum'];"
        "from probatum.tui.screens.today import TodayScreen;"
        "TodayScreen.action_start = lambda self: 1 / 0;"
        "from probatum.tui.cli import main; sys.exit(main([]))"
    )
    script = tmp_path / "broken.py"
    script.write_text(broken, "utf-8")
    vault = tmp_path / "vault"
    terminal.tmux("send-keys", f"PROBATUM_VAULT={vault} {sys.executable} {script}; echo left with $?", "Enter")
    terminal.until("Welcome to Probatum")
    terminal.press("Escape")
    terminal.until("Start")
    terminal.press("Enter")
    terminal.until("left with 1")
    shown = terminal.shown
    assert "a fault of ours: ZeroDivisionError" in shown
    assert "Traceback" not in shown
    report = Path(shown.split("A report lies in ")[1].split(";")[0].replace("\n", ""))
    assert "ZeroDivisionError" in report.read_text("utf-8")
