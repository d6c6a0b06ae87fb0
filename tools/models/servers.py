"""Finds the model servers of this machine: four ports, a third of a second each, only when asked to look."""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx2

from probatum.noun import Noun
from probatum.tools.models.limits import get_json, size_in

PORTS: dict[str, int] = {"Ollama": 11434, "LM Studio": 1234, "llama.cpp": 8080, "vLLM": 8000}
"""Where each listens by default."""
PATIENCE, PATIENCE_WITH_CHOSEN = 0.3, 3.0
"""Seconds: for a port where nobody may listen, and for a server that the reader has named."""


class Offer(Noun):
    """A model that a server has."""

    name: str
    context: int = 0
    """Tokens; 0 when the server does not say."""
    can: tuple[str, ...] = ()
    """What the server says that it can do: ``completion``, ``vision``, ``embedding``."""


class Server(Noun):
    """A model server that answered."""

    kind: str
    """``Ollama``, ``LM Studio``, ``llama.cpp``, ``vLLM`` or ``OpenAI-compatible``."""
    base_url: str
    """For ``[model] base_url``."""
    models: tuple[Offer, ...]


async def find_servers(ports: Mapping[str, int] = PORTS) -> tuple[Server, ...]:
    """The servers that answer on this machine; no other host is asked."""
    async with httpx2.AsyncClient(timeout=PATIENCE, trust_env=False) as http:
        found = await asyncio.gather(*(_look(http, f"http://127.0.0.1:{port}", PATIENCE) for port in ports.values()))
    return tuple(server for server in found if server)


async def look_at(base_url: str) -> Server | None:
    """What serves at ``base_url``; None when nothing does."""
    async with httpx2.AsyncClient(timeout=PATIENCE_WITH_CHOSEN) as http:
        return await _look(http, base_url.rstrip("/").removesuffix("/v1"), PATIENCE_WITH_CHOSEN)


async def _look(http: httpx2.AsyncClient, root: str, patience: float) -> Server | None:
    """Each kind is known by a path that only it has."""
    ollama, studio, models, props = await asyncio.gather(
        *(_get(http, root + path, patience) for path in ("/api/tags", "/api/v0/models", "/v1/models", "/props"))
    )
    if "models" in ollama:
        return Server(kind="Ollama", base_url=root, models=await _of_ollama(http, root, ollama["models"]))
    listed = (studio.get("data") and studio) or models
    if not isinstance(listed.get("data"), list):
        return None
    known = [model for model in listed["data"] if isinstance(model, dict) and model.get("id")]
    owners = {str(model.get("owned_by", "")) for model in known}
    kind = "OpenAI-compatible"
    if studio.get("data"):
        kind = "LM Studio"
    elif "llamacpp" in owners or "default_generation_settings" in props:
        kind = "llama.cpp"
    elif "vllm" in owners:
        kind = "vLLM"
    window = size_in(props.get("default_generation_settings") or {})
    offers = (_offer(model, window) for model in known)
    return Server(kind=kind, base_url=f"{root}/v1", models=tuple(offers))


def _offer(model: dict[str, Any], window: int) -> Offer:
    kinds = {"llm": "completion", "vlm": "vision", "embeddings": "embedding"}
    can = (kinds[model["type"]],) if model.get("type") in kinds else ()
    return Offer(name=str(model.get("id", "")), context=size_in(model) or window, can=can)


async def _of_ollama(http: httpx2.AsyncClient, root: str, tags: list[dict[str, Any]]) -> tuple[Offer, ...]:
    return tuple(await asyncio.gather(*(_shown(http, root, str(tag.get("name", ""))) for tag in tags)))


async def _shown(http: httpx2.AsyncClient, root: str, name: str) -> Offer:
    try:
        response = await http.post(f"{root}/api/show", json={"model": name})
        facts = response.json() if response.status_code == 200 else {}
    except (httpx2.HTTPError, ValueError):
        facts = {}
    info = facts.get("model_info") or {}
    sizes = [size for key, size in info.items() if key.endswith(".context_length") and isinstance(size, int)]
    return Offer(name=name, context=max(sizes, default=0), can=tuple(facts.get("capabilities") or ()))


async def _get(http: httpx2.AsyncClient, url: str, patience: float) -> dict[str, Any]:
    return await get_json(http, url, patience=patience) or {}
