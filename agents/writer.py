"""The writer: plans, drafts and mends notes with whichever engine it was given, and falls back when a model fails."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from autogen_core import RoutedAgent

from probatum.agents import proving
from probatum.agents.desk import Desk
from probatum.agents.filling import filled
from probatum.agents.messages import (
    Done,
    FillSection,
    PlanNotes,
    RepairDraft,
    RepairSection,
    RewordSection,
    WriteDraft,
    WriteSection,
    Written,
)
from probatum.agents.roles import Writer
from probatum.agents.runtime import answers
from probatum.errors import ModelError
from probatum.notes import Draft, SectionNotes
from probatum.tools.models.errors import Busy, NotSet, OverBudget, Rejected, Unreachable

Notes = TypeVar("Notes", SectionNotes, Draft)


class WriterAgent(RoutedAgent):
    """Takes PlanNotes, WriteSection, RepairSection, FillSection, RewordSection, WriteDraft and RepairDraft."""

    def __init__(self, desk: Desk, engine: Writer, fallback: Writer | None = None) -> None:
        """``fallback`` writes what ``engine`` fails at; without one a ModelError goes to the caller."""
        super().__init__("Writes notes on a chapter.")
        self._desk = desk
        self._engine = engine
        self._fallback = fallback

    @answers
    async def plan(self, message: PlanNotes) -> Done:
        """Lays the plan on the desk.

        The plan is the first question of a run. When its server is absent or refuses, the run ends here: falling
        back for every section in turn would call that a day's notes with a model.
        """
        chapter = self._desk.chapters[message.chapter]
        try:
            plan = await self._engine.plan(chapter, self._desk.known)
        except ModelError as error:
            if self._fallback is None or isinstance(error, NotSet | Unreachable | Busy | Rejected | OverBudget):
                raise
            plan = await self._fallback.plan(chapter, self._desk.known)
        self._desk.plans[message.chapter] = plan
        return Done()

    @answers
    async def section(self, message: WriteSection) -> Written:
        """Lays a section's notes on the desk."""
        chapter, plan = self._desk.chapters[message.chapter], self._desk.plans[message.chapter]
        notes, why = await self._written(lambda writer: writer.section(chapter, message.section, plan))
        self._desk.sections[message.chapter][message.section] = notes
        return Written(fell_back=why)

    @answers
    async def repair(self, message: RepairSection) -> Written:
        """Lays the mended notes on the desk; when the model fails, the broken ones stay and are shown as they are."""
        chapter, notes = self._desk.chapters[message.chapter], self._desk.sections[message.chapter][message.section]
        mended, why = await self._mended(notes, self._engine.repair(chapter, notes, message.findings))
        self._desk.sections[message.chapter][message.section] = mended
        return Written(fell_back=why)

    @answers
    async def fill(self, message: FillSection) -> Written:
        """Lays notes on the desk that the fallback's statements fill up, where they hold too little without them."""
        if self._fallback is not None:
            chapter, notes = self._desk.chapters[message.chapter], self._desk.sections[message.chapter][message.section]
            offered = await self._fallback.section(chapter, message.section, self._desk.plans[message.chapter])
            held = proving.without_fallen(notes, self._desk.proofs[message.chapter])
            self._desk.sections[message.chapter][message.section] = filled(notes, held, offered)
        return Written()

    @answers
    async def reword(self, message: RewordSection) -> Written:
        """Lays the reworded notes on the desk; when the model fails, the words stay as they were."""
        chapter, notes = self._desk.chapters[message.chapter], self._desk.sections[message.chapter][message.section]
        reworded, why = await self._mended(notes, self._engine.reword(chapter, notes))
        self._desk.sections[message.chapter][message.section] = reworded
        return Written(fell_back=why)

    @answers
    async def draft(self, message: WriteDraft) -> Done:
        """Lays the draft on the desk."""
        chapter, plan = self._desk.chapters[message.chapter], self._desk.plans[message.chapter]
        sections = self._desk.written(message.chapter)
        draft, _ = await self._written(lambda writer: writer.draft(chapter, sections, plan))
        self._desk.drafts[message.chapter] = draft
        return Done()

    @answers
    async def repair_draft(self, message: RepairDraft) -> Written:
        """Lays the mended draft on the desk; when the model fails, the broken one stays."""
        chapter, draft = self._desk.chapters[message.chapter], self._desk.drafts[message.chapter]
        mended, why = await self._mended(draft, self._engine.repair_draft(chapter, draft, message.findings))
        self._desk.drafts[message.chapter] = mended
        return Written(fell_back=why)

    async def _written(self, write: Callable[[Writer], Awaitable[Notes]]) -> tuple[Notes, str]:
        """What the engine writes; else what the fallback does, which then says so, and why the engine failed."""
        try:
            return await write(self._engine), ""
        except ModelError as error:
            if self._fallback is None:
                raise
            written: Notes = await write(self._fallback)
            absent = (f"The model failed here: {error.message}", *written.absent)
            return written.model_copy(update={"absent": absent}), error.message

    async def _mended(self, notes: Notes, mending: Awaitable[Notes]) -> tuple[Notes, str]:
        """What the engine makes of the notes; else the notes as they are, and why it failed."""
        try:
            return await mending, ""
        except ModelError as error:
            if self._fallback is None:
                raise
            return notes, error.message
