"""From settings to a model that can be asked."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from probatum.configs import settings as config
from probatum.configs.settings import ModelSettings, RoleModel, Settings
from probatum.tools.journal import Journal
from probatum.tools.models.client import Client
from probatum.tools.models.errors import NotSet
from probatum.tools.models.ledger import Ledger
from probatum.tools.models.line import Line
from probatum.tools.models.patience import Gate
from probatum.tools.models.prices import FREE, TABLE, Price, Prices, load_prices
from probatum.tools.models.rungs import Rungs
from probatum.tools.models.seat import Seat

OPENAI = "https://api.openai.com/v1"
OLLAMA_PORT = 11434
MOST_AWAY, MOST_HERE = 48, 4
"""Calls at once: a provider takes all sections of a chapter; a model on this machine answers them one by one anyway."""


def connect(
    settings: Settings,
    *,
    journal: Journal | None = None,
    ledger: Ledger | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Client:
    """The model of the settings, with another line for each role that has its own. Nothing is sent yet.

    Raises NotSet when no model is set, or a provider's key is not in the environment.
    """
    chosen = settings.model
    if not chosen.name:
        raise NotSet(
            "No model is set.", "Give --model NAME, or set [model] name; `probatum models` finds local servers."
        )
    prices = prices_of_user()
    roles = {"": RoleModel(), **chosen.roles}
    seats = {role: _seat(chosen, own, prices, environ) for role, own in roles.items()}
    return Client(
        seats,
        rungs=Rungs(config.cache_folder() / "rungs.json"),
        ledger=ledger or Ledger(chosen.max_cost),
        seconds=chosen.seconds,
        journal=journal,
    )


def prices_of_user() -> Prices:
    """The shipped table of prices, with the user's own file over it."""
    return load_prices(Path(config.__file__).with_name(TABLE), config.user_file().with_name(TABLE))


def price_of(prices: Prices, name: str, base_url: str) -> Price | None:
    """The price of a model there; what runs on this machine is free."""
    return prices.of(name) or (FREE if is_local(base_url) else None)


def is_local(base_url: str) -> bool:
    """True for an address of this machine."""
    return (urlsplit(base_url).hostname or "") in {"127.0.0.1", "localhost", "::1", "0.0.0.0"}  # noqa: S104 - compared


def _seat(chosen: ModelSettings, own: RoleModel, prices: Prices, environ: Mapping[str, str]) -> Seat:
    name = own.name or chosen.name
    base_url = (own.base_url or chosen.base_url or OPENAI).rstrip("/")
    price = price_of(prices, name, base_url)
    context = chosen.context or (price.context if price else 0)
    most = chosen.concurrency or (MOST_HERE if is_local(base_url) else MOST_AWAY)
    return Seat(_line(chosen, own, name, base_url, environ), Gate(most), price, context)


def _line(chosen: ModelSettings, own: RoleModel, name: str, base_url: str, environ: Mapping[str, str]) -> Line:
    address = urlsplit(base_url)
    if address.port == OLLAMA_PORT or address.scheme == "ollama":
        root = f"http://{address.netloc}"
        from probatum.tools.models.ollama import OllamaLine

        return OllamaLine(name, root, temperature=chosen.temperature, seconds=chosen.seconds, context=chosen.context)
    variable = own.api_key_env or chosen.api_key_env
    key = environ.get(variable, "")
    if not key and base_url == OPENAI:
        raise NotSet(f"{variable} is not set.", f"Put your key there: export {variable}=…, or set [model] base_url.")
    from probatum.tools.models.openai_line import OpenAILine

    return OpenAILine(name, base_url, key, temperature=chosen.temperature, seconds=chosen.seconds)
