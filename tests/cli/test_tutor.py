"""The tutor and ``ask`` from the command line, and sessions beside a run that makes notes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import SAMPLE, Probatum

PROBATUM = [sys.executable, "-m", "probatum"]


def talk(folder: Path, lines: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [*PROBATUM, "tutor", *words]
    return subprocess.run(command, input=lines, capture_output=True, text=True, cwd=folder, timeout=120, check=False)


def test_a_session_is_held_kept_found_and_resumed(tmp_path: Path) -> None:
    chapter = [str(SAMPLE), "--chapter", "2"]
    lines = "What is the utilisation of a server?\n/run print(6 * 7)\n/page 12\n/unclear heap\n/quit\n"
    first = talk(tmp_path, lines, *chapter)
    assert first.returncode == 0, first.stderr
    assert "[p. 19]" in first.stdout
    assert "42" in first.stdout
    listed = json.loads(talk(tmp_path, "", "--sessions", "utilisation", "--json").stdout)["sessions"]
    assert [session["unclear"] for session in listed] == [["heap"]]
    again = talk(tmp_path, "/quit\n", *chapter, "--resume")
    assert listed[0]["id"] in again.stdout
    assert "learner: What is the utilisation of a server?" in again.stdout
    wrong = talk(tmp_path, "", *chapter, "--resume", "nonsense")
    assert wrong.returncode == 2
    assert listed[0]["id"] in wrong.stderr


def test_a_question_is_made_where_there_is_no_bank_yet(tmp_path: Path) -> None:
    told = talk(tmp_path, "/quizme\n/skip\n/quit\n", str(SAMPLE), "--chapter", "2")
    assert "/skip leaves it" in told.stdout
    assert "Nothing is recorded" in told.stdout


def test_ctrl_c_leaves_where_the_learner_is_to_speak(tmp_path: Path) -> None:
    master, slave = os.openpty()
    command = [*PROBATUM, "tutor", str(SAMPLE), "--chapter", "2", "--quiet"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=slave, stdout=subprocess.PIPE, text=True) as process:
        os.close(slave)
        os.write(master, b"/page 12\n/unclear he")
        assert process.stdout is not None
        shown = process.stdout.readline()
        while "explain> [page]" not in shown:
            shown += process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=60)[0]
    os.close(master)
    assert "Go on later with" in rest
    assert process.returncode == 0


def test_ask_answers_with_citations_that_hold(probatum: Probatum) -> None:
    done = probatum("ask", "What is the utilisation of a server?", SAMPLE, "--chapter", "2", "--json")
    answered = json.loads(done.stdout)
    assert done.returncode == 0
    assert answered["version"] == 1
    assert answered["citations"]
    assert all(citation["proof"]["verdict"] == "pass" for citation in answered["citations"])
    assert any("utilisation" in passage["text"] for passage in answered["passages"])


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*PROBATUM, *words], cwd=folder, text=True, stdin=pipe, stdout=pipe, stderr=pipe)


@pytest.mark.slow
def test_two_sessions_and_a_notes_run_at_once_lose_nothing(tmp_path: Path) -> None:
    chapter = [str(SAMPLE), "--chapter", "2"]
    notes = start(tmp_path, "notes", *chapter, "--json")
    sessions = [start(tmp_path, "tutor", *chapter) for _ in range(2)]
    asked = [f"What is the utilisation of a server, number {i}?" for i in range(2)]
    for process, question in zip(sessions, asked, strict=True):
        shown, told = process.communicate(f"{question}\n/quit\n", timeout=120)
        assert process.returncode == 0, told
        assert "[p. 19]" in shown
    out, err = notes.communicate(timeout=120)
    assert notes.returncode == 3, err
    kept = json.loads(talk(tmp_path, "", "--sessions", "--json").stdout)["sessions"]
    assert sorted(session["turns"][0]["text"] for session in kept) == asked
    again = start(tmp_path, "ask", "utilisation of a server", *chapter, "--json")
    assert json.loads(again.communicate(timeout=120)[0])["citations"], "the index is whole"
    assert "Verification" in Path(json.loads(out)["log"]).read_text("utf-8")


def test_the_bare_word_leaves_where_it_cannot_be_an_answer(tmp_path: Path) -> None:
    told = talk(tmp_path, "exit\nWhat is a heap?\n", str(SAMPLE), "--chapter", "2")
    assert "Kept. Go on later" in told.stdout
    assert "[p. 12]" not in told.stdout
    asked = talk(tmp_path, "/quizme\nexit\n/quit\n", str(SAMPLE), "--chapter", "2")
    assert asked.stdout.count("quizme> ") == 2, "it was taken for an answer, and /quit was read"
