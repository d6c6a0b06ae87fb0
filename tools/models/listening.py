"""Listens in on what passes between a client and a model server, and calls an error by its name."""

import json
from contextvars import ContextVar
from typing import Any

import httpx2

heard: ContextVar[list[dict[str, Any]] | None] = ContextVar("heard", default=None)
"""Where the bodies of this task's answers are put; None when nobody asks for them."""


class Listener(httpx2.AsyncBaseTransport):
    """Passes requests on; puts JSON bodies where they are ``heard``, and gives an error sent as 200 its status."""

    def __init__(self, inner: httpx2.AsyncBaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Sends the request; of an answer that is not streamed the whole is read first."""
        response = await self._inner.handle_async_request(request)
        kind = response.headers.get("content-type", "")
        if response.status_code != 200 or request.method != "POST" or "event-stream" in kind:
            return response
        content = await response.aread()
        await response.aclose()
        try:
            body = json.loads(content)
        except ValueError:
            body = {"error": {"message": f"an answer that is not JSON ({kind or 'of no type'})"}}
        status = 200
        if not (isinstance(body, dict) and isinstance(body.get("choices"), list) and body["choices"]):
            status = _status_in(body)
        elif (bodies := heard.get()) is not None:
            bodies.append(body)
        return httpx2.Response(status, json=body, request=request)

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._inner.aclose()


def _status_in(body: Any) -> int:
    """The status that an error body names, else 502."""
    error = body.get("error") if isinstance(body, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) and 400 <= code < 600 else 502
