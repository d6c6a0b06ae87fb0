"""Opens a tutoring session on a chapter: the book read, its passages indexed, the tutor, the bank, the sandbox."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from probatum.agents.model_tutor import ModelTutor
from probatum.agents.roles import Tutor
from probatum.book import Book, Chapter
from probatum.configs.settings import Settings
from probatum.errors import UsageError
from probatum.tools.extractive.guide import Guide
from probatum.tools.journal import Journal
from probatum.tools.models import connect
from probatum.tools.models.ledger import Ledger
from probatum.tools.passages import Passages
from probatum.tools.passages.choosing import choose_embedder
from probatum.tools.record import Record
from probatum.tools.vault.vault import Vault
from probatum.tutoring import Session
from probatum.workflows.acting import Hands
from probatum.workflows.banks import Workroom, bank_at_hand
from probatum.workflows.book_part import BookPart
from probatum.workflows.examining import BankExaminer
from probatum.workflows.own_notes import notes_on
from probatum.workflows.quiz import Limits, Quiz
from probatum.workflows.sources import Sources
from probatum.workflows.tutor_log import write_into_log
from probatum.workflows.tutoring import Tutoring
from probatum.workflows.unclear import SESSIONS


@asynccontextmanager
async def open_tutoring(part: BookPart, settings: Settings, *, resume: str = "") -> AsyncIterator[Tutoring]:
    """A session on a part of a book; ``resume`` is the id of an earlier one, or ``last``.

    Raises SourceError when the book cannot be read, ModelError when a model or embedder is set and cannot be had,
    UsageError when there is no such session.
    """
    vault, room = Vault(settings.vault), Workroom.open(settings)
    book, chapter = await asyncio.to_thread(part.read, room.pictures)
    passages = await asyncio.to_thread(_indexed, vault, settings, book, chapter)
    ledger = Ledger(settings.model.max_cost)

    def whole_book() -> Chapter:
        _, whole = BookPart(part.book, password=part.password, ocr=part.ocr).read(room.pictures)
        passages.add(book.sha256, whole)
        return whole

    try:
        hands = Hands(chapter, room.try_snippets, room.pictures, note=lambda: vault.log_of(chapter.id))
        tutoring = Tutoring(
            session=_session(room.record, book, chapter, resume),
            sources=Sources(book.sha256, chapter, passages, whole_book),
            tutor=_tutor(settings, room.journal, ledger, chapter, lambda heading: notes_on(vault, chapter.id, heading)),
            act=hands.act,
            examiner=BankExaminer(lambda: _quiz(room, book, chapter)),
            keep=lambda session: room.record.put(SESSIONS, session.id, session),
            now=lambda: datetime.now(UTC),
            spent=lambda: ledger.total,
        )
        try:
            yield tutoring
        finally:
            write_into_log(vault, tutoring.session, tutoring.sources.label_of)
    finally:
        passages.close()
        room.close()


def _tutor(
    settings: Settings, journal: Journal, ledger: Ledger, chapter: Chapter, notes: Callable[[str], str]
) -> Tutor:
    """The model's tutor where a model is set, else guided reading."""
    if not settings.uses_model:
        return Guide(chapter)
    return ModelTutor(connect(settings, journal=journal, ledger=ledger), settings.learner, notes)


def sessions_of(record: Record, words: str = "") -> tuple[Session, ...]:
    """The sessions that were kept, latest first; with ``words``, those in which all of them were said."""
    wanted = words.lower().split()
    kept = reversed(record.all(SESSIONS, Session))

    def said(session: Session) -> str:
        return " ".join(turn.text for turn in session.turns).lower()

    return tuple(session for session in kept if not wanted or all(word in said(session) for word in wanted))


def _indexed(vault: Vault, settings: Settings, book: Book, chapter: Chapter) -> Passages:
    passages = Passages.open(vault.own / "passages", choose_embedder(settings), settings.store.chroma)
    try:
        passages.add(book.sha256, chapter)
    except BaseException:
        passages.close()
        raise
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


async def _quiz(room: Workroom, book: Book, chapter: Chapter) -> Quiz:
    """A quiz without end on the chapter; its questions are made now where there are none yet."""

    def now() -> datetime:
        return datetime.now(UTC)

    bank = await bank_at_hand(room, book, chapter, now())
    return Quiz(room.record, [bank], room.try_snippets, now, Limits(questions=1000))
