"""A model server in a process of its own that takes the same time for every answer."""

import json
import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from typing import Any

SENTENCE = "The buffer holds what the reader has not yet taken and the writer has already given away."
SAID = {"text": SENTENCE, "block": "p0-b1", "quote": SENTENCE}
REPLIES: dict[str, dict[str, Any]] = {
    "ideas": {"concepts": ["Thing"], "background": ["Other"], "ideas": [], "challenge": "Do it."},
    "statements": {"snippets": [{"title": "t", "code": "print(7)", "listing": ""}], "statements": [SAID] * 3},
    "seen": {"seen": ["It printed 7."], "corrections": []},
    "core_idea": {"core_idea": SAID, "recap": [SAID]},
    "tasks": {"goal": "g", "tasks": ["t"], "solution": "x = 1", "check": "assert x"},
    "doubts": {"doubts": []},
    "concepts": {"concepts": [{"name": "Other", "what": SAID}]},
}
"""By a field that only this kind of reply has, the broadest last."""


def serve(seconds: float, tell: Connection) -> None:
    """Answers every request after ``seconds`` with the least that fits what it asks for."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: object) -> None:
            pass

        def send_json(self, status: int, body: dict[str, Any]) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            self.send_json(200, {"data": [{"id": "fixed", "context_length": 400_000}]})

        def do_POST(self) -> None:
            began = time.monotonic()
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fields = body["response_format"]["json_schema"]["schema"]["properties"]
            content = json.dumps(next(reply for field, reply in REPLIES.items() if field in fields))
            message = {"role": "assistant", "content": content}
            choice = {"index": 0, "finish_reason": "stop", "message": message}
            time.sleep(max(0.0, began + seconds - time.monotonic()))
            head = {"id": "c", "object": "chat.completion", "created": 1, "model": "fixed"}
            self.send_json(200, head | {"choices": [choice], "usage": {"prompt_tokens": 1, "completion_tokens": 1}})

    class Server(ThreadingHTTPServer):
        request_queue_size = 256

    server = Server(("127.0.0.1", 0), Handler)
    tell.send(server.server_port)
    server.serve_forever()


@contextmanager
def serving(seconds: float) -> Iterator[str]:
    """The base URL of a fresh server."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(seconds, there), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{here.recv()}/v1"
    finally:
        process.terminate()
        process.join()
