"""What the writer asks: one prefix for a chapter, parts where it does not fit, again only what is to be redone."""

import pytest
from tests.writing.book import chapter, paragraph
from tests.writing.scripted import READER, SECTION, written

from probatum.agents.model_writer import ModelWriter
from probatum.agents.model_writer.replies import (
    SectionReply,
)
from probatum.errors import UsageError
from probatum.notes import Plan
from probatum.proof import Kind, Proof, Verdict
from probatum.tools.models import ScriptedModel


async def test_the_prefix_is_the_same_for_all_calls_of_a_chapter() -> None:
    model = ScriptedModel(lambda asked: SECTION if asked.reply is SectionReply else {})
    writer = ModelWriter(model, READER)
    book = chapter()
    plan = await writer.plan(book, {})
    for section in book.sections:
        await writer.section(book, section.id, plan)
    starts = {asked.messages[1].text.split("[end chapter-")[0] for asked in model.asked}
    assert len({asked.messages[0].text for asked in model.asked}) == 1
    assert len(starts) == 1
    assert "[p8-b1 | p. 6] A deque takes" in starts.pop()


async def test_a_chapter_that_does_not_fit_is_split_and_nothing_is_cut() -> None:
    long = chapter().sections[1]
    facts = tuple(paragraph(f"p8-b{i}", f"Fact {i}. " + "word " * 150, 8) for i in range(2, 25))
    blocks = (long.blocks[0], *facts)
    book = chapter(chapter().sections[0], long.model_copy(update={"blocks": blocks}))
    model = ScriptedModel([SECTION] * 10, room=4700)
    notes = await ModelWriter(model, READER).section(book, "s1", Plan())
    sent = "".join(asked.task for asked in model.asked)
    assert len(model.asked) > 1
    assert all(sent.count(f"Fact {i}. ") == 1 for i in range(2, 25))
    assert len(notes.snippets) == 2 * len(model.asked)
    assert len({s.id for s in notes.snippets}) == len(notes.snippets)
    assert len(notes.tables) == len(notes.diagrams) == 1


@pytest.mark.parametrize(
    ("redo", "anew"), [(["Deques"], [False, False, True]), (["s0"], [False, True, False]), (["all"], [True] * 3)]
)
async def test_a_section_can_be_written_anew(redo: list[str], anew: list[bool]) -> None:
    model = ScriptedModel(lambda asked: SECTION if asked.reply is SectionReply else {})
    writer = ModelWriter(model, READER, redo=redo)
    plan = await writer.plan(chapter(), {})
    for section in chapter().sections:
        await writer.section(chapter(), section.id, plan)
    assert [asked.afresh for asked in model.asked] == anew


async def test_what_is_to_be_redone_must_be_there() -> None:
    with pytest.raises(UsageError, match="no section 'deque' to redo") as raised:
        await ModelWriter(ScriptedModel([]), READER, redo=["Deque"]).plan(chapter(), {})
    assert "'deques'" in raised.value.hint


async def test_nothing_is_asked_when_no_finding_is_about_these_notes() -> None:
    notes, _ = await written()
    stranger = Proof(subject="s0/happening/0", kind=Kind.CLAIM, verdict=Verdict.FAIL)
    assert await ModelWriter(ScriptedModel([]), READER).repair(chapter(), notes, [stranger]) == notes


async def test_without_output_there_is_nothing_to_reword() -> None:
    notes, _ = await written()
    assert await ModelWriter(ScriptedModel([]), READER).reword(chapter(), notes) == notes
