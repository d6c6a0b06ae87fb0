"""A model server that answers every schema with its smallest instance, slowly, and remembers what it answered."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def smallest(schema: dict[str, Any], definitions: dict[str, Any]) -> Any:
    """The smallest value that fits: lists as short as they may be, empty strings, zeros."""
    if "$ref" in schema:
        return smallest(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
    if "anyOf" in schema:
        return smallest(schema["anyOf"][-1], definitions)
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "object":
        return {name: smallest(inner, definitions) for name, inner in schema.get("properties", {}).items()}
    if schema.get("type") == "array":
        return [smallest(schema["items"], definitions)] if schema.get("minItems") else []
    return {"string": "", "integer": 0, "number": 0, "boolean": False}.get(str(schema.get("type")))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Counting"

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self._send({"object": "list", "data": []})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        question = json.dumps(body["messages"])
        with self.server.lock:
            self.server.asked[question] += 1
        time.sleep(self.server.seconds)
        schema = body["response_format"]["json_schema"]["schema"]
        content = json.dumps(smallest(schema, schema.get("$defs", {})))
        message = {"role": "assistant", "content": content}
        with suppress(BrokenPipeError, ConnectionResetError):
            self._answer(question, message)

    def _answer(self, question: str, message: dict[str, Any]) -> None:
        self._send(
            {
                "id": "x",
                "object": "chat.completion",
                "created": 0,
                "model": "m",
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
            }
        )
        with self.server.lock:
            self.server.answered.append(question)

    def _send(self, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.wfile.flush()


class Counting(ThreadingHTTPServer):
    daemon_threads = True
    seconds = 0.2

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.lock = threading.Lock()
        self.asked: Counter[str] = Counter()
        self.answered: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def counting() -> Iterator[Counting]:
    server = Counting()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
