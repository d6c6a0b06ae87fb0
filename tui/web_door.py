"""The app in a browser: textual-serve on loopback, for whoever has the key that stands in the address."""

import hmac
import secrets
import shlex
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server

from probatum.errors import UsageError

HOST = "127.0.0.1"
TEMPLATES = Path(__file__).parent / "templates"
APP = (sys.executable, "-m", "probatum")
LEAVE = 2.0
"""Seconds that open browsers are given at the end; what is under way in their apps is kept anyway."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class WebDoor(Server):
    """Each browser tab runs an app of its own, which ends with the tab."""

    def __init__(self, port: int, vault: Path | None) -> None:
        app = APP if vault is None else (*APP, "--vault", str(vault))
        super().__init__(shlex.join(app), HOST, port, title="Probatum", templates_path=TEMPLATES)
        self._key = secrets.token_urlsafe()
        self._cookie = f"probatum-{port}"  # browsers keep the cookies of all ports together

    @property
    def address(self) -> str:
        """What is typed into the browser."""
        return f"{self.public_url}/?key={self._key}"

    async def application(self) -> web.Application:
        """What aiohttp runs."""

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._admit(request, handler)

        app = await self._make_app()
        app.middlewares.append(guard)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Says where it is."""
        print(f"Open {self.address}\nCtrl-C ends it.", flush=True)

    async def _admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Keeps out other users of the machine, and pages from elsewhere that look for loopback servers.

        The key that came with the address is kept in a cookie that no other site can send.
        """
        given = request.query.get("key", "")
        shown = given or request.cookies.get(self._cookie, "")
        if not hmac.compare_digest(shown.encode(), self._key.encode()):
            raise web.HTTPForbidden(text="Open the whole address that `probatum serve` printed, with its key.\n")
        answer = await handler(request)
        if given and not answer.prepared:
            answer.set_cookie(self._cookie, self._key, httponly=True, samesite="Strict")
        return answer


def serve(port: int, vault: Path | None = None) -> None:
    """Serves the app, on that vault or the one that is set, until it is interrupted; port 0 is any that is free.

    Raises UsageError for a port that cannot be had.
    """
    try:
        listening = socket.create_server((HOST, port))
    except (OSError, OverflowError) as error:
        raise UsageError(
            f"Port {port} cannot be had: {error}.", "Choose another with --port, or leave it out."
        ) from error
    with listening:
        door = WebDoor(listening.getsockname()[1], vault)
        web.run_app(door.application(), sock=listening, shutdown_timeout=LEAVE, print=None, access_log=None)
