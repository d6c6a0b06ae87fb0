"""The roles as small protocols, each with an engine that asks a model and one that does not."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from typing import Protocol

from probatum.book import Chapter
from probatum.notes import Draft, Plan, SectionNotes
from probatum.proof import Proof
from probatum.quiz import Bank
from probatum.tools.models import Usage
from probatum.tools.passages import Passage
from probatum.tutoring import Rung, Session, Way


class Writer(Protocol):
    """Drafts the notes of a chapter. Nothing it returns is proved yet."""

    async def plan(self, chapter: Chapter, known: Mapping[str, str]) -> Plan:
        """Decides what the notes will show; ``known`` maps ids of mastered concepts to their names."""
        ...

    async def section(self, chapter: Chapter, section_id: str, plan: Plan) -> SectionNotes:
        """Drafts the notes of one section."""
        ...

    async def repair(self, chapter: Chapter, notes: SectionNotes, findings: Sequence[Proof]) -> SectionNotes:
        """Rewrites only what the findings say is broken; returns the notes unchanged when it cannot."""
        ...

    async def reword(self, chapter: Chapter, notes: SectionNotes) -> SectionNotes:
        """Brings the words into agreement with what the snippets really printed; they carry their proofs by now."""
        ...

    async def draft(self, chapter: Chapter, sections: Sequence[SectionNotes], plan: Plan) -> Draft:
        """Drafts what stands around the sections, once these are proved."""
        ...

    async def repair_draft(self, chapter: Chapter, draft: Draft, findings: Sequence[Proof]) -> Draft:
        """As ``repair``, for what stands around the sections."""
        ...


class Reviewer(Protocol):
    """Doubts what a log states."""

    async def review(
        self, sections: Sequence[SectionNotes], draft: Draft, fallen: Collection[str]
    ) -> tuple[Proof, ...]:
        """A failed proof for each statement that is doubted; those in ``fallen`` are known not to hold."""
        ...


class Quizzer(Protocol):
    """Makes the questions of a chapter, each with its proof."""

    async def make(self, chapter: Chapter, sections: Sequence[SectionNotes], draft: Draft) -> Bank:
        """Makes questions from proved notes; what does not hold is dropped and counted."""
        ...


class Tutor(Protocol):
    """Answers a learner from passages of the book."""

    def answer(
        self, session: Session, question: str, passages: Sequence[Passage], way: Way, rung: Rung, *, more: bool = False
    ) -> AsyncIterator[str | Usage]:
        """Pieces of the answer as they come; at last what it took, when a model was asked.

        A statement from the book ends in the id of its block in brackets, ``[p27-b3]``. A line that begins with
        ``@`` asks for an action: ``@run``, ``@figure``, ``@page``, ``@question``, ``@unclear``. ``more`` is true when
        the learner wants more help with what was last spoken of, and ``question`` is what they said then.
        """
        ...

    async def summarise(self, session: Session, upto: int) -> str:
        """What was said in the first ``upto`` turns, in a few sentences; empty when this engine has no use for it."""
        ...
