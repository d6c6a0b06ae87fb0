"""Counts the tokens and the money of a run, and stops it before a bound is passed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from probatum.errors import UsageError
from probatum.tools.models.door import NOTHING, Usage
from probatum.tools.models.errors import OverBudget
from probatum.tools.models.prices import Price


@dataclass(frozen=True)
class Spending:
    """What was used; ``money`` in US dollars, None when some price is not known."""

    usage: Usage = NOTHING
    money: float | None = 0.0

    def __add__(self, other: "Spending") -> "Spending":
        """The sum."""
        known = self.money is not None and other.money is not None
        return Spending(self.usage + other.usage, (self.money or 0) + (other.money or 0) if known else None)


class Ledger:
    """One for a run. ``max_cost`` in US dollars; 0 means no bound."""

    def __init__(self, max_cost: float = 0.0, on_spent: Callable[[Spending], None] = lambda _: None) -> None:
        self._max_cost = max_cost
        self._on_spent = on_spent
        self._reserved: list[float] = []
        self._settled = asyncio.Condition()
        self.by_role: dict[str, Spending] = {}

    @property
    def total(self) -> Spending:
        """All roles together."""
        return sum(self.by_role.values(), Spending())

    @asynccontextmanager
    async def reserve(self, model: str, price: Price | None, most: Usage) -> AsyncIterator[None]:
        """Keeps back what a call may cost while it is under way.

        Calls cost less than they may; where the bound is near, a call waits until those under way are counted.
        Raises OverBudget when it would not fit even alone and, without a price, UsageError.
        """
        if not self._max_cost:
            yield
            return
        if price is None:
            raise UsageError(
                f"--max-cost cannot be kept: no price is known for {model!r}.",
                "Put its price into prices.toml beside your config.toml; probatum models shows what is known.",
            )
        cost = price.of(most)
        async with self._settled:
            await self._settled.wait_for(lambda: self._fits(cost) or not self._reserved)
            if not self._fits(cost):
                raise OverBudget(
                    f"The next call could pass ${self._max_cost:g}: ${self._spent():.4f} is spent.",
                    "What is there is saved. Raise --max-cost and run the same command again.",
                )
            self._reserved.append(cost)
        try:
            yield
        finally:
            self._reserved.remove(cost)
            async with self._settled:
                self._settled.notify_all()

    def _spent(self) -> float:
        return self.total.money or 0.0

    def _fits(self, cost: float) -> bool:
        return self._spent() + sum(self._reserved) + cost <= self._max_cost

    def count(self, role: str, usage: Usage, price: Price | None) -> Spending:
        """Adds what a call took, whatever came of it."""
        spending = Spending(usage, price.of(usage) if price else None)
        self.by_role[role] = self.by_role.get(role, Spending()) + spending
        self._on_spent(self.total)
        return spending
