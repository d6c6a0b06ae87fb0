"""What models cost and how much they take, from a table that the user can edit."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from probatum.errors import UsageError
from probatum.noun import Noun
from probatum.tools.models.door import Usage

TABLE = "prices.toml"


class Price(Noun):
    """US dollars for a million tokens, and the context window where it is known."""

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0)
    """Of input tokens that the provider had in its cache; as ``input`` when absent."""
    context: int = 0

    def of(self, usage: Usage) -> float:
        """What ``usage`` costs."""
        cached = self.input if self.cached is None else self.cached
        fresh = usage.tokens_in - usage.cached
        return (fresh * self.input + usage.cached * cached + usage.tokens_out * self.output) / 1e6


FREE = Price(input=0, output=0)


class Prices(Noun):
    """The table: a name matches the longest entry that it begins with, a provider's prefix (``openai/``) left off."""

    date: str
    """When the prices were looked up."""
    models: dict[str, Price]

    def of(self, name: str) -> Price | None:
        """The price of a model; None when the table does not have it."""
        for candidate in (name, name.rsplit("/", 1)[-1]):
            fits = [known for known in self.models if candidate == known or candidate.startswith(f"{known}-20")]
            if fits:
                return self.models[max(fits, key=len)]
        return None


def load_prices(shipped: Path, user: Path) -> Prices:
    """The shipped table with the user's entries over it. Raises UsageError when one cannot be read."""
    table = _read(shipped)
    if user.is_file():
        own = _read(user)
        table = {"date": own.get("date", table["date"]), "models": table["models"] | own.get("models", {})}
    try:
        return Prices.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{user}: {'.'.join(map(str, first['loc']))}: {first['msg']}.", "Mend that entry.") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as a table of prices: {error}.", "Mend or remove it.") from None
