"""Tries a model's questions: two solvers who see the section must find the key, and each option is judged by itself."""

import asyncio
from dataclasses import dataclass

from probatum.agents.model_quizzer.replies import JudgeReply, PointsReply, SolveReply
from probatum.agents.model_writer.briefing import Briefing
from probatum.quiz import MultipleChoice, Question, ShortAnswer
from probatum.tools.models import Model

SOLVERS = ("solver", "second solver")
"""Roles, so that settings may give each its own model."""
JUDGE = "judge"


@dataclass(frozen=True)
class Source:
    """The section that a question is tried against."""

    briefing: Briefing
    mark: str
    text: str


async def why_not(model: Model, source: Source, question: Question) -> str:
    """Why the question does not hold; empty when it does. Raises ModelError."""
    if isinstance(question, MultipleChoice):
        return await _choice(model, source, question)
    assert isinstance(question, ShortAnswer)
    return await _open(model, source, question)


async def _open(model: Model, source: Source, question: ShortAnswer) -> str:
    """The points are judged in one go, for one may go on from another."""
    points = [point.text for point in question.points]
    prompt = source.briefing.bare(
        "quiz_points", mark=source.mark, text=source.text, question=question.prompt, points=points
    )
    said = (await model.ask(prompt, PointsReply, role=JUDGE)).value
    if said.question == "false":
        return "what it takes for given is not so by the section"
    if len(said.points) != len(points):
        return "not every key point was judged"
    unsupported = [text for text, verdict in zip(points, said.points, strict=True) if verdict != "true"]
    return f"a key point does not follow from the section: {unsupported[0]!r}" if unsupported else ""


async def _choice(model: Model, source: Source, question: MultipleChoice) -> str:
    solved = await asyncio.gather(*(_solved(model, source, question, n) for n in range(len(SOLVERS))))
    if any(choice != question.key for choice in solved):
        return "a solver with the section before it did not find the key"
    options = [option.text for option in question.options]
    verdicts = await asyncio.gather(*(_judged(model, source, question.prompt, text) for text in options))
    if verdicts[question.key] != "true":
        return f"judged by itself, the key is {verdicts[question.key]}"
    also = [
        text for i, (text, v) in enumerate(zip(options, verdicts, strict=True)) if i != question.key and v != "false"
    ]
    return f"judged by itself, another option is not false: {also[0]!r}" if also else ""


async def _solved(model: Model, source: Source, question: MultipleChoice, solver: int) -> int:
    """Index of the option that a solver chose; -1 for none. The second reads the options from the last to the first."""
    order = list(range(len(question.options)))[:: -1 if solver else 1]
    prompt = source.briefing.bare(
        "quiz_solve",
        mark=source.mark,
        text=source.text,
        question=question.prompt,
        options=[question.options[place].text for place in order],
    )
    reply = await model.ask(prompt, SolveReply, role=SOLVERS[solver], attempt=solver)
    chosen = reply.value.choice - 1
    return order[chosen] if 0 <= chosen < len(order) else -1


async def _judged(model: Model, source: Source, question: str, answer: str) -> str:
    """The verdict on an answer."""
    prompt = source.briefing.bare("quiz_judge", mark=source.mark, text=source.text, question=question, answer=answer)
    return (await model.ask(prompt, JudgeReply, role=JUDGE)).value.verdict
