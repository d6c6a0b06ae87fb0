"""The reader's record in a database: answers, appended and never changed, and documents by kind and key.

Mastery, due dates and reviews are not stored: ``probatum.learner`` works them out from the answers.
"""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel
from sqlalchemy import Column, Engine, Integer, MetaData, Table, Text, UniqueConstraint, insert, select, update
from sqlalchemy.exc import IntegrityError

from probatum.learner.record import Attempt, ChapterMet, Concept
from probatum.quiz import Bank
from probatum.tools.database import open_database

N = TypeVar("N", bound=BaseModel)

_metadata = MetaData()
_attempts = Table(
    "attempts",
    _metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("question", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
_documents = Table(
    "documents",
    _metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("kind", "key"),
)


class Record:
    """The record of one reader; safe to use from several processes."""

    def __init__(self, engine: Engine) -> None:
        """Use ``Record.open``."""
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> "Record":
        """The record at a SQLAlchemy URL; made when it is not there. Raises ProbatumError when it cannot be."""
        return cls(open_database(url, _metadata, "record"))

    def append(self, attempt: Attempt) -> bool:
        """Adds an answer and returns when it is on the disk; False when one of that id is there already."""
        row = {"id": attempt.id, "question": attempt.question, "body": attempt.model_dump_json()}
        try:
            with self._engine.begin() as db:
                db.execute(insert(_attempts).values(row))
        except IntegrityError:
            return False
        return True

    def attempts(self) -> tuple[Attempt, ...]:
        """Every answer and every voiding, in the order in which they came in."""
        with self._engine.connect() as db:
            bodies = db.scalars(select(_attempts.c.body).order_by(_attempts.c.seq)).all()
        return tuple(Attempt.model_validate_json(body) for body in bodies)

    def voided(self) -> frozenset[str]:
        """Ids of the questions that the reader struck out."""
        return frozenset(attempt.question for attempt in self.attempts() if attempt.void)

    def put(self, kind: str, key: str, document: BaseModel) -> None:
        """Keeps a document under ``kind`` and ``key``, in place of the one that was there."""
        body = document.model_dump_json()
        with self._engine.begin() as db:
            mine = (_documents.c.kind == kind) & (_documents.c.key == key)
            if db.execute(update(_documents).where(mine).values(body=body)).rowcount == 0:
                db.execute(insert(_documents).values(kind=kind, key=key, body=body))

    def get(self, kind: str, key: str, noun: type[N]) -> N | None:
        """The document under ``kind`` and ``key``."""
        query = select(_documents.c.body).where(_documents.c.kind == kind, _documents.c.key == key)
        with self._engine.connect() as db:
            body = db.scalar(query)
        return None if body is None else noun.model_validate_json(body)

    def all(self, kind: str, noun: type[N]) -> tuple[N, ...]:
        """Every document of a kind, in the order in which their keys first came in."""
        query = select(_documents.c.body).where(_documents.c.kind == kind).order_by(_documents.c.seq)
        with self._engine.connect() as db:
            bodies = db.scalars(query).all()
        return tuple(noun.model_validate_json(body) for body in bodies)

    def keep_bank(self, bank: Bank) -> None:
        """Keeps a chapter's questions, without those that were struck out, and its concepts."""
        struck = self.voided()
        questions = tuple(q for q in bank.questions if q.id not in struck)
        self.put("bank", bank.chapter, bank.model_copy(update={"questions": questions}))
        self.keep_concepts(bank.concepts)

    def bank(self, chapter: str) -> Bank | None:
        """The questions of a chapter, without those that were struck out since."""
        bank = self.get("bank", chapter, Bank)
        return bank and _without(bank, self.voided())

    def banks(self) -> tuple[Bank, ...]:
        """The questions of every chapter."""
        struck = self.voided()
        return tuple(_without(bank, struck) for bank in self.all("bank", Bank))

    def keep_concepts(self, concepts: Iterable[Concept]) -> None:
        """Keeps concepts; what an earlier chapter said of one stays, and what it leans on is gathered from all."""
        for concept in concepts:
            known = self.get("concept", concept.id, Concept)
            if known is not None:
                needed = dict.fromkeys((*known.prerequisites, *concept.prerequisites))
                beside = dict.fromkeys((*known.companions, *concept.companions))
                concept = known.model_copy(update={"prerequisites": tuple(needed), "companions": tuple(beside)})
            self.put("concept", concept.id, concept)

    def concepts(self) -> tuple[Concept, ...]:
        """Every concept met, oldest first."""
        return self.all("concept", Concept)

    def meet(self, chapter: ChapterMet) -> None:
        """Remembers that the reader works on a chapter."""
        self.put("chapter", chapter.chapter, chapter)

    def chapters(self) -> tuple[ChapterMet, ...]:
        """Every chapter met, oldest first."""
        return self.all("chapter", ChapterMet)

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()


def _without(bank: Bank, struck: frozenset[str]) -> Bank:
    return bank.model_copy(update={"questions": tuple(q for q in bank.questions if q.id not in struck)})
