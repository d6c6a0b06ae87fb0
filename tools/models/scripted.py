"""A model that answers from a script: for tests, demonstrations and whoever builds on Probatum."""

import json
import re
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from probatum.tools.models.door import Message, Prompt, Reply, Usage, tokens_of
from probatum.tools.models.errors import BadReply, ScriptEnded
from probatum.tools.models.line import Rung
from probatum.tools.models.reading import Unfit, read

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Asked:
    """A request that a scripted model received; ``reply`` is None for a stream."""

    messages: tuple[Message, ...]
    reply: type[BaseModel] | None
    role: str = ""
    attempt: int = 0
    afresh: bool = False

    @property
    def task(self) -> str:
        """The last turn's text."""
        return self.messages[-1].text


Said = BaseModel | str | dict[str, Any]
Scripted = Said | Exception


class ScriptedModel:
    """Gives its replies in turn, or what a function makes of each request; every request is kept in ``asked``.

    A reply is a value, its JSON as text or dict, or an exception to raise. Text goes through the same reading
    as a server's answer, without repairs: what does not fit raises BadReply.
    """

    def __init__(self, replies: Iterable[Scripted] | Callable[[Asked], Scripted], *, room: int = 100_000) -> None:
        self.name = "scripted"
        self.asked: list[Asked] = []
        self._room = room
        self._next = replies if callable(replies) else _in_turn(replies)

    async def ask(
        self, prompt: Prompt, reply: type[T], *, role: str = "", attempt: int = 0, afresh: bool = False
    ) -> Reply[T]:
        """The next reply. Raises ScriptEnded, BadReply, or what the script says."""
        asked = Asked(prompt.messages(), reply, role, attempt, afresh)
        said = self._say(asked)
        value = said if isinstance(said, reply) else None
        if value is None:
            try:
                value = read(_text_of(said), reply)
            except Unfit as unfit:
                raise BadReply(f"The script's reply is no {reply.__name__}. {unfit.complaint}") from None
        return Reply(value, _usage(asked, value.model_dump_json()), rung=Rung.SCHEMA)

    async def stream(
        self, messages: Prompt | Sequence[Message], *, role: str = ""
    ) -> AsyncGenerator[str | Usage, None]:
        """The next reply, word by word, then its usage."""
        turns = messages.messages() if isinstance(messages, Prompt) else tuple(messages)
        asked = Asked(turns, None, role)
        said = self._say(asked)
        text = _text_of(said)
        for piece in re.findall(r"\S*\s*", text):
            if piece:
                yield piece
        yield _usage(asked, text)

    async def room(self, role: str = "") -> int:
        """As it was told."""
        return self._room

    def _say(self, asked: Asked) -> Said:
        self.asked.append(asked)
        said = self._next(asked)
        if isinstance(said, Exception):
            raise said
        return said


def _in_turn(replies: Iterable[Scripted]) -> Callable[[Asked], Scripted]:
    remaining = iter(replies)
    count = 0

    def following(asked: Asked) -> Scripted:
        nonlocal count
        try:
            said = next(remaining)
        except StopIteration:
            wanted = asked.reply.__name__ if asked.reply else "a stream"
            raise ScriptEnded(f"The script of {count} replies is at its end; {wanted} was asked for.") from None
        count += 1
        return said

    return following


def _text_of(said: Said) -> str:
    if isinstance(said, BaseModel):
        return said.model_dump_json()
    return said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)


def _usage(asked: Asked, text: str) -> Usage:
    tokens_in = sum(tokens_of(m.text) for m in asked.messages)
    return Usage(tokens_in=tokens_in, tokens_out=tokens_of(text), calls=1, estimated=True)
