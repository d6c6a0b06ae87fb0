"""How much a model can take, asked of the servers that say so."""

from typing import Any

import httpx2

_FIELDS = ("max_model_len", "loaded_context_length", "max_context_length", "context_length", "context_window", "n_ctx")
"""As vLLM, LM Studio (twice), OpenRouter, Groq and llama.cpp call it."""


async def context_of(http: httpx2.AsyncClient, base_url: str, name: str, key: str = "") -> int:
    """Tokens of the context window of ``name``; 0 when the server does not say."""
    root = base_url.rstrip("/").removesuffix("/v1")
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    for path in ("/v1/models", "/api/v0/models"):
        body = await get_json(http, root + path, headers)
        for model in (body or {}).get("data") or []:
            if isinstance(model, dict) and model.get("id") == name and (found := size_in(model)):
                return found
    props = await get_json(http, f"{root}/props", headers)
    return size_in((props or {}).get("default_generation_settings") or {})


def size_in(facts: dict[str, Any]) -> int:
    """The context window among a server's facts on a model; 0 when it is not there."""
    places = (facts, facts.get("meta") or {})
    sizes = (place.get(field) for field in _FIELDS for place in places if isinstance(place, dict))
    return next((size for size in sizes if isinstance(size, int) and size > 0), 0)


async def get_json(
    http: httpx2.AsyncClient, url: str, headers: dict[str, str] | None = None, patience: float = 3.0
) -> dict[str, Any] | None:
    """The JSON object at ``url``; None when there is none, for whatever reason."""
    try:
        response = await http.get(url, headers=headers, timeout=patience)
        body = response.json() if response.status_code == 200 else None
    except (httpx2.HTTPError, ValueError):
        return None
    return body if isinstance(body, dict) else None
