"""Asks Mermaid: keeps one drawing process for many diagrams, and kills it when it takes too long."""

import atexit
import contextlib
import functools
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from dataclasses import dataclass

SECONDS_TO_START = 30.0
SECONDS = 20.0
"""For one diagram; a study diagram takes a tenth of it on a slow machine."""
MODULE = "probatum.tools.diagrams.child"


@dataclass(frozen=True)
class Drawing:
    """What Mermaid made of a source."""

    texts: tuple[str, ...] = ()
    """One for each label that is seen."""
    error: str = ""
    """Mermaid's complaint; empty when it drew."""


class DrawingTookTooLongError(Exception):
    """The process was killed in the middle of a diagram."""


class DrawingBrokeError(Exception):
    """The process ended by itself."""


class Mermaid:
    """Mermaid in a process of its own, started when first asked; may be asked from any thread."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def draw(self, source: str, seconds: float = SECONDS) -> Drawing:
        """The drawing of ``source``.

        Raises:
            DrawingTookTooLongError: not done within ``seconds``.
            DrawingBrokeError: the process died, or Mermaid is not installed.
        """
        with self._lock:
            began = self._child is None or self._child.poll() is not None
            child = self._start() if began else self._child
            assert child is not None
            try:
                answer = _ask(child, source, seconds + (SECONDS_TO_START if began else 0))
            except (DrawingTookTooLongError, DrawingBrokeError):
                self._end()
                raise
        return Drawing(texts=tuple(answer.get("texts", ())), error=answer.get("error", ""))

    def close(self) -> None:
        """Ends the process."""
        with self._lock:
            self._end()

    def _start(self) -> subprocess.Popen[bytes]:
        self._end()
        self._child = subprocess.Popen(
            [sys.executable, "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal is ours to handle
        )
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe:
                    with contextlib.suppress(BrokenPipeError):
                        pipe.close()
            self._child = None


def _ask(child: subprocess.Popen[bytes], source: str, seconds: float) -> dict[str, str]:
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(json.dumps(source).encode() + b"\n")
        child.stdin.flush()
    except OSError as error:
        raise DrawingBrokeError from error
    deadline = time.monotonic() + seconds
    answer = b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while not answer.endswith(b"\n"):
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise DrawingTookTooLongError
            chunk = os.read(child.stdout.fileno(), 65536)
            if not chunk:
                raise DrawingBrokeError
            answer += chunk
    read: dict[str, str] = json.loads(answer)
    return read


@functools.cache
def mermaid() -> Mermaid:
    """The process that this program shares."""
    shared = Mermaid()
    atexit.register(shared.close)
    return shared
