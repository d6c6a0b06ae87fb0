"""Notes which line of the cell printed what, so that promises in comments can be compared."""

import io
import sys
from typing import Any

MOST_LINES, MOST_TEXT = 500, 2000


class Listener(io.TextIOWrapper):
    """Standard input on which nobody types; takes the place of ``sys.stdin``."""

    def __init__(self) -> None:
        """Reads from descriptor 0."""
        super().__init__(io.FileIO(0, "r", closefd=False), "utf-8")
        self.asked = False
        sys.stdin = self

    def listen(self) -> None:
        """Begins with another cell."""
        self.asked = False
        sys.stdin = self

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # the wrapper's is final in the stubs
        """Nothing, and that somebody asked."""
        self.asked = True
        return super().readline(size)


class Teller(io.TextIOWrapper):
    """Standard output that also listens; takes the place of ``sys.stdout``."""

    def __init__(self) -> None:
        """Writes through to descriptor 1."""
        super().__init__(io.FileIO(1, "w", closefd=False), "utf-8", "backslashreplace", write_through=True)
        self.heard: dict[int, str] = {}
        self._name = ""
        sys.stdout = self

    def listen(self, name: str) -> None:
        """Begins with the cell of that file name."""
        self.heard, self._name = {}, name
        sys.stdout = self

    def note(self, line: int, text: str) -> None:
        """Remembers a little of what a line showed."""
        told = self.heard.get(line, "")
        if len(self.heard) < MOST_LINES and len(told) < MOST_TEXT:
            self.heard[line] = told + text[:MOST_TEXT]

    def write(self, text: str) -> int:
        """Writes, and notes the innermost line of the cell that asked for it."""
        frame: Any = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename != self._name:
            frame = frame.f_back
        if frame is not None:
            self.note(frame.f_lineno, text)
        return super().write(text)
