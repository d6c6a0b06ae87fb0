"""Gets the questions of a chapter: from the record, or made from the book when there are none yet."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from probatum.agents.book_quizzer import BookQuizzer
from probatum.agents.model_quizzer import ModelMarker, ModelQuizzer
from probatum.agents.roles import Quizzer
from probatum.book import Book, Chapter
from probatum.configs.settings import Settings
from probatum.learner.record import ChapterMet, Place
from probatum.notes import Draft, SectionNotes, Snippet
from probatum.proof import Proof
from probatum.quiz import Bank
from probatum.tools.extractive.writer import ExtractiveWriter
from probatum.tools.journal import Journal
from probatum.tools.models import Model, connect
from probatum.tools.record import Record
from probatum.tools.sandbox import Policy, try_snippets
from probatum.tools.trying import TrySnippets
from probatum.tools.vault.vault import Vault
from probatum.tools.wording import counted
from probatum.workflows.book_part import BookPart
from probatum.workflows.events import OnEvent, StageBegan, ignore
from probatum.workflows.policy import policy_of
from probatum.workflows.quiz.marking import Marker


@dataclass(frozen=True)
class Workroom:
    """What making and taking questions needs of this machine."""

    settings: Settings
    record: Record
    journal: Journal
    pictures: Path
    """Where figures lie."""

    @classmethod
    def open(cls, settings: Settings) -> "Workroom":
        """Opens record and journal of the vault."""
        pictures = Vault(settings.vault).pictures
        return cls(settings, Record.open(settings.record_url), Journal.open(settings.journal_url), pictures)

    @property
    def policy(self) -> Policy:
        """What the settings allow snippets."""
        return policy_of(self.settings.sandbox)

    def close(self) -> None:
        """Lets go of record and journal."""
        self.record.close()
        self.journal.close()

    @property
    def try_snippets(self) -> TrySnippets:
        """Runs a document under the settings' limits; the journal remembers it."""
        policy = self.policy

        async def run(snippets: Sequence[Snippet]) -> Sequence[Proof]:
            return await try_snippets(snippets, policy=policy, pictures=self.pictures, journal=self.journal)

        return run


async def bank_of(
    room: Workroom, part: BookPart, now: Callable[[], datetime], on_event: OnEvent, *, again: bool = False
) -> Bank:
    """The bank of a part of a book; made, and kept in the record, when there is none or ``again`` is set.

    Raises SourceError.
    """
    on_event(StageBegan("reading", part.book.name))
    book, chapter = await asyncio.to_thread(part.read, room.pictures)
    known = None if again else room.record.bank(chapter.id)
    return known or await new_bank(room, book, chapter, quizzer_of(room, model_of(room)), now(), on_event)


async def unpaid_bank_of(room: Workroom, part: BookPart, at: datetime) -> Bank:
    """The bank of a part of a book; made of the book alone when there is none. Raises SourceError."""
    return await bank_at_hand(room, *await asyncio.to_thread(part.read, room.pictures), at)


async def bank_at_hand(room: Workroom, book: Book, chapter: Chapter, at: datetime) -> Bank:
    """The bank of a chapter that was read; made of the book alone, unpaid and within seconds, when there is none."""
    known = room.record.bank(chapter.id)
    return known or await new_bank(room, book, chapter, BookQuizzer(room.try_snippets), at, ignore)


async def new_bank(
    room: Workroom, book: Book, chapter: Chapter, quizzer: Quizzer, at: datetime, on_event: OnEvent
) -> Bank:
    """The bank of a chapter that was read, made and kept in the record."""
    bank = await _made(room, chapter, quizzer, on_event)
    room.record.meet(met(book, chapter, at))
    room.record.keep_bank(bank)
    return room.record.bank(chapter.id) or bank


async def _made(room: Workroom, chapter: Chapter, quizzer: Quizzer, on_event: OnEvent) -> Bank:
    on_event(StageBegan("writing", counted(len(chapter.sections), "section")))
    writer = ExtractiveWriter()
    plan = await writer.plan(chapter, {})
    sections = [await writer.section(chapter, s.id, plan) for s in chapter.sections]
    snippets = [snippet for notes in sections for snippet in notes.snippets]
    on_event(StageBegan("running", counted(len(snippets), "listing")))
    proofs = {proof.subject: proof for proof in await room.try_snippets(snippets)}
    on_event(StageBegan("questions"))
    return await quizzer.make(chapter, [_stamped(notes, proofs) for notes in sections], Draft())


def model_of(room: Workroom) -> Model | None:
    """The model that the settings name, or None when they name none. Raises ModelError when it cannot be had."""
    return connect(room.settings, journal=room.journal) if room.settings.uses_model else None


def marker_of(room: Workroom) -> Marker | None:
    """What marks answers in words: the model, where one is set. Raises ModelError when it cannot be had."""
    model = model_of(room)
    return ModelMarker(model).mark if model else None


def quizzer_of(room: Workroom, model: Model | None) -> Quizzer:
    """Makes questions from the book, and with a model those of a model as well."""
    by_book = BookQuizzer(room.try_snippets)
    return ModelQuizzer(model, by_book) if model else by_book


def _stamped(notes: SectionNotes, proofs: dict[str, Proof]) -> SectionNotes:
    snippets = tuple(s.model_copy(update={"proof": proofs.get(s.id)}) for s in notes.snippets)
    return notes.model_copy(update={"snippets": snippets})


def met(book: Book, chapter: Chapter, at: datetime) -> ChapterMet:
    """What the record remembers of a chapter."""
    places = tuple(
        Place(section=s.id, heading=chapter.heading_of(s) or chapter.title, label=s.heading.label, page=s.heading.page)
        for s in chapter.sections
    )
    return ChapterMet(
        chapter=chapter.id,
        book=book.title,
        file=book.file,
        sha256=book.sha256,
        number=chapter.number,
        title=chapter.title,
        language=chapter.language,
        pages="-".join(dict.fromkeys(chapter.labels)),
        places=places,
        met=at,
    )
