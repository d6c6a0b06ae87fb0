"""What the prompts of a chapter are filled with, and the parts of a long section put together again."""

from collections.abc import Sequence

from probatum.agents.model_writer.chapter_text import section_text, title_of
from probatum.agents.model_writer.replies import SectionReply
from probatum.book import Chapter, Section
from probatum.configs.settings import Learner
from probatum.notes import Plan

MOST_BACKGROUND = {"beginner": 6, "intermediate": 4, "advanced": 2}


def plan_values(chapter: Chapter, learner: Learner, passages: str) -> dict[str, object]:
    """What the planning prompt is made of."""
    return {
        "level": learner.level,
        "most_background": MOST_BACKGROUND[learner.level],
        "sections": [named(section) for section in chapter.sections if section.blocks],
        "passages": passages,
    }


def section_values(chapter: Chapter, section: Section, plan: Plan) -> dict[str, object]:
    """What a section's prompt is made of: its own part of the plan alone, so that a change elsewhere costs nothing."""
    size = len(section_text(section))
    return {
        "section": named(section),
        "idea": next((p.idea for p in plan.sections if p.section == section.id), ""),
        "others": "; ".join(title_of(s) for s in chapter.sections if s is not section and s.blocks),
        "text": "",
        "part": 0,
        "parts": 1,
        "least": 2 if size < 1500 else 3,
        "most": 3 if size < 1500 else 5 if size < 6000 else 7,
    }


def merged(replies: Sequence[SectionReply]) -> SectionReply:
    """The parts of a long section as one reply; the first table and diagram that are there are kept."""
    first = replies[0]
    if len(replies) == 1:
        return first
    return SectionReply(
        snippets=[s for reply in replies for s in reply.snippets],
        statements=[s for reply in replies for s in reply.statements],
        table=next((r.table for r in replies if r.table.header), first.table),
        diagram=next((r.diagram for r in replies if r.diagram.boxes), first.diagram),
        bridge=[b for reply in replies for b in reply.bridge][:2],
        mistakes=[m for reply in replies for m in reply.mistakes],
        self_check=[q for reply in replies for q in reply.self_check],
    )


def named(section: Section) -> dict[str, str]:
    """A section as the prompts speak of it."""
    return {"id": section.id, "title": title_of(section)}
