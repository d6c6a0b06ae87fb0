"""Turns the pieces of a streamed answer into what a reader sees: block ids become pages, action lines vanish.

The code that an ``@run`` asks for stays: the reader sees it where the tutor speaks of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from probatum.tools.citing import ACTION, with_pages


@dataclass
class Showing:
    """Feed it pieces; it gives back what can be shown already and holds back what may still turn out to be a mark."""

    label_of: Callable[[str], str | None]
    """The printed page of a block id; None for a block that does not exist."""
    _held: str = field(default="", init=False)
    _line_begun: bool = field(default=False, init=False)
    _in_code: bool = field(default=False, init=False)

    def feed(self, piece: str) -> str:
        """What can be shown now."""
        self._held += piece
        shown: list[str] = []
        while "\n" in self._held:
            line, self._held = self._held.split("\n", 1)
            shown.append(self._whole(line))
        return "".join(shown) + self._partial()

    def flush(self) -> str:
        """What was still held back when the answer ended."""
        line, self._held = self._held, ""
        return self._whole(line).removesuffix("\n") if line else ""

    def _whole(self, line: str) -> str:
        begun, self._line_begun = self._line_begun, False
        if not begun and line.lstrip().startswith("```"):
            self._in_code = not self._in_code
        elif self._in_code:
            return line + "\n"
        elif not begun and ACTION.fullmatch(line):
            return ""
        return with_pages(line, self.label_of) + "\n"

    def _partial(self) -> str:
        """As much of an unfinished line as is surely text."""
        if self._in_code or (not self._line_begun and self._held.lstrip()[:1] in ("", "@", "`")):
            return ""
        safe = self._held.rfind("[")
        safe = len(self._held) if safe < 0 or "]" in self._held[safe:] else safe
        text, self._held = self._held[:safe], self._held[safe:]
        self._line_begun = self._line_begun or bool(text)
        return with_pages(text, self.label_of)
