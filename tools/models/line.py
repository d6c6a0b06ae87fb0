"""What lies between us and one model on one server: a request goes out, an answer comes back as it is."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from probatum.tools.models.door import NOTHING, Message, Usage, tokens_of


class Rung(StrEnum):
    """A way to ask for JSON, the strictest first."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"

    @property
    def below(self) -> "Rung | None":
        """The next less strict one."""
        rungs = list(Rung)
        place = rungs.index(self) + 1
        return rungs[place] if place < len(rungs) else None


@dataclass(frozen=True)
class Answer:
    """One answer of a server, not yet judged."""

    text: str
    finish: str = "stop"
    """``stop``, ``length`` or ``refused``."""
    usage: Usage = NOTHING


class Line(Protocol):
    """One model on one server. Errors are those of ``probatum.tools.models.errors``."""

    server: str
    name: str

    async def send(self, messages: Sequence[Message], rung: Rung, schema: dict[str, Any]) -> Answer:
        """Sends once; retries are the caller's."""
        ...

    def stream(self, messages: Sequence[Message]) -> AsyncIterator[str | Answer]:
        """Pieces of the answer, at last the whole of it."""
        ...

    async def context(self) -> int:
        """Tokens that prompt and answer may take together; 0 when the server does not say."""
        ...

    async def close(self) -> None:
        """Lets go of the connections."""
        ...


def usage_of(
    messages: Sequence[Message], text: str, tokens_in: int | None, tokens_out: int | None, cached: int = 0
) -> Usage:
    """The usage of one call; what a server does not say is estimated, and marked so."""
    return Usage(
        tokens_in=tokens_in or sum(tokens_of(m.text) for m in messages),
        tokens_out=tokens_of(text) if tokens_out is None else tokens_out,
        cached=cached,
        calls=1,
        estimated=not tokens_in or tokens_out is None,
    )
