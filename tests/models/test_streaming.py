"""A free answer comes in pieces, and its tokens are counted however it ends."""

import pytest
from tests.models import unruly_server as unruly
from tests.models.asking import PROMPT, Connect

from probatum.tools.models import Message, Usage
from probatum.tools.models.errors import Unreachable


async def test_pieces_then_usage(connect: Connect) -> None:
    with unruly.serving(unruly.streams("Hello", ", ", "you")) as server:
        turns = [Message("system", "s"), Message("user", "hi"), Message("assistant", "yes?"), Message("user", "well")]
        client = connect(server.url)
        *pieces, usage = [piece async for piece in client.stream(turns)]
    assert "".join(map(str, pieces)) == "Hello, you"
    assert usage == client.spent.usage == Usage(tokens_in=100, tokens_out=10, calls=1)
    assert [m["role"] for m in server.requests[0]["messages"]] == ["system", "user", "assistant", "user"]


async def test_usage_is_estimated_when_missing(connect: Connect) -> None:
    with unruly.serving(unruly.streams("Hello", usage=False)) as server:
        *_, usage = [piece async for piece in connect(server.url).stream(PROMPT)]
    assert isinstance(usage, Usage)
    assert usage.estimated
    assert usage.tokens_out == 2


async def test_a_busy_server_is_asked_again_while_nothing_has_come(connect: Connect) -> None:
    busy = unruly.fails(429, "slow down", Retry_After="0.01")
    with unruly.serving(busy, busy, unruly.streams("Hello")) as server:
        client = connect(server.url)
        pieces = [piece async for piece in client.stream(PROMPT)]
    assert pieces[0] == "Hello"
    assert len(server.requests) == 3
    assert client.spent.usage.calls == 1, "a refused call takes nothing"


async def test_a_cut_is_an_error_after_what_came_and_is_never_begun_again(connect: Connect) -> None:
    with unruly.serving(unruly.streams("Hello", cut=True)) as server:
        client = connect(server.url)
        stream = client.stream(PROMPT)
        assert await anext(stream) == "Hello"
        with pytest.raises(Unreachable):
            await anext(stream)
    assert len(server.requests) == 1
    assert client.spent.usage.tokens_out == 2


async def test_leaving_early_counts_what_came(connect: Connect) -> None:
    with unruly.serving(unruly.streams("Hello", ", ", "you")) as server:
        client = connect(server.url)
        stream = client.stream(PROMPT)
        assert await anext(stream) == "Hello"
        await stream.aclose()
    assert client.spent.usage.calls == 1
