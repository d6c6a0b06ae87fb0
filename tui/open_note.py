"""A note that is open: its parts as they stand in the file, its pages of the book, what the reader changes."""

import re
from pathlib import Path

from probatum.workflows.reading import NotePart, Page, pages_of, parts_of, replace, tick

VERIFIED = re.compile(r'^verified: *"?(?P<told>[^"\n]+)', re.MULTILINE)


class OpenNote:
    """Reads the file again after each change: an editor elsewhere may have changed it too."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts: tuple[NotePart, ...] = ()
        self.pages: dict[str, Page] = {}
        """By their anchors."""
        self.byline = ""
        """Chapter, pages and book, where the note's title says no more than that."""
        self.verified = ""
        """What came of its trials, in the words of its properties."""
        self._stamp = 0

    def read(self) -> None:
        """Takes what stands in the file. Raises SourceError."""
        self._stamp = self._changed()
        self.parts = parts_of(self.path)
        self.pages = {page.anchor: page for part in self.parts for page in pages_of(part)}
        found = VERIFIED.search(self.path.read_text("utf-8"))
        self.verified = found["told"] if found else ""
        first = self.parts[:1]
        said = first[0].text.split("\n")[1:] if first and first[0].level == 1 else []
        if len(lines := [line for line in said if line.strip()]) == 1:
            self.byline = lines[0].replace("*", "")
            self.parts = self.parts[1:]

    @property
    def stale(self) -> bool:
        """True when the file has changed since it was read: an editor or another window has written it."""
        return self._changed() != self._stamp

    def _changed(self) -> int:
        """When it was written, in nanoseconds; 0 where it is gone."""
        try:
            return self.path.stat().st_mtime_ns
        except OSError:
            return 0

    def place_of(self, heading: str) -> int:
        """Place of the part with this heading; without it, that of the first part that was written for reading."""
        places = {part.heading: i for i, part in reversed(list(enumerate(self.parts)))}
        first = next((i for i, part in enumerate(self.parts) if part.level > 1 and not pages_of(part)), 0)
        return places.get(heading, first)

    def part_at(self, heading: str) -> int | None:
        """Place of the part that a link leads to; None when there is none."""
        return next((i for i, part in enumerate(self.parts) if part.heading == heading), None)

    def tick(self, place: int, line: int) -> bool:
        """Turns the box on a line of a part; True when it is now ticked. Raises SourceError, ProbatumError."""
        ticked = tick(self.path, self.parts[place], line)
        self.read()
        return ticked

    def replace(self, place: int, text: str) -> None:
        """Puts the reader's words in the place of a part. Raises SourceError when it was changed meanwhile."""
        replace(self.path, self.parts[place], text)
        self.read()
