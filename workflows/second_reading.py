"""The last look at a log: a model reads it whole, the writer mends what is doubted, and what it cannot mend falls."""

import asyncio
from collections.abc import Sequence

from probatum.agents import proving
from probatum.agents.crew import REVIEWER, VERIFIER, WRITER
from probatum.agents.messages import CheckSection, ProveDraft, RepairDraft, RepairSection, ReviewLog
from probatum.notes import Draft, SectionNotes
from probatum.proof import Proof
from probatum.workflows.sections import Bench, first_known


async def read_again(bench: Bench) -> None:
    """Has the log doubted and mended; of sections only the statements, whose code has run in its place."""
    crew, desk, chapter = bench.crew, bench.desk, bench.chapter
    doubts = (await crew.ask(REVIEWER, ReviewLog(chapter=chapter))).broken
    try:
        async with asyncio.TaskGroup() as group:
            for section, notes in desk.sections[chapter].items():
                if found := _about(notes, doubts):
                    group.create_task(_mend(bench, section, notes, found))
            if found := _about(desk.drafts[chapter], doubts):
                group.create_task(_mend_draft(bench, desk.drafts[chapter], found))
    except ExceptionGroup as failed:
        raise first_known(failed) from None


async def _mend(bench: Bench, section: str, notes: SectionNotes, found: Sequence[Proof]) -> None:
    bench.moved(section, "repairing")
    await bench.crew.ask(WRITER, RepairSection(chapter=bench.chapter, section=section, findings=tuple(found)))
    await bench.crew.ask(VERIFIER, CheckSection(chapter=bench.chapter, section=section))
    _let_fall(bench, notes, bench.desk.sections[bench.chapter][section], found)
    bench.moved(section, "proved")


async def _mend_draft(bench: Bench, draft: Draft, found: Sequence[Proof]) -> None:
    await bench.crew.ask(WRITER, RepairDraft(chapter=bench.chapter, findings=tuple(found)))
    await bench.crew.ask(VERIFIER, ProveDraft(chapter=bench.chapter, again=True))
    _let_fall(bench, draft, bench.desk.drafts[bench.chapter], found)


def _about(notes: SectionNotes | Draft, doubts: Sequence[Proof]) -> tuple[Proof, ...]:
    subjects = {subject for subject, _ in proving.claims(notes)}
    return tuple(doubt for doubt in doubts if doubt.subject in subjects)


def _let_fall(bench: Bench, before: SectionNotes | Draft, after: SectionNotes | Draft, found: Sequence[Proof]) -> None:
    """Statements that were doubted and say the same as before do not hold."""
    doubted = {claim.text: doubt for s, claim in proving.claims(before) for doubt in found if doubt.subject == s}
    for subject, claim in proving.claims(after):
        if doubt := doubted.get(claim.text):
            bench.desk.proofs[bench.chapter][subject] = doubt.model_copy(update={"subject": subject})
