"""``probatum verify`` as it is typed, in a folder of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from probatum.tui.cli import main

Verify = Callable[..., tuple[int, str]]
"""From the words behind ``verify`` to the exit code and what was printed."""


@pytest.fixture
def verify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Verify:
    """Runs the command without narration."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str]:
        code = main(["verify", *words, "--quiet"])
        return code, capsys.readouterr().out

    return run
