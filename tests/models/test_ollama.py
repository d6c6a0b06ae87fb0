"""Ollama over its own API: the context length is set, and a cut prompt is an error."""

from typing import Any

import pytest
from tests.models import unruly_server as unruly

from probatum.tools.models import Message
from probatum.tools.models.errors import Busy, Rejected, TooLong, Unreachable, Unsupported
from probatum.tools.models.line import Answer, Rung
from probatum.tools.models.ollama import OllamaLine

TURNS = (Message("system", "s"), Message("user", "hi"))
SHOW = unruly.answers_200_with({"model_info": {"qwen3.context_length": 40960, "qwen3.block_count": 36}})


def chat(content: str, **more: Any) -> unruly.Behaviour:
    body = {"message": {"role": "assistant", "content": content}, "done": True, "done_reason": "stop"}
    return unruly.answers_200_with(body | {"prompt_eval_count": 50, "eval_count": 5} | more)


def line_to(server: unruly.Unruly, context: int = 0) -> OllamaLine:
    return OllamaLine("qwen3:8b", server.url.removesuffix("/v1"), temperature=0, seconds=2, context=context)


async def test_sets_the_context_to_what_the_model_takes() -> None:
    with unruly.serving(SHOW, chat('{"word": "yes"}')) as server:
        answer = await line_to(server).send(TURNS, Rung.SCHEMA, {"type": "object"})
    assert server.paths == ["/api/show", "/api/chat"]
    assert server.requests[1]["options"]["num_ctx"] == 32768
    assert server.requests[1]["format"] == {"type": "object"}
    assert answer.text == '{"word": "yes"}'
    assert (answer.usage.tokens_in, answer.usage.tokens_out, answer.usage.estimated) == (50, 5, False)


async def test_a_prompt_that_filled_the_context_was_cut() -> None:
    with unruly.serving(chat("{}", prompt_eval_count=4096)) as server, pytest.raises(TooLong, match="cut off"):
        await line_to(server, context=4096).send(TURNS, Rung.OBJECT, {})


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (unruly.fails(404, "model not found"), Rejected),
        (unruly.fails(500), Busy),
        (unruly.fails(400), Unsupported),
        (unruly.answers_200_with({"error": "out of memory"}), Busy),
        (unruly.cuts, Unreachable),
    ],
)
async def test_names_its_faults(behaviour: unruly.Behaviour, error: type[Exception]) -> None:
    with unruly.serving(behaviour) as server, pytest.raises(error):
        await line_to(server, context=4096).send(TURNS, Rung.SCHEMA, {})


async def test_streams_line_by_line() -> None:
    lines = b'{"message": {"content": "Hel"}}\n{"message": {"content": "lo"}}\n'
    end = b'{"message": {"content": ""}, "done": true, "prompt_eval_count": 7, "eval_count": 2}\n'
    with unruly.serving(unruly.answers_200_with(lines + end)) as server:
        *pieces, whole = [piece async for piece in line_to(server, 4096).stream(TURNS)]
    assert pieces == ["Hel", "lo"]
    assert isinstance(whole, Answer)
    assert whole.text == "Hello"
    with unruly.serving(unruly.answers_200_with(lines)) as server, pytest.raises(Unreachable, match="broke off"):
        [piece async for piece in line_to(server, 4096).stream(TURNS)]
