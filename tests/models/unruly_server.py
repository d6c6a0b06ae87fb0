"""A model server that misbehaves on purpose, over real sockets.

Give it a list of behaviours; the n-th request gets the n-th, the last one for ever. A behaviour is a function
of the request's handler. ``requests`` keeps the bodies, ``headers`` what came with them.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Unruly"

    def log_message(self, *args: object) -> None:
        pass

    def send_json(self, status: int, body: Any, **headers: str) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in ({"Content-Type": "application/json"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        body = self.server.gets.get(self.path)
        self.send_json(200 if body is not None else 404, body or {"error": {"message": "no such path"}})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        with self.server.lock:
            number = len(self.server.requests)
            self.server.requests.append(body)
            self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
            self.server.paths.append(self.path)
            self.server.asked.set()
            self.server.inside += 1
            self.server.most_inside = max(self.server.most_inside, self.server.inside)
        try:
            self.server.behaviours[min(number, len(self.server.behaviours) - 1)](self)
        except (BrokenPipeError, ConnectionResetError):
            self.server.hung_up += 1
        finally:
            with self.server.lock:
                self.server.inside -= 1


Behaviour = Callable[[Handler], None]


class Unruly(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, behaviours: list[Behaviour]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviours = behaviours
        self.gets: dict[str, Any] = {}
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.lock = threading.Lock()
        self.asked = threading.Event()
        self.inside = self.most_inside = self.hung_up = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def serving(*behaviours: Behaviour) -> Iterator[Unruly]:
    server = Unruly(list(behaviours))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def completion(content: str | None, finish: str = "stop", *, usage: bool = True, **message: Any) -> dict[str, Any]:
    body: dict[str, Any] = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [
            {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content} | message}
        ],
    }
    return body | ({"usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}} if usage else {})


def says(
    content: str | None, finish: str = "stop", *, usage: bool = True, delay: float = 0, **message: Any
) -> Behaviour:
    def behave(handler: Handler) -> None:
        time.sleep(delay)
        handler.send_json(200, completion(content, finish, usage=usage, **message))

    return behave


def fails(status: int, message: str = "no", **headers: str) -> Behaviour:
    return lambda handler: handler.send_json(status, {"error": {"message": message}}, **headers)


def answers_200_with(body: Any) -> Behaviour:
    return lambda handler: handler.send_json(200, body)


def cuts(handler: Handler) -> None:
    """Promises an answer, sends the first bytes, and hangs up."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"id": "c1", "cho')
    handler.wfile.flush()
    handler.close_connection = True
    handler.connection.close()


def hangs(handler: Handler) -> None:
    time.sleep(30)


def drips(handler: Handler) -> None:
    """A byte at a time, so that no read ever times out."""
    data = json.dumps(completion('{"word": "late"}')).encode()
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    for byte in data:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.05)


def takes_only(*forms: str, then: Behaviour) -> Behaviour:
    """Answers 400 to a response format that is not among ``forms``; ``text`` stands for none."""

    def behave(handler: Handler) -> None:
        form = handler.server.requests[-1].get("response_format", {"type": "text"})["type"]
        if form not in forms:
            return handler.send_json(400, {"error": {"message": f"response_format {form} is not supported"}})
        return then(handler)

    return behave


def streams(*pieces: str, cut: bool = False, usage: bool = True) -> Behaviour:
    """Server-sent events, a piece each; ``cut`` hangs up before the end."""

    def behave(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Connection", "close")
        handler.end_headers()
        head = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m"}

        def event(choices: list[Any], **more: Any) -> None:
            handler.wfile.write(f"data: {json.dumps(head | {'choices': choices} | more)}\n\n".encode())
            handler.wfile.flush()

        for piece in pieces:
            event([{"index": 0, "delta": {"content": piece}, "finish_reason": None}])
        handler.close_connection = True
        if cut:
            handler.connection.close()
            return
        event([{"index": 0, "delta": {}, "finish_reason": "stop"}])
        if usage:
            event([], usage={"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110})
        handler.wfile.write(b"data: [DONE]\n\n")

    return behave
