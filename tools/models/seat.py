"""A line with all that is known of it before it is asked: its price, how many may ask at once, how much it takes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from probatum.tools.models.door import Message, Usage, tokens_of
from probatum.tools.models.errors import TooLong
from probatum.tools.models.line import Line
from probatum.tools.models.patience import Gate
from probatum.tools.models.prices import Price

UNKNOWN_CONTEXT = 8192
"""Where neither the settings nor the server say."""
ANSWER_ROOM = 4096
"""Tokens of the context that are left for the answer; a third of a small window."""
MARGIN = 0.9
"""Of the window, for the count is an estimate."""


@dataclass
class Seat:
    """A line with its price and its gate."""

    line: Line
    gate: Gate
    price: Price | None = None
    context: int = 0
    """Tokens; 0 until it is known."""
    _asked: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def room(self) -> int:
        """Tokens that a prompt may take, with space left for the answer."""
        async with self._asked:
            if not self.context:
                self.context = await self.line.context() or UNKNOWN_CONTEXT
        return int(self.context * MARGIN) - min(ANSWER_ROOM, self.context // 3)

    async def most(self, messages: Sequence[Message]) -> Usage:
        """The most that a call can use. Raises TooLong when its prompt does not fit."""
        needed = sum(tokens_of(m.text) for m in messages)
        if needed > await self.room():
            raise TooLong(
                f"A prompt of about {needed} tokens does not fit the {self.context} of {self.line.name} with its "
                "answer.",
                "Choose fewer pages or a model with a longer context, or set [model] context.",
            )
        return Usage(tokens_in=needed, tokens_out=ANSWER_ROOM)
