"""One of a box's two output streams, read without ever waiting."""

import os


class Output:
    """One of the two streams: counts all, keeps the beginning."""

    def __init__(self, fd: int, keep: int) -> None:
        os.set_blocking(fd, False)
        self.fd, self._keep, self.total, self.kept = fd, keep, 0, bytearray()

    def take(self) -> bool:
        """Reads what is there, up to a bite; False when there is nothing."""
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
