"""Opens a tutoring session on a chapter: the book read, its passages indexed, the tutor, the bank, the sandbox."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

from probatum.agents.model_tutor import ModelTutor
from probatum.agents.roles import Tutor
from probatum.book import Book, Chapter
from probatum.configs.settings import Settings
from probatum.errors import UsageError
from probatum.tools.extractive.guide import Guide
from probatum.tools.journal import Journal
from probatum.tools.models import connect
from probatum.tools.passages import Passages
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.record import Record
from probatum.tools.sandbox import Policy, try_snippets
from probatum.tutoring import Session
from probatum.workflows.acting import Hands
from probatum.workflows.examining import BankExaminer
from probatum.workflows.notes import Part
from probatum.workflows.quiz import Limits, Quiz
from probatum.workflows.tutoring import Tutoring

SESSIONS = "tutoring"
"""Kind of the documents that sessions are kept as."""


def policy_of(settings: Settings) -> Policy:
    """What the settings allow snippets."""
    chosen = settings.sandbox
    return Policy(
        seconds=chosen.seconds,
        seconds_total=chosen.seconds_total,
        allow_network=chosen.allow_network,
        allow_packages=chosen.allow_packages,
        tier=chosen.tier,
    )


@asynccontextmanager
async def open_tutoring(part: Part, settings: Settings, *, resume: str = "") -> AsyncIterator[Tutoring]:
    """A session on a part of a book; ``resume`` is the id of an earlier one, or ``last``.

    Raises SourceError when the book cannot be read, ModelError when a model is set and cannot be had, UsageError
    when there is no such session.
    """
    home = settings.vault.resolve() / ".probatum"
    book, chapter = await asyncio.to_thread(read_part, part, settings)
    record = Record.open(settings.record_url)
    passages = await asyncio.to_thread(_indexed, settings, book, chapter)
    try:
        run = partial(try_snippets, policy=policy_of(settings), pictures=home / "pictures")
        hands = Hands(chapter, run, home / "pictures", note=lambda: None)
        yield Tutoring(
            session=_session(record, book, chapter, resume),
            chapter=chapter,
            tutor=tutor_of(settings),
            passages=passages,
            act=hands.act,
            examiner=BankExaminer(partial(_quiz, record, chapter, run)),
            keep=lambda session: record.put(SESSIONS, session.id, session),
            now=lambda: datetime.now(UTC),
        )
    finally:
        passages.close()
        record.close()


def read_part(part: Part, settings: Settings) -> tuple[Book, Chapter]:
    """The chapter, its pictures laid into the vault's own folder."""
    pictures = settings.vault.resolve() / ".probatum" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    choice = Choice(chapter=part.chapter, pages=part.pages, pdf_pages=part.pdf_pages)
    return read_chapter(part.book, choice, pictures=pictures, password=part.password, ocr=part.ocr)


def tutor_of(settings: Settings) -> Tutor:
    """The model's tutor where a model is set, else guided reading."""
    if not settings.uses_model:
        return Guide()
    return ModelTutor(connect(settings, journal=Journal.open(settings.journal_url)), settings.learner)


def sessions_of(record: Record, words: str = "") -> tuple[Session, ...]:
    """The sessions that were kept, latest first; with ``words``, those in which all of them were said."""
    wanted = words.lower().split()
    kept = reversed(record.all(SESSIONS, Session))

    def said(session: Session) -> str:
        return " ".join(turn.text for turn in session.turns).lower()

    return tuple(session for session in kept if not wanted or all(word in said(session) for word in wanted))


def _indexed(settings: Settings, book: Book, chapter: Chapter) -> Passages:
    passages = Passages.open(settings.vault.resolve() / ".probatum" / "passages", chroma_url=settings.store.chroma)
    passages.add(book.sha256, chapter)
    return passages


def _session(record: Record, book: Book, chapter: Chapter, resume: str) -> Session:
    if resume:
        own = [s for s in sessions_of(record) if s.chapter == chapter.id]
        found = next((s for s in own if resume in (s.id, "last")), None)
        if found is None:
            hint = f"There are: {', '.join(s.id for s in own)}." if own else "There is none on this chapter yet."
            raise UsageError(f"No session {resume!r} on {chapter.name}.", hint)
        return found
    return Session(
        id=uuid.uuid4().hex[:8],
        book=book.sha256,
        book_title=book.title,
        chapter=chapter.id,
        title=chapter.name,
        began=datetime.now(UTC),
    )


def _quiz(record: Record, chapter: Chapter, run: Callable[..., object]) -> Quiz | None:
    bank = record.bank(chapter.id)
    if bank is None or not bank.questions:
        return None
    return Quiz(record, [bank], run, lambda: datetime.now(UTC), Limits(questions=1000))  # type: ignore[arg-type]
