"""The model that the house asks: picks a role's line, keeps to journal, budget, deadline and patience."""

import asyncio
import random
import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from probatum.noun import Noun
from probatum.tools.journal import Journal, key_of
from probatum.tools.models.conversation import converse
from probatum.tools.models.door import Message, Prompt, Reply, Usage, tokens_of
from probatum.tools.models.errors import TooSlow, Truncated
from probatum.tools.models.ledger import Ledger, Spending
from probatum.tools.models.line import Answer, Line, Rung
from probatum.tools.models.patience import patiently
from probatum.tools.models.reading import schema_of
from probatum.tools.models.rungs import Rungs
from probatum.tools.models.seat import Seat

T = TypeVar("T", bound=BaseModel)


class Kept(Noun):
    """What the journal keeps of an answer."""

    value: str
    """JSON of the reply."""
    rung: Rung
    usage: Usage


class Client:
    """Implements ``Model`` over one line per role; the role ``""`` serves all that have none."""

    def __init__(
        self,
        seats: Mapping[str, Seat],
        *,
        rungs: Rungs,
        ledger: Ledger,
        seconds: float,
        journal: Journal | None = None,
        rng: random.Random | None = None,
    ) -> None:
        self._seats = seats
        self._rungs = rungs
        self._ledger = ledger
        self._seconds = seconds
        self._journal = journal
        self._rng = rng or random.Random()

    @property
    def name(self) -> str:
        """Of the main model."""
        return self._seats[""].line.name

    @property
    def spent(self) -> Spending:
        """Tokens and money so far."""
        return self._ledger.total

    async def ask(
        self, prompt: Prompt, reply: type[T], *, role: str = "", attempt: int = 0, afresh: bool = False
    ) -> Reply[T]:
        """Asks for a ``reply``; an answer in the journal costs nothing. Raises ModelError."""
        seat = self._seat(role)
        began = time.monotonic()
        counted: list[Spending] = []

        async def work() -> Kept:
            outcome = await self._converse(seat, role, prompt, reply, counted)
            total = sum(counted, Spending())
            return Kept(value=outcome.value.model_dump_json(), rung=outcome.rung, usage=total.usage)

        if self._journal is None:
            kept = await work()
        else:
            key = key_of("ask", seat.line.name, prompt.system, prompt.prefix, prompt.task, schema_of(reply), attempt)
            if afresh:
                await self._journal.forget(key)
            kept = await self._journal.once(key, Kept, work)
        total = sum(counted, Spending())
        return Reply(
            value=reply.model_validate_json(kept.value),
            usage=total.usage,
            money=total.money,
            rung=kept.rung,
            seconds=time.monotonic() - began,
            remembered=not counted,
        )

    async def stream(
        self, messages: Prompt | Sequence[Message], *, role: str = ""
    ) -> AsyncGenerator[str | Usage, None]:
        """Pieces as they come, at last the Usage. Begun again while none has come, never after. Raises ModelError."""
        seat = self._seat(role)
        turns = messages.messages() if isinstance(messages, Prompt) else tuple(messages)
        most = await seat.most(turns)
        pieces: list[str] = []
        answer: Answer | None = None
        async with self._ledger.reserve(seat.line.name, seat.price, most):
            try:
                async with asyncio.timeout(self._seconds):
                    coming = await patiently(lambda: _begun(seat.line, turns), seat.gate, self._rng)
                    async for piece in coming:
                        if isinstance(piece, Answer):
                            answer = piece
                        else:
                            pieces.append(piece)
                            yield piece
            except TimeoutError:
                raise self._too_slow(seat) from None
            finally:
                usage = answer.usage if answer else _guess(turns, "".join(pieces))
                self._ledger.count(role, usage, seat.price)
        yield usage
        if answer and answer.finish == "length":
            raise Truncated("The model's answer was cut off at its token limit.")

    async def room(self, role: str = "") -> int:
        """Tokens that a prompt may take, with space left for the answer."""
        return await self._seat(role).room()

    async def close(self) -> None:
        """Closes every line."""
        for line in {id(seat.line): seat.line for seat in self._seats.values()}.values():
            await line.close()

    def _seat(self, role: str) -> Seat:
        return self._seats.get(role, self._seats[""])

    async def _converse(self, seat: Seat, role: str, prompt: Prompt, reply: type[T], counted: list[Spending]) -> Any:
        line = seat.line

        async def send(messages: Sequence[Message], rung: Rung, schema: dict[str, Any]) -> Answer:
            most = await seat.most(messages)
            async with self._ledger.reserve(line.name, seat.price, most):
                try:
                    async with asyncio.timeout(self._seconds):
                        answer = await patiently(lambda: line.send(messages, rung, schema), seat.gate, self._rng)
                except TimeoutError:
                    counted.append(self._ledger.count(role, _guess(messages, ""), seat.price))
                    raise self._too_slow(seat) from None
                counted.append(self._ledger.count(role, answer.usage, seat.price))
            return answer

        outcome = await converse(send, prompt, reply, self._rungs.of(line.server, line.name))
        self._rungs.remember(line.server, line.name, outcome.rung)
        return outcome

    def _too_slow(self, seat: Seat) -> TooSlow:
        return TooSlow(
            f"{seat.line.name} gave no whole answer within {self._seconds:g} s.",
            "Raise [model] seconds, or choose a faster model.",
        )


async def _begun(line: Line, turns: Sequence[Message]) -> AsyncIterator[str | Answer]:
    """The pieces of an answer, of which the first has come."""
    pieces = aiter(line.stream(turns))
    first = await anext(pieces)

    async def all_of_it() -> AsyncIterator[str | Answer]:
        yield first
        async for piece in pieces:
            yield piece

    return all_of_it()


def _guess(messages: Sequence[Message], text: str) -> Usage:
    tokens_in = sum(tokens_of(m.text) for m in messages)
    return Usage(tokens_in=tokens_in, tokens_out=tokens_of(text), calls=1, estimated=True)
