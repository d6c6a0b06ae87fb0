"""Whether notes say what the book says, and what making them costs."""

import asyncio
import multiprocessing
import re
import time
from collections.abc import Sequence
from pathlib import Path

from probatum.agents.proving import claims
from probatum.book import Chapter
from probatum.notes import Claim, Draft, SectionNotes
from probatum.tools.extractive import ExtractiveWriter
from probatum.tools.grounding.wording import plain

PAGES = 40
_RAISED = re.compile("[⁰¹²³⁴-⁹]+")


def made(chapter: Chapter) -> tuple[list[SectionNotes], Draft]:
    """The notes on a chapter, without running anything."""

    async def write() -> tuple[list[SectionNotes], Draft]:
        writer = ExtractiveWriter()
        plan = await writer.plan(chapter, {})
        sections = [await writer.section(chapter, s.id, plan) for s in chapter.sections]
        return sections, await writer.draft(chapter, sections, plan)

    return asyncio.run(write())


def verbatim(chapter: Chapter) -> tuple[int, int]:
    """Statements whose words stand on the page that they name, marks of footnotes aside, and all statements."""
    sections, draft = made(chapter)
    found = [claim for section in sections for _, claim in claims(section)] + [claim for _, claim in claims(draft)]
    return sum(_stands(claim, chapter) for claim in found), len(found)


def _stands(claim: Claim, chapter: Chapter) -> bool:
    evidence = claim.evidence[0]
    block = chapter.block(evidence.block)
    said = _RAISED.sub("", plain(claim.text)) in _RAISED.sub("", evidence.quote)
    return block is not None and evidence.page == block.page and evidence.quote in block.text and said


def forty_pages(whole: Sequence[Chapter]) -> tuple[int, float, float]:
    """Pages, CPU seconds and peak megabytes for the notes on neighbouring chapters taken as one."""
    taken: list[Chapter] = []
    while _pages(taken) < PAGES and len(taken) < len(whole):
        taken.append(whole[len(taken)])
    sections = [s.model_copy(update={"id": f"{i}{s.id}"}) for i, c in enumerate(taken) for s in c.sections]
    long = taken[0].model_copy(update={"sections": tuple(sections)})
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        seconds, peak = pool.apply(_cost, (long.model_dump_json(),))
    return _pages(taken), seconds, peak


def _pages(taken: Sequence[Chapter]) -> int:
    return sum(c.pdf_pages[1] - c.pdf_pages[0] + 1 for c in taken)


def _cost(chapter: str) -> tuple[float, float]:
    read = Chapter.model_validate_json(chapter)
    began = time.process_time()
    made(read)
    seconds = time.process_time() - began
    # Not getrusage: its maximum goes back to before the exec, to the size of the parent.
    status = Path("/proc/self/status").read_text("utf-8")
    return seconds, int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]  # always there
