"""The order of a chapter's sections: all are written at once, each is proved after the one before it."""

import asyncio
from itertools import pairwise

from probatum.agents.crew import VERIFIER, WRITER
from probatum.agents.desk import Desk
from probatum.agents.messages import ProveSection, RepairSection, WriteSection
from probatum.agents.runtime import Crew
from probatum.workflows.events import OnEvent, SectionMoved, SectionReady

REPAIRS = 2
"""How often a section goes back to the writer."""


async def make_sections(
    crew: Crew, desk: Desk, chapter: str, sections: tuple[str, ...], repairs: int, on_event: OnEvent
) -> None:
    """Writes and proves the sections; a failure of one stops the others.

    Snippets share state in document order, so a section waits for its predecessor to be settled before
    it is tried, while its draft is already being written.
    """
    settled = [asyncio.Event() for _ in range(len(sections) + 1)]
    settled[0].set()
    async with asyncio.TaskGroup() as group:
        for section, (before, after) in zip(sections, pairwise(settled), strict=True):
            group.create_task(_make_section(crew, desk, chapter, section, repairs, before, after, on_event))


async def _make_section(
    crew: Crew,
    desk: Desk,
    chapter: str,
    section: str,
    repairs: int,
    before: asyncio.Event,
    after: asyncio.Event,
    on_event: OnEvent,
) -> None:
    heading = next(s.heading.text for s in desk.chapters[chapter].sections if s.id == section)

    def moved(state: str) -> None:
        on_event(SectionMoved(section, heading, state))

    moved("drafting")
    written = await crew.ask(WRITER, WriteSection(chapter=chapter, section=section))
    if written.fell_back:
        moved("fell back")
    await before.wait()
    moved("running")
    found = await crew.ask(VERIFIER, ProveSection(chapter=chapter, section=section))
    for _ in range(0 if written.fell_back else repairs):
        if not found.broken:
            break
        moved("repairing")
        mended = await crew.ask(WRITER, RepairSection(chapter=chapter, section=section, findings=found.broken))
        if mended.fell_back:
            break
        moved("running")
        found = await crew.ask(VERIFIER, ProveSection(chapter=chapter, section=section, again=True))
    moved("proved")
    on_event(SectionReady(desk.sections[chapter][section]))
    after.set()
