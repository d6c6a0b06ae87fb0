"""A record with a bank of plain questions, and a clock that is turned by hand."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from probatum.learner.record import ChapterMet, Concept, Place
from probatum.notes import Evidence
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import Bank, Cloze, KeyPoint, MultipleChoice, Option, Question, ShortAnswer
from probatum.tools.record import Record
from probatum.workflows.quiz import Limits, Quiz

NAMES = ("stack", "queue", "heap")


@dataclass
class Clock:
    """Tells the time that the test says."""

    at: datetime = field(default_factory=lambda: datetime(2026, 5, 4, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def pass_(self, **span: float) -> None:
        self.at += timedelta(**span)


def _common(name: str, concept: str, quote: str) -> dict[str, object]:
    return {
        "id": name,
        "chapter": "c",
        "section": "s1",
        "concepts": (concept,),
        "prompt": f"What is it? ____ ({name})",
        "why": f"The book says: “{quote}”",
        "evidence": (Evidence(block="b", page=5, label="17", quote=quote),),
        "hints": ("Look again.", f"It begins with {concept[0]}."),
        "proof": Proof(subject=name, kind=Kind.QUESTION, verdict=Verdict.PASS),
    }


def questions() -> list[Question]:
    """Seven gaps and two choices a concept."""
    made: list[Question] = []
    for concept in NAMES:
        made.extend(
            Cloze.model_validate(_common(f"{concept}-gap{n}", concept, f"{concept} {n}") | {"key": concept})
            for n in range(7)
        )
        made.extend(
            MultipleChoice.model_validate(
                _common(f"{concept}-choice{n}", concept, f"{concept} choice {n}")
                | {"options": tuple(Option(text=t) for t in NAMES), "key": NAMES.index(concept)}
            )
            for n in range(2)
        )
    return made


def short() -> ShortAnswer:
    """A question that is marked point by point."""
    return ShortAnswer.model_validate(
        _common("short", "stack", "short")
        | {"key": "The newest element comes back first.", "points": (KeyPoint(text="newest element comes back first"),)}
    )


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/record.db"


@pytest.fixture
def record(url: str) -> Record:
    record = Record.open(url)
    place = Place(section="s1", heading="Structures", label="16", page=4)
    record.meet(ChapterMet(chapter="c", book="Book", file="b.pdf", sha256="0", title="Structures", places=(place,)))
    concepts = tuple(Concept(id=n, name=n, chapter="c", section="s1") for n in NAMES)
    record.keep_bank(Bank(chapter="c", questions=tuple(questions()), concepts=concepts))
    return record


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def quiz(record: Record, clock: Clock) -> Quiz:
    return new_quiz(record, clock)


async def runs_nothing(snippets: Any) -> Any:
    return []


def new_quiz(record: Record, clock: Clock, **more: Any) -> Quiz:
    return Quiz(record, record.banks(), runs_nothing, clock, more.pop("limits", Limits()), **more)


def right_answer(question: Any) -> str:
    """What to type to be right."""
    return "abc"[question.key] if isinstance(question, MultipleChoice) else str(question.key)


def ask(quiz: Quiz) -> Any:
    """The next question, which is there."""
    question = quiz.next()
    assert question is not None
    return question
