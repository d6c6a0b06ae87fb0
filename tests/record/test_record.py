"""The record: appended at once, never changed, and never lost."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from probatum.errors import UsageError
from probatum.learner.learner import replay
from probatum.learner.memory import card_id
from probatum.learner.record import Attempt, ChapterMet, Concept
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import Bank, Cloze
from probatum.tools.record import Record
from probatum.tools.reviews import lines_in, lines_out

DAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(f"sqlite:///{tmp_path}/record.db")


def attempt(n: int, **more: object) -> Attempt:
    fields = {"id": f"a{n}", "at": DAY, "question": f"q{n}", "chapter": "c", "concepts": ("stack",), "kind": "cloze"}
    return Attempt.model_validate(fields | {"score": 1.0} | more)


def question(n: int) -> Cloze:
    proof = Proof(subject=f"q{n}", kind=Kind.QUESTION, verdict=Verdict.PASS)
    return Cloze(id=f"q{n}", chapter="c", concepts=("stack",), prompt="A ____.", why="so", key="stack", proof=proof)


def test_answers_come_back_as_they_went_in_and_in_order(record: Record) -> None:
    given = [attempt(n, answer=f"ü{n}", seconds=1.5) for n in (3, 1, 2)]
    assert all(record.append(a) for a in given)
    assert list(record.attempts()) == given


def test_the_same_answer_is_kept_once(record: Record) -> None:
    assert record.append(attempt(1))
    assert not record.append(attempt(1, score=0.0))
    assert [a.score for a in record.attempts()] == [1.0]


def test_a_struck_question_leaves_its_bank_and_is_not_made_again(record: Record) -> None:
    bank = Bank(chapter="c", questions=(question(1), question(2)))
    record.keep_bank(bank)
    record.append(attempt(1, void="wrong key"))
    assert (record.bank("c") or bank).questions == bank.questions[1:]
    record.keep_bank(bank)
    assert [q.id for b in record.banks() for q in b.questions] == ["q2"]
    assert [q.id for b in record.banks() for q in b.questions] == ["q2"]


def test_concepts_of_several_chapters_are_gathered(record: Record) -> None:
    record.keep_concepts([Concept(id="queue", name="queue", chapter="1", prerequisites=("list",))])
    record.keep_concepts([Concept(id="queue", name="Queue", chapter="2", prerequisites=("heap",))])
    (queue,) = record.concepts()
    assert (queue.chapter, queue.name, queue.prerequisites) == ("1", "queue", ("list", "heap"))


def test_chapters_are_met_once(record: Record) -> None:
    met = ChapterMet(chapter="c", book="Clockwork", file="c.pdf", sha256="0", number="2", title="Events")
    record.meet(met)
    record.meet(met.model_copy(update={"title": "Events and queues"}))
    assert [c.name for c in record.chapters()] == ["2 Events and queues"]


def test_an_answer_that_was_appended_survives_kill_9(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/record.db"
    code = f"""
import os, sys
from datetime import UTC, datetime
from probatum.learner.record import Attempt
from probatum.tools.record import Record
record = Record.open({url!r})
for n in range(3):
    now = datetime.now(UTC)
    record.append(
        Attempt(id=str(n), at=now, question=str(n), chapter="c", concepts=("x",), kind="cloze", score=1)
    )
    print(n, flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert [child.stdout.readline().strip() for _ in range(3)] == ["0", "1", "2"]
        os.kill(child.pid, signal.SIGKILL)
    assert [a.id for a in Record.open(url).attempts()] == ["0", "1", "2"]


def test_out_and_in_gives_the_same_learner(record: Record, tmp_path: Path) -> None:
    concepts = [Concept(id="stack", name="Stack", prerequisites=("list",))]
    attempts = [attempt(n, at=DAY.replace(day=n), score=float(n % 3 > 0)) for n in range(1, 9)]
    learner = replay(concepts, attempts)
    lines = list(lines_out(attempts, learner, concepts))
    read_concepts, read_attempts = lines_in(lines, ())
    assert (read_concepts, read_attempts) == (concepts, attempts)
    assert replay(read_concepts, read_attempts).mastery("stack", DAY) == learner.mastery("stack", DAY)


def test_reviews_of_another_program_become_answers_once(record: Record) -> None:
    line = f'{{"card_id": {card_id("stack")}, "rating": 3, "review_datetime": "2026-05-04T09:00:00+00:00"}}'
    _, attempts = lines_in([line, line.replace(": 3", ": 1").replace("-04T", "-05T")], [Concept(id="stack", name="s")])
    assert [(a.concepts, a.score, a.grader) for a in attempts] == [
        (("stack",), 1.0, "learner"),
        (("stack",), 0.0, "learner"),
    ]
    assert [record.append(a) for a in (*attempts, *attempts)] == [True, True, False, False]


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"attempt": {"id": 3}}', '{"card_id": 1, "rating": 9, "review_datetime": "x"}']
)
def test_a_line_that_is_none_is_named(line: str) -> None:
    with pytest.raises(UsageError, match="Line 2"):
        lines_in(["", line], ())
