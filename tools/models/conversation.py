"""One question, until its answer fits: down the ladder where a server lacks a form, repaired where the model erred."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from probatum.tools.models.door import Message, Prompt
from probatum.tools.models.errors import BadReply, EmptyAnswer, Refused, Rejected, Truncated, Unsupported
from probatum.tools.models.line import Answer, Rung
from probatum.tools.models.reading import Unfit, find_object, is_refusal, read, schema_of

T = TypeVar("T", bound=BaseModel)

REPAIRS = 2
"""Turns that may be spent on mending an answer."""

Send = Callable[[Sequence[Message], Rung, dict[str, Any]], Awaitable[Answer]]


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """A value, and the rung on which it was had."""

    value: T
    rung: Rung


async def converse(send: Send, prompt: Prompt, kind: type[T], start: Rung) -> Outcome[T]:
    """Asks for a ``kind`` from rung ``start`` downwards; raises the ModelErrors named in ``errors``."""
    schema = schema_of(kind)
    rung, repairs = start, 0
    turns: tuple[Message, ...] = ()
    while True:
        try:
            answer = await send((*opening(prompt, rung, schema), *turns), rung, schema)
        except Unsupported as error:
            if rung.below is None:
                raise Rejected(error.message, error.hint) from None
            rung = rung.below
            continue
        _judge(answer)
        try:
            return Outcome(read(answer.text, kind), rung)
        except Unfit as unfit:
            if repairs == REPAIRS:
                raise _given_up(answer, unfit, kind) from None
            repairs += 1
            rung = rung if unfit.enforced else rung.below or rung
            turns = _repair(answer, unfit)


def opening(prompt: Prompt, rung: Rung, schema: dict[str, Any]) -> tuple[Message, ...]:
    """The prompt's messages; below the first rung the schema stands in words, for the server may not pass it on."""
    system, user = prompt.messages()
    if rung is Rung.SCHEMA:
        return (system, user)
    form = json.dumps(schema, ensure_ascii=False)
    asked = f"{user.text}\n\nAnswer with one JSON object and nothing else. It must fit this JSON schema:\n{form}"
    return (system, Message("user", asked))


def _judge(answer: Answer) -> None:
    """Raises when the answer is no answer, whatever was asked."""
    if answer.finish == "refused" or (find_object(answer.text) is None and is_refusal(answer.text)):
        raise Refused(f"The model declined: {_start_of(answer.text)}", "Another model may answer.")
    if answer.finish == "length":
        raise Truncated(
            "The model's answer was cut off at its token limit.", "Choose a model with a longer output, or fewer pages."
        )


def _repair(answer: Answer, unfit: Unfit) -> tuple[Message, ...]:
    """The bad answer and what is wrong with it; an empty one is simply asked for again."""
    if not answer.text.strip():
        return ()
    complaint = f"That answer cannot be used. {unfit.complaint}\nGive the whole answer again, as one JSON object."
    return (Message("assistant", answer.text), Message("user", complaint))


def _given_up(answer: Answer, unfit: Unfit, kind: type[BaseModel]) -> EmptyAnswer | BadReply:
    tries = REPAIRS + 1
    if not answer.text.strip():
        return EmptyAnswer(f"The model gave an empty answer, {tries} times.", "Another model may do better.")
    return BadReply(
        f"The model's answer is no usable {kind.__name__} after {tries} tries. {unfit.complaint}",
        "A larger model, or one whose server enforces JSON schemas, may do better.",
    )


def _start_of(text: str) -> str:
    line = " ".join(text.split())
    return repr(line[:160] + ("…" if len(line) > 160 else ""))
