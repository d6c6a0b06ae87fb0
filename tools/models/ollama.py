"""A model behind Ollama's own API, which unlike its OpenAI-compatible one lets the context length be set."""

import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx2

from probatum.tools.models.door import Message
from probatum.tools.models.errors import Busy, Rejected, TooLong, TooSlow, Unreachable, Unsupported
from probatum.tools.models.line import Answer, Rung, usage_of

MOST_CONTEXT = 32_768
"""Tokens; a longer window costs memory on the machine that runs the model, so it must be asked for in the settings."""


class OllamaLine:
    """One model of one Ollama server."""

    def __init__(
        self,
        name: str,
        base_url: str,
        *,
        temperature: float,
        seconds: float,
        context: int = 0,
    ) -> None:
        self.name = name
        self.server = base_url
        self._temperature = temperature
        self._context = context
        self._http = httpx2.AsyncClient(base_url=base_url, timeout=httpx2.Timeout(seconds, connect=10.0))

    async def send(self, messages: Sequence[Message], rung: Rung, schema: dict[str, Any]) -> Answer:
        """Sends once. Raises Busy, Unreachable, TooSlow, TooLong, Rejected or Unsupported."""
        forms: dict[Rung, dict[str, Any]] = {Rung.SCHEMA: {"format": schema}, Rung.OBJECT: {"format": "json"}}
        request = await self._request(messages) | {"stream": False} | forms.get(rung, {})
        with self._named_errors():
            response = await self._http.post("/api/chat", json=request)
        self._check(response, structured=rung is not Rung.TEXT)
        body = _parsed(response.text)
        return self._answer(messages, (body.get("message") or {}).get("content") or "", body, request)

    async def stream(self, messages: Sequence[Message]) -> AsyncIterator[str | Answer]:
        """Pieces of the answer, at last the whole of it."""
        request = await self._request(messages) | {"stream": True}
        pieces: list[str] = []
        with self._named_errors():
            async with self._http.stream("POST", "/api/chat", json=request) as response:
                if response.status_code != 200:
                    await response.aread()
                    self._check(response, structured=False)
                async for line in response.aiter_lines():
                    body = _parsed(line)
                    if piece := (body.get("message") or {}).get("content"):
                        pieces.append(piece)
                        yield piece
                    if body.get("done"):
                        yield self._answer(messages, "".join(pieces), body, request)
                        return
        raise Unreachable(f"{self.server} broke off in the middle of an answer.")

    async def context(self) -> int:
        """The model's own limit, bounded by what a usual machine can hold; set ``[model] context`` for more."""
        if not self._context:
            with self._named_errors():
                response = await self._http.post("/api/show", json={"model": self.name})
            self._check(response, structured=False)
            facts = _parsed(response.text).get("model_info") or {}
            sizes = [size for key, size in facts.items() if key.endswith(".context_length") and isinstance(size, int)]
            self._context = min(max(sizes, default=0) or 4096, MOST_CONTEXT)
        return self._context

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _request(self, messages: Sequence[Message]) -> dict[str, Any]:
        options = {"num_ctx": await self.context(), "temperature": self._temperature}
        turns = [{"role": m.role, "content": m.text} for m in messages]
        return {"model": self.name, "messages": turns, "options": options}

    def _check(self, response: httpx2.Response, *, structured: bool) -> None:
        """Raises for a status that is not 200."""
        status = response.status_code
        if status == 200:
            return
        said = " ".join(str(_parsed(response.text).get("error", "")).split())[:300]
        if status == 429 or status >= 500:
            raise Busy(f"{self.server} is busy or failing ({status}): {said}", status=status)
        if status == 404:
            raise Rejected(f"{self.server} has no model {self.name!r}: {said}", f"Try: ollama pull {self.name}")
        if status == 400 and structured:
            raise Unsupported(f"{self.server} refused the request: {said}")
        raise Rejected(f"{self.server} refused the request ({status}): {said}")

    def _answer(self, messages: Sequence[Message], text: str, body: dict[str, Any], request: dict[str, Any]) -> Answer:
        if "error" in body or "message" not in body:
            raise Busy(f"{self.server} sent no answer: {str(body.get('error', ''))[:300]}", status=502)
        seen = body.get("prompt_eval_count")
        if isinstance(seen, int) and seen >= request["options"]["num_ctx"]:
            raise TooLong(
                f"{self.name} took {seen} tokens of the prompt, all that its context holds; the rest was cut off.",
                "Choose fewer pages, or raise [model] context.",
            )
        usage = usage_of(messages, text, seen, body.get("eval_count"))
        return Answer(text, "length" if body.get("done_reason") == "length" else "stop", usage)

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except (httpx2.ReadTimeout, httpx2.WriteTimeout):
            raise TooSlow(f"{self.name} went silent.", "Raise [model] seconds, or choose a smaller model.") from None
        except httpx2.TransportError as error:
            raise Unreachable(f"{self.server} cannot be reached: {error}", "Is Ollama running?") from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
