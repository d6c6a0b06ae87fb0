"""What the prompts of a chapter are filled with, and the parts of a long section put together again."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from probatum.agents.model_writer.chapter_text import section_text
from probatum.agents.model_writer.replies import SectionReply
from probatum.book import Chapter, Section
from probatum.configs.settings import LearnerSettings
from probatum.errors import UsageError
from probatum.notes import Plan

ALL = "all"
"""Names every section, and the plan."""
MOST_BACKGROUND = {"beginner": 6, "intermediate": 4, "advanced": 2}


def plan_values(chapter: Chapter, learner: LearnerSettings, passages: str) -> dict[str, object]:
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
        "planned": bool(plan.sections),
        "others": "; ".join(s.title for s in chapter.sections if s is not section and s.blocks),
        "text": "",
        "again": False,
        "part": 0,
        "parts": 1,
        "least": 1 if size < 500 else 2 if size < 1500 else 3,
        "most": 2 if size < 500 else 3 if size < 1500 else 5 if size < 6000 else 7,
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


def names_of(section: Section) -> frozenset[str]:
    """What a reader may call a section, in lower case."""
    heading = section.heading
    return frozenset({ALL, section.id, heading.number, heading.text.casefold(), section.title.casefold()} - {""})


def check_named(names: Collection[str], chapter: Chapter) -> None:
    """Raises UsageError for a name that no section has."""
    known = {name for section in chapter.sections for name in names_of(section)}
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Its sections: {_listed(chapter)}."
            raise UsageError(f"{chapter.name!r} has no section {name!r} to redo.", hint)


def _listed(chapter: Chapter) -> str:
    return "; ".join(section.title for section in chapter.sections)


def named(section: Section) -> dict[str, str]:
    """A section as the prompts speak of it."""
    return {"id": section.id, "title": section.title}
