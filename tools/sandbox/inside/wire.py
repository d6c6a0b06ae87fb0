"""Length-prefixed JSON over the control socket, from inside the box."""

import json
import os
from typing import Any


class Wire:
    """One frame at a time, both ways; ends the process when the supervisor is gone."""

    def __init__(self, fd: int) -> None:
        """``fd`` is a connected stream socket."""
        self.fd = fd

    def send(self, message: dict[str, Any]) -> None:
        """Writes one frame."""
        body = json.dumps(message).encode()
        rest = memoryview(len(body).to_bytes(4, "big") + body)
        while rest:
            rest = rest[os.write(self.fd, rest) :]

    def receive(self) -> dict[str, Any]:
        """Reads one frame."""
        message: dict[str, Any] = json.loads(self._read(int.from_bytes(self._read(4), "big")))
        return message

    def _read(self, size: int) -> bytes:
        parts = []
        while size:
            part = os.read(self.fd, min(size, 1 << 20))
            if not part:
                os._exit(0)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)
