"""The order of a chapter's sections: all are written at once, each is proved after the one before it."""

import asyncio
from dataclasses import dataclass
from itertools import pairwise

from probatum.agents.crew import VERIFIER, WRITER
from probatum.agents.desk import Desk
from probatum.agents.messages import CheckSection, FillSection, ProveSection, RepairSection, RewordSection, WriteSection
from probatum.agents.runtime import Crew
from probatum.errors import ProbatumError
from probatum.workflows.events import OnEvent, SectionMoved, SectionReady


@dataclass(frozen=True)
class Bench:
    """What making a section needs."""

    crew: Crew
    desk: Desk
    chapter: str
    """Chapter id."""
    on_event: OnEvent
    repairs: int
    """How often a section may go back to the writer."""

    def moved(self, section: str, state: str, why: str = "") -> None:
        """Tells that the section entered a state."""
        chapter = self.desk.chapters[self.chapter]
        heading = next(chapter.heading_of(s) for s in chapter.sections if s.id == section)
        self.on_event(SectionMoved(section, heading, state, why))


async def make_sections(bench: Bench, sections: tuple[str, ...]) -> None:
    """Writes and proves the sections; a failure of one stops the others.

    Snippets share state in document order, so a section waits for its predecessor to be settled before
    it is tried, while its draft is already being written.
    """
    settled = [asyncio.Event() for _ in range(len(sections) + 1)]
    settled[0].set()
    try:
        async with asyncio.TaskGroup() as group:
            for section, (before, after) in zip(sections, pairwise(settled), strict=True):
                group.create_task(_make(bench, section, before, after))
    except ExceptionGroup as failed:
        raise first_known(failed) from None


def first_known(failed: ExceptionGroup[Exception]) -> Exception:
    """The first failure that has words for the person who reads it; the whole group when none has."""
    for error in failed.exceptions:
        if isinstance(error, ProbatumError):
            return error
    return failed


async def _make(bench: Bench, section: str, before: asyncio.Event, after: asyncio.Event) -> None:
    bench.moved(section, "drafting")
    written = await bench.crew.ask(WRITER, WriteSection(chapter=bench.chapter, section=section))
    if written.fell_back:
        bench.moved(section, "fell back", written.fell_back)
    await before.wait()
    await _prove(bench, section, repairs=0 if written.fell_back else bench.repairs)
    if not written.fell_back:
        await _fill(bench, section)
    after.set()
    if not written.fell_back:
        await _reword(bench, section)
    bench.moved(section, "proved")
    bench.on_event(SectionReady(bench.desk.sections[bench.chapter][section]))


async def _prove(bench: Bench, section: str, repairs: int) -> None:
    """Tries the section; what is broken goes back to the writer, at most ``repairs`` times."""
    bench.moved(section, "running")
    found = await bench.crew.ask(VERIFIER, ProveSection(chapter=bench.chapter, section=section))
    while found.broken and repairs:
        repairs -= 1
        bench.moved(section, "repairing")
        before = bench.desk.sections[bench.chapter][section]
        request = RepairSection(chapter=bench.chapter, section=section, findings=found.broken)
        await bench.crew.ask(WRITER, request)
        if bench.desk.sections[bench.chapter][section] == before:
            return
        bench.moved(section, "running")
        found = await bench.crew.ask(VERIFIER, ProveSection(chapter=bench.chapter, section=section, again=True))


async def _fill(bench: Bench, section: str) -> None:
    """Lets the book speak where hardly anything of a model's held, and tries what it says."""
    before = bench.desk.sections[bench.chapter][section]
    await bench.crew.ask(WRITER, FillSection(chapter=bench.chapter, section=section))
    if bench.desk.sections[bench.chapter][section] != before:
        await bench.crew.ask(VERIFIER, ProveSection(chapter=bench.chapter, section=section, again=True))


async def _reword(bench: Bench, section: str) -> None:
    """Lets the writer bring its words into agreement with what was really printed."""
    before = bench.desk.sections[bench.chapter][section]
    await bench.crew.ask(WRITER, RewordSection(chapter=bench.chapter, section=section))
    if bench.desk.sections[bench.chapter][section] != before:
        await bench.crew.ask(VERIFIER, CheckSection(chapter=bench.chapter, section=section))
