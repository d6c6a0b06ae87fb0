"""The app in a real terminal: a study day by keys, the mouse, and what a crash leaves behind."""

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

    def start(self, program: str = "-m probatum --vault vault") -> None:
        """Types the command that a reader types, on a screen that was cleared."""
        command = f"PROBATUM_ENGINE=extractive {sys.executable} {program}; echo left with $?"
        self.tmux("send-keys", "-l", f"clear; {command}")
        self.press("Enter")

    def press(self, *keys: str) -> None:
        """Presses keys, each in its own time."""
        for key in keys:
            self.tmux("send-keys", key)
            time.sleep(0.05)

    def write(self, text: str) -> None:
        """Types a text."""
        self.tmux("send-keys", "-l", text)

    def click(self, text: str) -> None:
        """Clicks on words, as a terminal tells it: button, column and line, then that it was let go."""
        line, column = next((y, row.index(text)) for y, row in enumerate(self.shown.splitlines(), 1) if text in row)
        for end in "Mm":
            self.tmux("send-keys", "-l", f"\x1b[<0;{column + len(text) // 2 + 1};{line}{end}")

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        return self.tmux("capture-pane", "-p")

    def until(self, text: str, seconds: float = 60) -> None:
        """Waits for words."""
        end = time.monotonic() + seconds
        while text not in self.shown:
            assert time.monotonic() < end, f"{text!r} never came:\n{self.shown}"
            time.sleep(0.1)

    def until_gone(self, text: str, seconds: float = 60) -> None:
        """Waits until words are no longer there."""
        end = time.monotonic() + seconds
        while text in self.shown:
            assert time.monotonic() < end, f"{text!r} stayed:\n{self.shown}"
            time.sleep(0.1)

    def close(self) -> None:
        """Ends the session and what runs in it."""
        self.tmux("kill-server")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def test_a_study_day(terminal: Terminal) -> None:
    """First run, notes, a quiz, the tutor, out; and the next start is where the reader was."""
    terminal.start()
    terminal.until("Welcome to Probatum")
    terminal.press("Enter")
    terminal.until("TL;DR")
    terminal.press("j", "j", "j")
    terminal.until("ran: pass")

    terminal.press("z")
    terminal.until("question 1")
    terminal.press("F3")
    terminal.until("Hint: ")
    terminal.press("F4")
    terminal.until("question 1")
    terminal.press("Escape")
    terminal.until("Nothing was answered")
    terminal.press("n")
    terminal.until("ran: pass")
    terminal.press("Escape")
    terminal.until("[Library]")

    terminal.press("u")
    terminal.until("explain · chapter")
    terminal.write("What is a step size?")
    terminal.until("What is a step size?")
    terminal.press("Enter")
    terminal.until("The book says")
    terminal.until("two updates of the state. p. 1")
    terminal.press("Escape")
    terminal.until("[Library]")

    terminal.press("q")
    terminal.until("left with 0")
    terminal.start()
    terminal.until("Read 1 Steps")
    terminal.press("Enter")
    terminal.until("ran: pass")


def test_the_mouse_reaches_everything(terminal: Terminal) -> None:
    terminal.start()
    terminal.until("Welcome to Probatum")
    terminal.click("looks around")
    terminal.until_gone("Welcome to Probatum")
    places = (("Library", "No book yet"), ("Progress", "No concept yet"), ("Settings", "none set"))
    for place, text in places:  # the last line of the settings comes once all was looked at: what is clicked stays put
        terminal.click(place)
        terminal.until(text)
    terminal.click("? Keys")
    terminal.until("Keys of this screen")


def test_a_crash_gives_the_terminal_back_and_leaves_a_report(terminal: Terminal) -> None:
    terminal.start(
        "-c 'import probatum.tui.screens.today as t; t.TodayScreen.action_quiz = lambda self: 1 / 0; "
        "import probatum.tui.cli as c; raise SystemExit(c.main([]))'"
    )
    terminal.until("Welcome to Probatum")
    terminal.press("Escape")
    terminal.until_gone("Welcome to Probatum")
    terminal.press("z")
    terminal.until("left with 1")
    assert "report" in terminal.shown
    assert "Traceback" not in terminal.shown
    terminal.write("echo $((6 * 7))")
    terminal.press("Enter")
    terminal.until("42")
