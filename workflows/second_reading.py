"""The last look at a log: a model reads it whole, the writer mends what is doubted, and what it cannot mend falls."""

from collections.abc import Sequence

from probatum.agents import proving
from probatum.agents.crew import REVIEWER, VERIFIER, WRITER
from probatum.agents.messages import CheckSection, ProveDraft, RepairDraft, RepairSection, ReviewLog
from probatum.notes import Draft, SectionNotes
from probatum.proof import Proof
from probatum.workflows.sections import Bench


async def read_again(bench: Bench) -> None:
    """Has the log doubted and mended; of sections only the statements, whose code has run in its place."""
    crew, desk, chapter = bench.crew, bench.desk, bench.chapter
    doubts = (await crew.ask(REVIEWER, ReviewLog(chapter=chapter))).broken
    for section, notes in list(desk.sections[chapter].items()):
        found = _about(notes, doubts)
        if found:
            bench.moved(section, "repairing")
            await crew.ask(WRITER, RepairSection(chapter=chapter, section=section, findings=found))
            await crew.ask(VERIFIER, CheckSection(chapter=chapter, section=section))
            _let_fall(bench, notes, desk.sections[chapter][section], found)
            bench.moved(section, "proved")
    draft = desk.drafts[chapter]
    found = _about(draft, doubts)
    if found:
        await crew.ask(WRITER, RepairDraft(chapter=chapter, findings=found))
        await crew.ask(VERIFIER, ProveDraft(chapter=chapter, again=True))
        _let_fall(bench, draft, desk.drafts[chapter], found)


def _about(notes: SectionNotes | Draft, doubts: Sequence[Proof]) -> tuple[Proof, ...]:
    subjects = {subject for subject, _ in proving.claims(notes)}
    return tuple(doubt for doubt in doubts if doubt.subject in subjects)


def _let_fall(bench: Bench, before: SectionNotes | Draft, after: SectionNotes | Draft, found: Sequence[Proof]) -> None:
    """Statements that were doubted and say the same as before do not hold."""
    doubted = {claim.text: doubt for s, claim in proving.claims(before) for doubt in found if doubt.subject == s}
    for subject, claim in proving.claims(after):
        if doubt := doubted.get(claim.text):
            bench.desk.proofs[bench.chapter][subject] = doubt.model_copy(update={"subject": subject})
