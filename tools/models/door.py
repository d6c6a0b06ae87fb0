"""What may be asked of a language model, and what comes back: the one door of this room."""

import math
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from probatum.noun import Noun

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Message:
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True)
class Prompt:
    """A question in three parts, the stable ones first, so that a provider's prompt cache knows them again."""

    system: str
    """Instructions; the same for every call of a chapter."""
    prefix: str
    """What the calls of a chapter share: its text. May be empty."""
    task: str
    """What is asked now."""

    def messages(self) -> tuple[Message, ...]:
        """As a conversation; one user turn, for some servers refuse two in a row."""
        user = f"{self.prefix}\n\n{self.task}" if self.prefix else self.task
        return (Message("system", self.system), Message("user", user))


class Usage(Noun):
    """Tokens that were paid for."""

    tokens_in: int = 0
    tokens_out: int = 0
    cached: int = 0
    """Of ``tokens_in``, those that the provider had in its prompt cache."""
    calls: int = 0
    estimated: bool = False
    """True when a server did not say, and four bytes were counted as a token."""

    def __add__(self, other: "Usage") -> "Usage":
        """The sum; estimated when either is."""
        return Usage(
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            cached=self.cached + other.cached,
            calls=self.calls + other.calls,
            estimated=self.estimated or other.estimated,
        )


NOTHING = Usage()


@dataclass(frozen=True)
class Reply(Generic[T]):
    """A valid answer and what it took."""

    value: T
    usage: Usage = NOTHING
    """Failed tries included; nothing when the answer was remembered."""
    money: float | None = 0.0
    """In US dollars; None when the model's price is not known."""
    rung: str = "json_schema"
    """How JSON was asked for."""
    seconds: float = 0.0
    remembered: bool = False
    """True when the journal had it."""


class Model(Protocol):
    """A language model that fills types."""

    @property
    def name(self) -> str:
        """Of the model, as its server calls it."""
        ...

    async def ask(
        self, prompt: Prompt, reply: type[T], *, role: str = "", attempt: int = 0, afresh: bool = False
    ) -> Reply[T]:
        """Asks for a ``reply``. Raises ModelError.

        ``attempt`` tells apart answers to the same question; ``afresh`` replaces one that is remembered.
        """
        ...

    def stream(self, messages: Prompt | Sequence[Message], *, role: str = "") -> AsyncGenerator[str | Usage, None]:
        """Pieces of a free answer as they come, at last its Usage. Raises ModelError."""
        ...

    async def room(self, role: str = "") -> int:
        """Tokens that a prompt may take, with space left for the answer."""
        ...


def tokens_of(text: str) -> int:
    """An estimate that needs no tokeniser: four bytes of UTF-8 a token, rounded up."""
    return math.ceil(len(text.encode()) / 4)
