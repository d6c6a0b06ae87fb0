"""Reads the frames of a box from the supervisor's side, trusting none of it."""

import json
import socket
import struct
from typing import Any

MOST = 8 * 1024 * 1024
"""Bytes of a frame: a cell's figures at their largest."""
MOST_PARTS = 400_000
"""Brackets of a frame: each of them may become an object of our own memory."""
CREDENTIALS = struct.Struct("3i")


class TamperedError(Exception):
    """What came over the control socket is not what our own loop sends."""


class Frames:
    """Cuts the stream into frames; knows which process sent the last part, as the kernel tells it."""

    def __init__(self, control: socket.socket) -> None:
        """``control`` is non-blocking and, on Linux, has SO_PASSCRED set."""
        self._control = control
        self._buffer = bytearray()
        self.sender = 0
        """Process id on the host of the last sender; 0 where the system does not tell."""
        self.closed = False

    def receive(self) -> list[dict[str, Any]]:
        """The frames that the next bite completes; one bite only, lest a box that never stops keep us here."""
        try:
            data, extra, _, _ = self._control.recvmsg(1 << 18, socket.CMSG_SPACE(CREDENTIALS.size))
        except BlockingIOError:
            return []
        except OSError:
            data, extra = b"", []
        for level, kind, content in extra:
            if (level, kind) == (socket.SOL_SOCKET, getattr(socket, "SCM_CREDENTIALS", -1)):
                self.sender = CREDENTIALS.unpack_from(content)[0]
        self.closed = not data
        self._buffer += data
        return self._cut()

    def _cut(self) -> list[dict[str, Any]]:
        frames = []
        while len(self._buffer) >= 4:
            size = int.from_bytes(self._buffer[:4], "big")
            if size > MOST:
                raise TamperedError("a frame is larger than any of ours")
            if len(self._buffer) < 4 + size:
                break
            body = bytes(self._buffer[4 : 4 + size])
            del self._buffer[: 4 + size]
            if body.count(b"[") + body.count(b"{") > MOST_PARTS:
                raise TamperedError("a frame has more parts than any of ours")
            try:
                frame = _speakable(json.loads(body))
            except (ValueError, RecursionError):
                raise TamperedError("a frame is not JSON") from None
            if not isinstance(frame, dict):
                raise TamperedError("a frame is not an object")
            frames.append(frame)
        return frames


def _speakable(value: Any) -> Any:
    """The same with every lone half of a surrogate pair spelt out: such text could be neither stored nor shown."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list):
        return [_speakable(part) for part in value]
    if isinstance(value, dict):
        return {_speakable(key): _speakable(part) for key, part in value.items()}
    return value


def framed(message: dict[str, Any]) -> bytes:
    """A message as bytes on the wire."""
    body = json.dumps(message).encode()
    return len(body).to_bytes(4, "big") + body
