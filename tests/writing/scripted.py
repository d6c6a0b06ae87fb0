"""What a scripted model says of the chapter made by hand."""

from tests.writing.book import QUEUE, chapter

from probatum.agents.model_writer import ModelWriter
from probatum.agents.model_writer.replies import (
    BackgroundReply,
    ChallengeReply,
    SummaryReply,
)
from probatum.book import Chapter
from probatum.configs.settings import LearnerSettings
from probatum.notes import Plan, SectionNotes
from probatum.tools.models import ScriptedModel
from probatum.tools.models.scripted import Asked

READER = LearnerSettings(stack=("FastAPI",), level="beginner")


SECTION = {
    "snippets": [
        {"title": "Both ends", "code": f"```python\n{QUEUE}\n```", "listing": "p8-b2"},
        {"title": "Ours", "code": "print(1 + 1)"},
    ],
    "statements": [
        {"text": "- A ==deque== is open at both ends [p. 6].", "block": "p8-b1", "quote": "items at both ends"},
        {"text": "CPython keeps it in linked blocks.", "block": "", "quote": ""},
        {"text": "It is slow.", "block": "p8-b1", "quote": "a deque is slow at everything it does"},
        {"text": "  "},
    ],
    "table": {
        "header": ["type", "left"],
        "rows": [["list", "linear"], ["deque"], ["deque", "constant"]],
        "blocks": ["p8-b3", "p9-b9"],
    },
    "diagram": {
        "boxes": [
            {"id": "a", "label": "==left=="},
            {"id": "b", "label": "items", "shape": "star"},
            {"id": "c", "label": "lonely"},
        ],
        "arrows": [{"source": "a", "target": "b", "label": "popleft"}, {"source": "a", "target": "nowhere"}],
        "groups": [{"label": "deque", "boxes": ["a", "c"]}],
    },
    "bridge": [
        "It is important to note that FastAPI is great!",
        "Keep the ==background tasks== of your FastAPI service in one of them.",
    ],
    "mistakes": [{"text": "Calling `pop(0)` on a list."}],
    "self_check": [{"question": "Why not a list?", "answer": "It moves the rest.", "block": "", "quote": ""}],
}


async def written(book: Chapter | None = None) -> tuple[SectionNotes, ScriptedModel]:
    model = ScriptedModel([SECTION])
    return await ModelWriter(model, READER).section(book or chapter(), "s1", Plan()), model


def around(asked: Asked) -> dict[str, object]:
    if asked.reply is SummaryReply:
        line = {"text": "First in, first out.", "block": "p7-b1", "quote": "in the order in which they came in"}
        return {
            "core_idea": line,
            "concepts": [{"name": "Queues", "line": line}, {"name": "Walrus", "line": line}],
            "recap": [line, {"text": ""}],
        }
    if asked.reply is BackgroundReply:
        return {
            "concepts": [
                {"name": "big o notation", "what": {"text": "Growth, not time."}},
                {
                    "name": "Linked list",
                    "what": {"text": "Nodes that point on."},
                    "code": "print(2)",
                    "bridge": "As in X.",
                },
            ]
        }
    assert asked.reply is ChallengeReply
    return {
        "goal": "Build one.",
        "tasks": ["1. Write it."],
        "solution": "x = 1",
        "check": "assert x == 1",
        "blocks": ["p8-b1"],
    }
