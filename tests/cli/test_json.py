"""What the reading commands print with ``--json``, as docs/json.md promises it."""

import json
from pathlib import Path

import pytest
from tests.conftest import SAMPLE

from probatum.tui.cli import main

PROMISED = {
    ("extract", str(SAMPLE), "--chapter", "2"): {
        *("extractor", "probatum", "book", "chapter", "pages", "blocks", "seconds", "peak_mb"),
    },
    ("profile",): {"stack", "level", "language", "goals", "minutes"},
    ("models",): {"set", "servers"},
    ("doctor",): {"findings"},
    ("progress",): {"concepts", "due"},
    ("tutor", "--sessions"): {"sessions"},
    ("ask", "What is a queue?", str(SAMPLE), "--pages", "11-12"): {
        *("question", "answer", "citations", "passages", "engine", "tokens"),
    },
    ("notes", str(SAMPLE), "--pages", "11-12", "--dry-run", "--model", "gpt-4.1-mini"): {
        *("model", "lines", "money", "prices_date", "whole"),
    },
}


@pytest.mark.parametrize("words", PROMISED, ids=" ".join)
def test_carries_a_version_and_the_promised_fields(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    main([*words, "--vault", str(tmp_path), "--json"])
    printed = json.loads(capsys.readouterr().out)
    assert printed["version"] == 1
    assert PROMISED[words] <= printed.keys()
