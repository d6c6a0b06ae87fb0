"""What every test is given: its own caches and settings, and the command line as a stranger types it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "clockwork.pdf"

Ran = subprocess.CompletedProcess[str]
Probatum = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _nobodys_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the developer's settings, keys or model; snippets' environments are shared, for they are costly."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "config"))
    for name in (
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
        "PROBATUM_MODEL",
        "PROBATUM_VAULT",
        "PROBATUM_ENGINE",
        "PROBATUM_TIER",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def probatum(tmp_path: Path) -> Probatum:
    """Runs ``probatum WORDS`` in an empty folder, with the vault there."""

    def run(*words: str | Path, timeout: float = 120, **environment: str) -> Ran:
        command = [sys.executable, "-m", "probatum", *map(str, words)]
        env = os.environ | environment
        return subprocess.run(
            command, capture_output=True, text=True, timeout=timeout, cwd=tmp_path, env=env, check=False
        )

    return run
