"""The quiz as a stranger takes it in a terminal."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import SAMPLE

from probatum.quiz import Bank

pytestmark = pytest.mark.slow
PROBATUM = [sys.executable, "-m", "probatum"]


def probatum(vault: Path, *words: object, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [*PROBATUM, *map(str, words), "--vault", str(vault)]
    return subprocess.run(command, input=typed, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault in which the sample's chapter has its questions."""
    vault = tmp_path_factory.mktemp("vault")
    done = probatum(vault, "questions", SAMPLE, "--chapter", 2, "--json", "--quiet")
    assert done.returncode == 0, done.stderr
    bank = Bank.model_validate_json(done.stdout)
    assert bank.questions
    assert all(q.proof.good and q.why for q in bank.questions)
    (vault / "bank.json").write_text(done.stdout)
    return vault


def test_a_quiz_asks_tells_and_keeps(vault: Path) -> None:
    done = probatum(vault, "quiz", SAMPLE, "--chapter", 2, "--questions", 1, typed="nonsense\n1 2 3 4 5\nzz\na\n")
    assert done.returncode == 0, done.stderr
    assert re.search(r"Right\.|Not right\.", done.stdout)
    assert "That was the last question." in done.stdout
    progress = json.loads(probatum(vault, "progress", "--json").stdout)
    assert progress["answers"] == 1
    assert "1 answer," in probatum(vault, "progress", "--plain").stdout


def test_help_hints_skips_and_strikes_work_by_name(vault: Path) -> None:
    done = probatum(vault, "quiz", SAMPLE, "--chapter", 2, typed="?\n/skip\n/void silly\n/right\n/stop\n")
    assert done.returncode == 0, done.stderr
    assert "Look again" in done.stdout
    assert "Struck out" in done.stdout
    assert "no answer yet" in done.stdout
    assert "Stopped" in done.stdout


def test_json_gives_the_result_alone_on_stdout(vault: Path) -> None:
    done = probatum(vault, "quiz", SAMPLE, "--chapter", 2, "--json", typed="/stop\n")
    assert json.loads(done.stdout)["result"]["ended_by"] == "stopped"


def test_an_answer_survives_kill_9(vault: Path) -> None:
    before = json.loads(probatum(vault, "progress", "--json").stdout)["answers"]
    command = [*PROBATUM, "quiz", str(SAMPLE), "--chapter", "2", "--vault", str(vault)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        seen = b""
        for typed in (b"nonsense\n", b"5 4 3 2 1\n", b"a\n", b"b a d c\n"):
            child.stdin.write(typed)
            child.stdin.flush()
        while b"ight." not in seen:
            seen += os.read(child.stdout.fileno(), 4096)
        os.kill(child.pid, signal.SIGKILL)
    assert json.loads(probatum(vault, "progress", "--json").stdout)["answers"] > before


def test_the_record_goes_out_and_into_another_vault(vault: Path, tmp_path: Path) -> None:
    probatum(vault, "quiz", SAMPLE, "--chapter", 2, "--questions", 1, typed="nonsense\n1 2 3 4 5\nzz\na\n")
    lines = tmp_path / "reviews.jsonl"
    assert probatum(vault, "progress", "--export-reviews", lines).returncode == 0
    assert probatum(tmp_path / "other", "progress", "--import-reviews", lines).returncode == 0
    here, there = (json.loads(probatum(v, "progress", "--json").stdout) for v in (vault, tmp_path / "other"))
    shown = [[c["mastery"]["state"] for c in p["concepts"] if not c["mastery"]["inferred"]] for p in (here, there)]
    assert here["answers"] == there["answers"] > 0
    assert sorted(shown[0]) == sorted(shown[1])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("quiz",), 3, "no questions yet"),
        (("quiz", SAMPLE, "--chapter", 77), 5, "77"),
        (("quiz", SAMPLE, "--chapter", 2, "--questions", 0), 2, "at least one"),
        (("progress", "--import-reviews", "nowhere.jsonl"), 5, "nowhere.jsonl"),
        (("questions", "nowhere.pdf"), 5, "nowhere.pdf"),
    ],
)
def test_what_cannot_be_is_said(tmp_path: Path, words: tuple[object, ...], code: int, said: str) -> None:
    done = probatum(tmp_path, *words)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
