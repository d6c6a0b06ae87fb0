"""The writer that asks a model: plans a chapter, drafts and mends its sections, fits their words to real outputs."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from probatum.agents.model_writer import tidying
from probatum.agents.model_writer.around import background_of, challenge_of, digest_of, summary_of
from probatum.agents.model_writer.briefing import Briefing, brief
from probatum.agents.model_writer.chapter_text import key_passages, parts_of
from probatum.agents.model_writer.converting import section_notes
from probatum.agents.model_writer.faults import faults_in, quoted_text
from probatum.agents.model_writer.mending import apply, apply_to_draft
from probatum.agents.model_writer.outputs import corrected, runs_of
from probatum.agents.model_writer.replies import PlanReply, RepairReply, RewordReply, SectionReply
from probatum.agents.model_writer.statements import concluded, spoken
from probatum.agents.model_writer.tasks import ALL, check_named, merged, named, names_of, plan_values, section_values
from probatum.book import Chapter, Section
from probatum.configs.settings import LearnerSettings
from probatum.notes import Draft, Plan, SectionNotes, SectionPlan
from probatum.proof import Proof
from probatum.tools.grounding import missing
from probatum.tools.models import Model
from probatum.tools.models.errors import BadReply

N = TypeVar("N", SectionNotes, Draft)
ROLE = "writer"


class ModelWriter:
    """Implements ``probatum.agents.roles.Writer``; every method raises ModelError when the model fails."""

    def __init__(self, model: Model, learner: LearnerSettings, *, redo: Collection[str] = ()) -> None:
        """``redo`` names sections that are to be written anew though the journal has them: number, heading, ``all``."""
        self._model = model
        self._learner = learner
        self._redo = frozenset(name.casefold() for name in redo)
        self._briefings: dict[str, Briefing] = {}

    async def plan(self, chapter: Chapter, known: Mapping[str, str]) -> Plan:
        """Decides what the notes will show.

        The reader's record is laid over the model's answer and is no part of the question: a chapter need not
        be planned and paid for again because the reader has learnt something since. Raises UsageError when no
        section has a name that is to be redone.
        """
        check_named(self._redo, chapter)
        briefing = await self._brief(chapter)
        passages = "" if briefing.whole else key_passages(chapter, briefing.room - 1500)
        prompt = briefing.prompt("writer_plan", **plan_values(chapter, self._learner, passages))
        reply = (await self._model.ask(prompt, PlanReply, role=ROLE, afresh=ALL in self._redo)).value
        needed = [label for name in reply.background if (label := tidying.label(name))]
        recalled = {name: known_id for name in needed for known_id in [_known_as(name, known)] if known_id}
        taught = {slug: label for n in reply.concepts if (slug := tidying.slug(label := tidying.label(n)))}
        ids = {name: section.id for section in chapter.sections for name in names_of(section) - {ALL}}
        return Plan(
            concepts=tuple(taught),
            names=tuple(taught.values()),
            background=tuple(name for name in needed if name not in recalled),
            known=tuple(dict.fromkeys(recalled.values())),
            sections=tuple(
                SectionPlan(section=section, idea=tidying.line(i.idea))
                for i in reply.ideas
                if (section := ids.get(i.section.strip("` ").casefold()))
            ),
            challenge=tidying.line(reply.challenge),
        )

    async def section(self, chapter: Chapter, section_id: str, plan: Plan) -> SectionNotes:
        """Drafts a section, in parts when its text does not fit.

        Notes that quote nothing of the book are asked for once more, then given up as BadReply.
        """
        section = _section(chapter, section_id)
        for attempt in range(2):
            notes = await self._drafted(chapter, section, plan, attempt)
            if any(not missing(evidence, chapter) for claim in notes.happening for evidence in claim.evidence):
                return notes
        raise BadReply(
            f"No statement of the model on {section.heading.text!r} is to be found in the chapter.",
            "A larger model may do better.",
        )

    async def repair(self, chapter: Chapter, notes: SectionNotes, findings: Sequence[Proof]) -> SectionNotes:
        """Asks for the broken parts again, with what was found; the rest stays as it is."""
        faults = faults_in(notes, findings)
        if not faults:
            return notes
        section = _section(chapter, notes.section)
        briefing = await self._brief(chapter)
        text = "" if briefing.whole else quoted_text(chapter, notes, findings)
        prompt = briefing.prompt("writer_repair", section=named(section), text=text, faults=faults)
        reply = await self._model.ask(prompt, RepairReply, role=ROLE)
        return self._settled(apply(notes, reply.value, faults, chapter), chapter)

    async def repair_draft(self, chapter: Chapter, draft: Draft, findings: Sequence[Proof]) -> Draft:
        """As ``repair``, for what stands around the sections."""
        faults = faults_in(draft, findings)
        if not faults:
            return draft
        briefing = await self._brief(chapter)
        title = {"title": f"{chapter.name}: summary, background and challenge"}
        prompt = briefing.prompt("writer_repair", section=title, text="", faults=faults)
        reply = await self._model.ask(prompt, RepairReply, role=ROLE)
        return self._spoken(apply_to_draft(draft, reply.value, faults, chapter), chapter)

    async def reword(self, chapter: Chapter, notes: SectionNotes) -> SectionNotes:
        """Shows the model what the snippets really printed; it points at what matters and corrects its words.

        Takes notes whose snippets carry their proofs; returns them unchanged when none printed anything.
        """
        runs = runs_of(notes)
        if not runs:
            return notes
        briefing = await self._brief(chapter)
        said = [{"subject": f"{notes.section}/happening/{i}", "text": c.text} for i, c in enumerate(notes.happening)]
        section = _section(chapter, notes.section)
        prompt = briefing.bare("writer_reword", section=named(section), runs=runs, statements=said)
        reply = await self._model.ask(prompt, RewordReply, role=ROLE)
        return corrected(notes, reply.value, runs)

    async def draft(self, chapter: Chapter, sections: Sequence[SectionNotes], plan: Plan) -> Draft:
        """Drafts summary, background and challenge at once."""
        briefing = await self._brief(chapter)
        digest = "" if briefing.whole else digest_of(sections, chapter, briefing.room - 1500)
        (summary, concepts, recap), background, challenge = await asyncio.gather(
            summary_of(self._model, briefing, chapter, plan, digest),
            background_of(self._model, briefing, chapter, plan, digest),
            challenge_of(self._model, briefing, chapter, plan, digest),
        )
        draft = Draft(summary=summary, concepts=concepts, recap=recap, background=background, challenge=challenge)
        return self._spoken(draft, chapter)

    async def _drafted(self, chapter: Chapter, section: Section, plan: Plan, attempt: int) -> SectionNotes:
        briefing = await self._brief(chapter)
        texts = ("",) if briefing.whole else parts_of(section, briefing.room - 1500)
        many = len(texts) if len(texts) > 1 else 0
        parts = [{"text": text, "part": i if many else 0, "parts": many} for i, text in enumerate(texts, 1)]
        values = section_values(chapter, section, plan) | {"again": attempt > 0}
        prompts = [briefing.prompt("writer_section", **values | part) for part in parts]
        anew = bool(self._redo & names_of(section))
        asked = (self._model.ask(p, SectionReply, role=ROLE, attempt=attempt, afresh=anew) for p in prompts)
        drafted = merged([reply.value for reply in await asyncio.gather(*asked)])
        return self._settled(section_notes(drafted, section, chapter), chapter)

    def _settled(self, notes: SectionNotes, chapter: Chapter) -> SectionNotes:
        return concluded(self._spoken(notes, chapter), chapter)

    def _spoken(self, part: N, chapter: Chapter) -> N:
        """Marks the statements of notes that are not in the book's language."""
        language = self._learner.language
        return part if language in {"", chapter.language} else spoken(part, language)

    async def _brief(self, chapter: Chapter) -> Briefing:
        if chapter.id not in self._briefings:
            self._briefings[chapter.id] = brief(chapter, self._learner, await self._model.room(ROLE))
        return self._briefings[chapter.id]


def _section(chapter: Chapter, section_id: str) -> Section:
    return next(section for section in chapter.sections if section.id == section_id)


def _known_as(name: str, known: Mapping[str, str]) -> str:
    """Id of the mastered concept of that name; empty when there is none."""
    slug = tidying.slug(name)
    return slug if slug in known else next((i for i, n in known.items() if tidying.slug(n) == slug), "")
