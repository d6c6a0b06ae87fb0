"""What stands around the sections: lessons, recalls, concepts, the challenge."""

from tests.writing.book import chapter
from tests.writing.scripted import READER, around

from probatum.agents.model_writer import ModelWriter
from probatum.notes import Plan
from probatum.tools.models import ScriptedModel


async def test_the_draft_has_lessons_for_the_new_and_a_line_for_the_mastered() -> None:
    model = ScriptedModel(around)
    plan = Plan(concepts=("queue",), names=("Queue",), background=("Linked list",), known=("big-o-notation",))
    draft = await ModelWriter(model, READER).draft(chapter(), (), plan)
    recall, lesson = draft.background
    assert (recall.concept, recall.mastered, recall.example) == ("big-o-notation", True, None)
    assert (lesson.concept, lesson.mastered, lesson.example and lesson.example.code) == (
        "linked-list",
        False,
        "print(2)",
    )
    assert [(c.concept, c.name) for c in draft.concepts] == [("queue", "Queue")], "no concept that was not planned"
    assert draft.summary.core_idea is not None
    assert draft.summary.watch_out is None
    assert len(draft.recap) == 1
    assert draft.challenge is not None
    assert draft.challenge.tasks == ("Write it.",)


async def test_concepts_are_taken_as_named_when_the_plan_named_none() -> None:
    draft = await ModelWriter(ScriptedModel(around), READER).draft(chapter(), (), Plan())
    assert [concept.name for concept in draft.concepts] == ["Queues", "Walrus"]
