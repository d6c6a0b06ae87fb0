"""``probatum models``: the model servers of this machine, the model that is set, and what it costs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from probatum.tui.options import common, emit_json, settings_of

if TYPE_CHECKING:
    from probatum.configs.settings import Settings
    from probatum.tools.models.servers import Server

HELP = "Lists the model servers found on this machine, what their models can do, and the model that is set."


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's options."""
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Looks, and prints what was found."""
    from probatum.tools.models.servers import find_servers, look_at
    from probatum.tui.running import run as run_work

    settings = settings_of(args)

    async def look() -> tuple[tuple[Server, ...], Server | None]:
        base_url = settings.model.base_url
        local = await find_servers()
        known = next((server for server in local if _root(server.base_url) == _root(base_url)), None)
        return local, known or (await look_at(base_url) if base_url else None)

    servers, chosen = run_work(look())
    shown = [*servers, *([chosen] if chosen and chosen not in servers else [])]
    report = {
        "version": 1,
        "set": _set(settings) | {"answers": chosen is not None},
        "servers": [server.model_dump() for server in shown],
    }
    if args.json:
        emit_json(report)
    else:
        _print(report)
    return 0


def _set(settings: Settings) -> dict[str, Any]:
    """The model of the settings with its price."""
    from probatum.tools.models.connecting import price_of, prices_of_user

    model, prices = settings.model, prices_of_user()
    price = price_of(prices, model.name, model.base_url) if model.name else None
    return {
        "name": model.name,
        "base_url": model.base_url,
        "roles": {role: own.name or model.name for role, own in model.roles.items()},
        "price": price.model_dump() if price else None,
        "prices_date": prices.date,
    }


def _print(report: dict[str, Any]) -> None:
    chosen = report["set"]
    where = f" at {chosen['base_url']}" if chosen["base_url"] else ""
    print(f"Set: {chosen['name']}{where}" if chosen["name"] else "Set: no model; notes come from the book alone.")
    if chosen["base_url"] and not chosen["answers"]:
        print("  it does not answer: is the server running?")
    for role, name in chosen["roles"].items():
        print(f"  {role}: {name}")
    if price := chosen["price"]:
        print(f"  ${price['input']:g} in, ${price['output']:g} out a million tokens (table of {chosen['prices_date']})")
    elif chosen["name"]:
        print("  no price known; put it into prices.toml beside your config.toml")
    for server in report["servers"]:
        print(f"\n{server['kind']}  {server['base_url']}")
        for model in server["models"]:
            facts = [f"{model['context']} tokens"] if model["context"] else []
            print("  " + "  ".join([model["name"], *facts, *model["can"]]))
        if not server["models"]:
            print("  no models yet")
    if not report["servers"]:
        print("\nNo model server answers on this machine (Ollama, LM Studio, llama.cpp and vLLM were looked for).")
    elif not chosen["name"] and (first := next((s for s in report["servers"] if s["models"]), None)):
        name = first["models"][0]["name"]
        print(f"\nTo use one: --model {name} --base-url {first['base_url']}, or in config.toml under [model].")


def _root(url: str) -> str:
    return url.rstrip("/").removesuffix("/v1").replace("localhost", "127.0.0.1")
