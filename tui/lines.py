"""Reads a terminal's lines so that waiting for one can be stopped: a thread that waits in ``readline`` cannot."""

import asyncio
import io
import os
from typing import TextIO


class Lines:
    """The lines of a stream, its end as an empty one."""

    def __init__(self, stream: TextIO) -> None:
        """Takes over the stream: nobody else may read from it."""
        self._stream = stream
        self._held = b""
        self._ended = False

    async def next(self) -> str:
        """The next line with its end; empty when there is none left."""
        while b"\n" not in self._held and not self._ended:
            try:
                await self._more()
            except (io.UnsupportedOperation, PermissionError):  # no file, or one that never makes anyone wait
                return self._stream.readline()
        line, end, self._held = self._held.partition(b"\n")
        return (line + end).decode(self._stream.encoding or "utf-8", "replace")

    async def _more(self) -> None:
        number, loop = self._stream.fileno(), asyncio.get_running_loop()
        ready = asyncio.Event()
        loop.add_reader(number, ready.set)
        try:
            await ready.wait()
        finally:
            loop.remove_reader(number)
        read = os.read(number, 65536)
        self._held += read
        self._ended = not read
