"""A model's questions: only what others could prove against the section gets through."""

from collections.abc import Sequence
from typing import Any

import pytest
from tests.questions.conftest import Builder

from probatum.agents.model_quizzer import ModelMarker, ModelQuizzer
from probatum.agents.model_quizzer.replies import JudgeReply, PointsReply, QuestionsReply, SolveReply
from probatum.book import Chapter
from probatum.errors import ModelError
from probatum.notes import Draft, SectionNotes
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import Bank, KeyPoint, MultipleChoice, ShortAnswer
from probatum.tools.items.checks import flaws
from probatum.tools.models import ScriptedModel

STACK = "A stack is a list that gives back first what was put on it last."
RIGHT = "The element put on it last"
CHOICE: dict[str, Any] = {
    "question": "Which element comes back first when one is taken from it?",
    "right": RIGHT,
    "wrong": [
        {"text": "The element put on it first", "why": "takes it for a queue"},
        {"text": "The smallest element on it", "why": "takes it for a heap"},
        {"text": "Any element, by chance", "why": "takes it for a set"},
    ],
    "concept": "Stack",
    "block": "p1-b1",
    "quote": STACK,
    "why": "A stack gives back last in, first out.",
}
OPEN: dict[str, Any] = {
    "question": "Why does a stack suit undoing?",
    "answer": "What was done last is undone first.",
    "points": ["what was done last comes back first"],
    "concept": "stack",
    "block": "p1-b1",
    "quote": STACK,
    "why": "It gives back the latest first.",
}


class NoQuestions:
    """A book that yields no questions of its own."""

    async def make(self, chapter: Chapter, sections: Sequence[SectionNotes], draft: Draft) -> Bank:
        return Bank(chapter=chapter.id, questions=())


def chapter() -> Chapter:
    b = Builder()
    b.section(
        "Stacks",
        b.text(STACK),
        *(b.text(f"Sentence {n} fills the section so that it is worth it. " * 4) for n in range(4)),
    )
    return b.chapter()


def model(
    *, choices: Any = (), open_: Any = (), solve: Any = None, judge: Any = None, points: Any = None
) -> ScriptedModel:
    """Makes these questions; solvers find the key and judges know it unless told otherwise."""

    def answer(asked: Any) -> Any:
        if asked.reply is QuestionsReply:
            return {"choices": list(choices), "open": list(open_)}
        if asked.reply is SolveReply:
            lines = asked.task.splitlines()
            found = next(line for line in lines if RIGHT in line and line[:1].isdigit())
            return {"choice": solve(asked) if solve else int(found[0])}
        if asked.reply is PointsReply:
            return points or {"question": "true", "points": ["true"]}
        right = RIGHT in asked.task
        return {"verdict": judge(asked) if judge else "true" if right else "false", "quote": ""}

    return ScriptedModel(answer)


async def made(scripted: ScriptedModel) -> Bank:
    return await ModelQuizzer(scripted, NoQuestions()).make(chapter(), (), Draft())


async def test_a_sound_question_gets_through_with_its_proof_and_place() -> None:
    scripted = model(choices=[CHOICE], open_=[OPEN])
    bank = await made(scripted)
    choice, open_ = bank.questions
    assert isinstance(choice, MultipleChoice)
    assert choice.options[choice.key].text == RIGHT
    assert choice.evidence[0].quote == STACK
    assert flaws(choice) == flaws(open_) == {}
    assert [c.id for c in bank.concepts] == ["stack"]
    solvers = [a.role for a in scripted.asked if a.reply is SolveReply]
    judged = [a for a in scripted.asked if a.reply is JudgeReply]
    assert len(set(solvers)) == 2
    assert len(judged) == 4
    assert [a.reply for a in scripted.asked].count(PointsReply) == 1


async def test_a_verdict_given_as_a_boolean_is_a_verdict() -> None:
    bank = await made(model(open_=[OPEN], points={"question": True, "points": ["True"]}))
    assert len(bank.questions) == 1


async def test_the_solvers_read_the_options_in_opposite_orders() -> None:
    scripted = model(choices=[CHOICE])
    await made(scripted)
    one, other = (
        [line[3:] for line in a.task.splitlines() if line[:1].isdigit()]
        for a in scripted.asked
        if a.reply is SolveReply
    )
    assert one == other[::-1], "an answer that follows a place and not a text finds the key once at most"


@pytest.mark.parametrize(
    ("scripted", "reason"),
    [
        (model(choices=[CHOICE], solve=lambda a: 1 + (a.attempt + 2) % 4), "solver"),
        (model(choices=[CHOICE], solve=lambda a: 0), "solver"),
        (model(choices=[CHOICE], judge=lambda a: "false"), "the key is false"),
        (model(choices=[CHOICE], judge=lambda a: "true"), "another option is not false"),
        (model(choices=[CHOICE | {"quote": "A stack is a sort of queue with a lid on."}]), "quote"),
        (model(choices=[CHOICE | {"concept": "?"}]), "no concept"),
        (model(choices=[CHOICE | {"right": CHOICE["wrong"][0]["text"]}]), "same"),
        (model(choices=[CHOICE | {"wrong": [{"text": "All of the above", "why": ""}]}]), "speaks of the others"),
        (model(open_=[OPEN], points={"question": "true", "points": ["unclear"]}), "does not follow"),
        (model(open_=[OPEN], points={"question": "false", "points": ["true"]}), "takes for given"),
        (model(open_=[OPEN], points={"question": "true", "points": []}), "not every key point"),
    ],
)
async def test_what_does_not_hold_is_dropped_and_says_why(scripted: ScriptedModel, reason: str) -> None:
    bank = await made(scripted)
    assert bank.questions == ()
    (dropped,) = bank.dropped
    assert reason in dropped.reason


async def test_a_section_at_which_the_model_fails_is_counted_and_the_rest_stays() -> None:
    def fails(asked: Any) -> Any:
        return ModelError("the server is gone")

    bank = await made(ScriptedModel(fails))
    assert bank.questions == ()
    assert "server is gone" in bank.dropped[0].reason


async def test_no_prompt_to_a_solver_tells_the_key() -> None:
    scripted = model(choices=[CHOICE])
    await made(scripted)
    tasks = [asked.task for asked in scripted.asked if asked.reply is not QuestionsReply]
    assert tasks
    for task in tasks:
        assert CHOICE["why"] not in task
        assert "takes it for" not in task


def short() -> ShortAnswer:
    proof = Proof(subject="q", kind=Kind.QUESTION, verdict=Verdict.PASS)
    points = (KeyPoint(text="the latest comes first"),)
    return ShortAnswer(
        id="q", chapter="c", concepts=("x",), prompt="Why so?", why="so", key="k", points=points, proof=proof
    )


@pytest.mark.parametrize(
    ("reply", "met"),
    [
        ({"verdict": "true", "quote": "newest is first"}, True),
        ({"verdict": "true", "quote": "never said"}, None),
        ({"verdict": "true", "quote": ""}, None),
        ({"verdict": "false", "quote": ""}, False),
        ({"verdict": "unclear", "quote": "newest"}, None),
    ],
)
async def test_a_mark_counts_only_with_words_of_the_answer(reply: dict[str, str], met: bool | None) -> None:
    (mark,) = await ModelMarker(ScriptedModel([reply])).mark(short(), "The newest is   first, always.")
    assert mark.met is met
