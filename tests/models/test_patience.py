"""How many calls are under way, how they back off, and how fast they stop."""

import asyncio

import pytest
from tests.models import unruly_server as unruly
from tests.models.asking import PROMPT, Connect, Word

from probatum.tools.models.patience import Gate

GOOD = unruly.says('{"word": "yes"}', delay=0.05)


async def test_no_more_calls_at_once_than_allowed(connect: Connect) -> None:
    with unruly.serving(GOOD) as server:
        client = connect(server.url, most=3)
        await asyncio.gather(*(client.ask(PROMPT, Word, attempt=i) for i in range(10)))
    assert server.most_inside == 3


async def test_a_storm_of_429_is_weathered_with_fewer_calls_at_once(connect: Connect) -> None:
    def crowded(handler: unruly.Handler) -> None:
        (unruly.fails(429, retry_after_ms="30") if handler.server.inside > 2 else GOOD)(handler)

    with unruly.serving(crowded) as server:
        client = connect(server.url, most=16)
        replies = await asyncio.gather(*(client.ask(PROMPT, Word, attempt=i) for i in range(16)))
    assert [r.value.word for r in replies] == ["yes"] * 16
    refused = len(server.requests) - 16
    assert refused < 40, "every call hammering for itself would be refused far more often"


async def test_the_gate_halves_once_a_wave_and_opens_again_slowly() -> None:
    gate = Gate(8)
    async with gate.enter() as first, gate.enter() as second:
        gate.too_many(first, 0)
        gate.too_many(second, 0)
    assert gate.limit == 4
    await asyncio.sleep(0.001)
    async with gate.enter() as later:
        gate.too_many(later, 0)
    assert gate.limit == 2
    for _ in range(40):
        gate.went_well()
    assert gate.limit == 8


async def test_a_shut_gate_lets_nobody_in_before_its_time() -> None:
    gate = Gate(2)
    async with gate.enter() as entered:
        gate.too_many(entered, 0.05)
    async with gate.enter() as later:
        assert later - entered >= 0.05


async def test_cancelling_hangs_up_at_once(connect: Connect) -> None:
    with unruly.serving(unruly.hangs) as server:
        task = asyncio.create_task(connect(server.url).ask(PROMPT, Word))
        await asyncio.to_thread(server.asked.wait, 5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            async with asyncio.timeout(30):  # the server never answers
                await task
