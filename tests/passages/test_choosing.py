"""The embedder is chosen by what is set and what is there; one that cannot be had is said, not passed over."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import numpy as np
import pytest

from probatum.configs.loading import parse
from probatum.configs.settings import Settings
from probatum.errors import ModelError, UsageError
from probatum.tools.passages.choosing import choose_embedder
from probatum.tools.passages.embedders import MiniLM


def settings(embedder: str, base_url: str = "") -> Settings:
    model = {"base_url": base_url}
    return parse({"vault": Path(), "passages": {"embedder": embedder}, "model": model}, "settings")


class Embeddings(BaseHTTPRequestHandler):
    """Embeds a text by its length; knows the model ``small`` alone."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        rows = [{"object": "embedding", "index": i, "embedding": [len(t), 1.0]} for i, t in enumerate(body["input"])]
        known = body["model"] == "small"
        data = json.dumps({"object": "list", "data": rows, "model": "small", "usage": {}} if known else {}).encode()
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    served = HTTPServer(("127.0.0.1", 0), Embeddings)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}/v1"
    served.shutdown()
    served.server_close()


def test_the_servers_embeddings_are_taken_when_they_are_asked_for(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    embedder = choose_embedder(settings("served:small", server))
    assert embedder.name == "served:small"
    vectors = embedder.embed(["a", "longer"], "en")
    assert vectors.shape == (2, 2)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    with pytest.raises(ModelError, match="other"):
        choose_embedder(settings("served:other", server)).embed(["a"], "en")


def test_auto_downloads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MiniLM, "is_here", staticmethod(lambda: False))
    assert choose_embedder(settings("auto")).name == choose_embedder(settings("fitted")).name


def test_minilm_that_cannot_be_had_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(self: MiniLM, texts: list[str], language: str) -> None:
        raise OSError("no route to host")

    monkeypatch.setattr(MiniLM, "embed", unreachable)
    with pytest.raises(ModelError, match="no route to host"):
        choose_embedder(settings("minilm"))


def test_an_unknown_embedder_is_refused() -> None:
    with pytest.raises(UsageError, match=r"passages\.embedder"):
        settings("word2vec")
