"""A session on the sample book, with a scripted model or with none."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.conftest import SAMPLE

from probatum.agents.model_tutor import ModelTutor
from probatum.book import Book, Chapter
from probatum.configs.settings import LearnerSettings
from probatum.notes import Snippet
from probatum.proof import Kind, Output, Proof, Verdict
from probatum.tools.extractive.guide import Guide
from probatum.tools.models import ScriptedModel, Usage
from probatum.tools.models.ledger import Spending
from probatum.tools.passages import Passages
from probatum.tools.pdf import Choice, read_chapter
from probatum.tutoring import Session
from probatum.workflows.acting import Hands
from probatum.workflows.sources import Sources
from probatum.workflows.tutoring import Tutoring

Made = Callable[..., Tutoring]


NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


class NoExaminer:
    waiting = False

    async def ask(self) -> str:
        return "What is a queue?"

    async def grade(self, answer: str) -> str:
        raise AssertionError("nothing was asked")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Chapter]:
    return read_chapter(SAMPLE, Choice(chapter="2"), pictures=tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="module")
def passages(read: tuple[Book, Chapter], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Passages]:
    index = Passages.open(tmp_path_factory.mktemp("passages"))
    index.add(read[0].sha256, read[1])
    yield index
    index.close()


async def recited(snippets: Sequence[Snippet]) -> list[Proof]:
    """Stands in for the sandbox, which has its own tests: says which code it was given."""
    return [
        Proof(
            subject=s.id, kind=Kind.SNIPPET, verdict=Verdict.PASS, output=Output(stdout=f"ran {len(s.code)} characters")
        )
        for s in snippets
    ]


@pytest.fixture
def session_with(read: tuple[Book, Chapter], passages: Passages, tmp_path: Path) -> Made:
    book, chapter = read

    def make(model: ScriptedModel | None, kept: list[Session] | None = None) -> Tutoring:
        hands = Hands(chapter, recited, tmp_path, note=lambda: None)
        session = Session(
            id="s1", book=book.sha256, book_title=book.title, chapter=chapter.id, title=chapter.name, began=NOW
        )
        tutor = (
            ModelTutor(model, LearnerSettings(stack=("SimPy",)), lambda heading: f"My note on {heading}.")
            if model
            else Guide(chapter)
        )
        store = kept if kept is not None else []

        def whole_book() -> Chapter:
            _, whole = read_chapter(SAMPLE, Choice(), pictures=tmp_path)
            passages.add(book.sha256, whole)
            return whole

        return Tutoring(
            session,
            Sources(book.sha256, chapter, passages, whole_book),
            tutor,
            hands.act,
            NoExaminer(),
            store.append,
            now=lambda: NOW,
            spent=lambda: Spending(Usage(tokens_in=900, tokens_out=100), 0.02),
        )

    return make
