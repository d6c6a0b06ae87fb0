"""A box's two output streams, read without ever waiting."""

import os
from collections.abc import Iterator


class Stream:
    """One of the two streams: counts all, keeps the beginning."""

    def __init__(self, fd: int, keep: int) -> None:
        os.set_blocking(fd, False)
        self.fd, self._keep, self.total, self.kept = fd, keep, 0, bytearray()
        self._closed = False

    def take(self) -> bool:
        """Reads what is there, up to a bite; False when there is nothing."""
        if self._closed:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except (BlockingIOError, OSError):
            return False
        self.total += len(data)
        self.kept += data[: self._keep - len(self.kept)]
        return bool(data)

    def flush(self) -> str:
        """What was kept, as text; begins anew."""
        text = self.kept.decode("utf-8", "replace")
        self.total, self.kept = 0, bytearray()
        return text

    def close(self) -> None:
        """Reads no more: the number of a file that is closed is soon that of another."""
        self._closed = True


class Streams:
    """Both streams, standard output first."""

    def __init__(self, fds: tuple[int, int], keep: int, flood: int) -> None:
        """``keep`` is how much of each is kept, ``flood`` how much is too much, in bytes."""
        self._keep, self._flood = keep, flood
        self._both = tuple(Stream(fd, keep) for fd in fds)

    def __iter__(self) -> Iterator[Stream]:
        return iter(self._both)

    @property
    def truncated(self) -> bool:
        """True when more came than was kept."""
        return any(stream.total > self._keep for stream in self._both)

    def floods(self, stream: Stream) -> bool:
        """True when more came through one of them than is worth reading."""
        return stream.total > self._flood

    def drain(self) -> None:
        """Reads all that is there, short of a flood."""
        for stream in self._both:
            while not self.floods(stream) and stream.take():
                pass

    def flush(self) -> tuple[str, ...]:
        """What was kept of each, as text; begins anew."""
        return tuple(stream.flush() for stream in self._both)

    def close(self) -> None:
        """Reads no more; what was kept stays."""
        for stream in self._both:
            stream.close()
