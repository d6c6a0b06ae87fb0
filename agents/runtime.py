"""The one shell around AutoGen's runtime: it makes asking an agent fail loudly, stop at once and never hang.

As measured on autogen-core 0.7.5, its runtime answers None to a message that no handler takes, lets a
handler run on after its caller was cancelled, and leaves callers waiting for ever when it is stopped or
was never started. Each is cured here, and each has a test.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any, Generic, Self, TypeVar, get_type_hints

from autogen_core import AgentId, CancellationToken, MessageContext, RoutedAgent, SingleThreadedAgentRuntime
from autogen_core import message_handler as _message_handler
from opentelemetry.trace import NoOpTracerProvider

from probatum.noun import Noun

R = TypeVar("R")
A = TypeVar("A", bound=RoutedAgent)
M = TypeVar("M")
Handler = Callable[[A, M], Coroutine[Any, Any, R]]

KEY = "default"
"""One key per role: the runtime keeps an instance for every key for ever, and ours are re-entrant."""


class Request(Noun, Generic[R]):
    """A message whose answer is an R."""


class CrewError(RuntimeError):
    """A fault in how the crew is used: an unknown role, a message that nobody takes, a crew that is not at work."""


def answers(method: Handler[A, M, R]) -> Any:
    """Marks an agent's method as the handler of the message type that it names; cancelling the caller stops it."""

    @wraps(method)
    async def stoppable(self: A, message: M, ctx: MessageContext) -> R:
        work = asyncio.ensure_future(method(self, message))
        ctx.cancellation_token.link_future(work)
        return await work

    stoppable.__annotations__ = get_type_hints(method) | {"ctx": MessageContext}
    return _message_handler(stoppable)


class Crew:
    """Agents at work on one runtime, as an async context manager."""

    def __init__(self) -> None:
        """An empty crew; ``hire`` before entering it."""
        # Tracing costs two fifths of a small message's time, and nobody reads it here.
        self._runtime = SingleThreadedAgentRuntime(tracer_provider=NoOpTracerProvider())
        self._takes: dict[str, set[type]] = {}
        self._errands: set[asyncio.Task[Any]] = set()
        self._at_work = False

    async def hire(self, role: str, agent: type[A], make: Callable[[], A]) -> None:
        """Registers the agent for a role; it is made when it is first asked."""
        await agent.register(self._runtime, role, make)
        handlers = agent._discover_handlers()  # what it takes is known nowhere else
        self._takes[role] = {kind for handler in handlers for kind in handler.target_types}

    async def __aenter__(self) -> Self:
        """Goes to work."""
        self._runtime.start()
        self._at_work = True
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stops every errand, then the runtime; nobody is left waiting."""
        self._at_work = False
        for errand in self._errands:
            errand.cancel()
        await asyncio.gather(*self._errands, return_exceptions=True)
        # A handler that ends after the runtime was stopped would strike the queue of the next run, and fail aloud.
        await asyncio.gather(*self._runtime._background_tasks, return_exceptions=True)
        await self._runtime.stop()

    async def ask(self, role: str, message: Request[R]) -> R:
        """The agent's answer; its exceptions come through as they are, and cancelling this call stops it.

        Raises CrewError for an unknown role, a type of message that the role does not take (a subclass of
        one that it takes included), and a crew that is not at work.
        """
        if not self._at_work:
            raise CrewError(f"{role!r} cannot be asked: the crew is not at work.")
        if role not in self._takes:
            raise CrewError(f"Nobody was hired as {role!r}.")
        if type(message) not in self._takes[role]:
            raise CrewError(f"{role!r} takes no {type(message).__name__}.")
        errand = asyncio.create_task(self._run(role, message))
        self._errands.add(errand)
        errand.add_done_callback(self._errands.discard)
        try:
            return await errand
        except asyncio.CancelledError:
            if not self._at_work and not _cancelling():
                raise CrewError(f"{role!r} was stopped: the crew left work.") from None
            raise

    async def _run(self, role: str, message: Request[R]) -> R:
        token = CancellationToken()
        answer: Awaitable[R] = self._runtime.send_message(message, AgentId(role, KEY), cancellation_token=token)
        try:
            return await answer
        finally:
            token.cancel()


def _cancelling() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
