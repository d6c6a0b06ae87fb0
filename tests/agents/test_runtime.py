"""Each measured defect of AutoGen's runtime, cured."""

import asyncio
import gc

import pytest
from autogen_core import RoutedAgent

from probatum.agents.runtime import Crew, CrewError, Request, answers
from probatum.noun import Noun


class Number(Noun):
    value: int


class Double(Request[Number]):
    value: int
    seconds: float = 0.0


class DoubleQuickly(Double):
    pass


class Unheard(Request[Number]):
    pass


class Arithmetician(RoutedAgent):
    def __init__(self, done: list[int]) -> None:
        super().__init__("Doubles numbers.")
        self._done = done

    @answers
    async def double(self, message: Double) -> Number:
        await asyncio.sleep(message.seconds)
        self._done.append(message.value)
        if message.value < 0:
            raise ValueError("negative")
        return Number(value=2 * message.value)


async def crew_of(done: list[int]) -> Crew:
    crew = Crew()
    await crew.hire("arithmetician", Arithmetician, lambda: Arithmetician(done))
    return crew


async def ask_all(crew: Crew, messages: list[Double]) -> None:
    async with asyncio.TaskGroup() as group:
        for message in messages:
            group.create_task(crew.ask("arithmetician", message))


async def test_an_answer_comes_back_typed() -> None:
    async with await crew_of([]) as crew:
        assert await crew.ask("arithmetician", Double(value=4)) == Number(value=8)


@pytest.mark.parametrize("message", [Unheard(), DoubleQuickly(value=1)])
async def test_a_message_that_nobody_takes_is_an_error(message: Request[Number]) -> None:
    async with await crew_of([]) as crew:
        with pytest.raises(CrewError, match=type(message).__name__):
            await crew.ask("arithmetician", message)


async def test_an_unknown_role_is_an_error() -> None:
    async with await crew_of([]) as crew:
        with pytest.raises(CrewError, match="'poet'"):
            await crew.ask("poet", Double(value=1))


async def test_the_agents_own_exception_comes_through() -> None:
    async with await crew_of([]) as crew:
        with pytest.raises(ValueError, match="negative"):
            await crew.ask("arithmetician", Double(value=-1))


async def test_cancelling_the_caller_stops_the_handler() -> None:
    done: list[int] = []
    async with await crew_of(done) as crew:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(crew.ask("arithmetician", Double(value=1, seconds=0.2)), 0.05)
        await asyncio.sleep(0.3)
        assert done == []
        assert await crew.ask("arithmetician", Double(value=2)) == Number(value=4), "and the crew works on"


async def test_a_failure_stops_its_siblings() -> None:
    done: list[int] = []
    async with await crew_of(done) as crew:
        with pytest.raises(ExceptionGroup):
            await ask_all(crew, [Double(value=-1, seconds=0.02), *(Double(value=v, seconds=0.2) for v in range(5))])
        await asyncio.sleep(0.3)
        assert done == [-1]


async def test_leaving_while_somebody_waits_leaves_nobody_hanging() -> None:
    done: list[int] = []
    crew = await crew_of(done)
    async with crew:
        waiting = asyncio.create_task(crew.ask("arithmetician", Double(value=1, seconds=30)))
        await asyncio.sleep(0.05)
    with pytest.raises(CrewError, match="left work"):
        await asyncio.wait_for(waiting, 2)
    assert done == []


async def test_leaving_while_many_work_is_silent() -> None:
    told: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
    async with await crew_of([]) as crew:
        waiting = [asyncio.create_task(crew.ask("arithmetician", Double(value=i, seconds=30))) for i in range(5)]
        await asyncio.sleep(0.05)
    await asyncio.gather(*waiting, return_exceptions=True)
    gc.collect()
    await asyncio.sleep(0.05)
    assert told == []


@pytest.mark.parametrize("entered", [False, True])
async def test_asking_a_crew_that_is_not_at_work_is_an_error(entered: bool) -> None:
    crew = await crew_of([])
    if entered:
        async with crew:
            pass
    with pytest.raises(CrewError, match="not at work"):
        await asyncio.wait_for(crew.ask("arithmetician", Double(value=1)), 2)


async def test_one_agent_serves_many_at_once() -> None:
    done: list[int] = []
    async with await crew_of(done) as crew:
        await ask_all(crew, [Double(value=1, seconds=0.2), *(Double(value=i) for i in range(2, 50))])
    assert len(done) == 49
    assert done[-1] == 1, "the slow one held up none of those that came after it"
