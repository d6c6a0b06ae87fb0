"""The roles as small protocols, each with an engine that asks a model and one that does not."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from probatum.book import Chapter
from probatum.notes import Draft, Plan, SectionNotes
from probatum.proof import Proof
from probatum.quiz import Bank


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

    async def draft(self, chapter: Chapter, sections: Sequence[SectionNotes], plan: Plan) -> Draft:
        """Drafts what stands around the sections, once these are proved."""
        ...


class Quizzer(Protocol):
    """Makes the questions of a chapter, each with its proof."""

    async def make(self, chapter: Chapter, sections: Sequence[SectionNotes], draft: Draft) -> Bank:
        """Makes questions from proved notes; what does not hold is dropped and counted."""
        ...
