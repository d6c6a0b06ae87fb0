"""Killed at any step, a run goes on, and asks nothing twice that was answered; interrupted, it stops at once."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import SAMPLE
from tests.workflows.counting_server import Counting, counting

CONCURRENCY = 2


def start(server: Counting, folder: Path) -> subprocess.Popen[str]:
    words = [
        "notes",
        str(SAMPLE),
        "--pages",
        "11-16",
        "--json",
        "--engine",
        "model",
        "--model",
        "m",
        "--base-url",
        server.url,
    ]
    vault = folder / "vault"
    vault.mkdir(exist_ok=True)
    (vault / "probatum.toml").write_text(f"[model]\nconcurrency = {CONCURRENCY}\n")
    return subprocess.Popen(
        [sys.executable, "-m", "probatum", *words],
        cwd=folder,
        env=os.environ | {"OPENAI_API_KEY": "none", "PROBATUM_CACHE": str(folder / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_answers(server: Counting, count: int, process: subprocess.Popen[str]) -> None:
    give_up = time.monotonic() + 60
    while len(server.answered) < count and process.poll() is None and time.monotonic() < give_up:
        time.sleep(0.01)


@pytest.mark.slow
def test_killed_after_any_number_of_answers_it_repeats_none(tmp_path: Path) -> None:
    with counting() as server:
        known = -1
        while True:
            known += 1
            process = start(server, tmp_path)
            wait_for_answers(server, len(server.answered) + 2, process)
            time.sleep(0.1)  # an answer counts once it is on the disk
            if process.poll() is None and known < 6:
                process.kill()
            out, err = process.communicate(timeout=120)
            if process.returncode >= 0:
                break
        assert known >= 2, "it was killed more than once"
        assert process.returncode in (0, 3), err
        assert json.loads(out)["engine"] == "model"
        again = [question for question, times in server.asked.items() if times > 1]
        assert len(again) <= known * CONCURRENCY, "only what was under way at a kill may be asked twice"
        before = dict(server.asked)
        last = start(server, tmp_path)
        out, err = last.communicate(timeout=120)
        assert json.loads(out)["tokens"] == {"in": 0, "out": 0}, "a second run pays for nothing"
        assert dict(server.asked) == before


@pytest.mark.slow
def test_sandbox_runs_are_remembered_too(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "probatum", "notes", str(SAMPLE), "--pages", "11-16", "--quiet"]
    for _ in range(2):
        subprocess.run(words, cwd=tmp_path, check=False, capture_output=True, timeout=120)
    journal = sqlite3.connect(tmp_path / "vault" / ".probatum" / "journal.db")
    runs = journal.execute(
        "SELECT count(*) FROM journal_1 WHERE key LIKE 'sandbox:%' AND value IS NOT NULL"
    ).fetchone()[0]
    assert runs > 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_stops_at_once_and_says_so(tmp_path: Path, how: signal.Signals) -> None:
    with counting() as server:
        server.seconds = 60
        process = start(server, tmp_path)
        give_up = time.monotonic() + 60
        while not server.asked and time.monotonic() < give_up:
            time.sleep(0.02)
        process.send_signal(how)
        _, err = process.communicate(timeout=30)  # the answer that it waits for takes a minute
        assert process.returncode == 130, err
        assert "goes on" in err
        assert "Traceback" not in err
