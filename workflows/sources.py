"""Where a session finds what it speaks of: the chapter, and the whole book when the learner asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from probatum.book import Chapter
from probatum.tools.passages import Passage, Passages
from probatum.tools.passages.terms import terms_of
from probatum.tutoring import Turn

GIVEN = 12
"""Passages that the tutor is given with a question."""
OWN = 7
"""Of these, how many are those that answer the learner's own words best."""
RECENT = 3
"""The latest turns that a question goes on from."""
FEWEST_TERMS = 4
"""A shorter message says nothing without what it answers."""


@dataclass
class Sources:
    """The passages of one book, looked through for one session."""

    book: str
    """SHA-256 of the book's file."""
    chapter: Chapter
    passages: Passages
    read_book: Callable[[], Chapter]
    """Reads the whole book and indexes it; called when the learner first asks for it."""
    whole_book: bool = False
    """Whether passages are looked for in the whole book."""
    _whole: Chapter | None = None
    _given: dict[str, Passage] = field(default_factory=dict)

    def find(self, text: str, most: int = 8) -> tuple[Passage, ...]:
        """The best passages for a question, the best first."""
        if self.whole_book and self._whole is None:
            self._whole = self.read_book()
        within = self._whole if self.whole_book and self._whole else self.chapter
        return self.passages.search(text, most, self.book, within.id)

    def given(self, text: str, turns: Sequence[Turn]) -> tuple[Passage, ...]:
        """What a tutor gets with ``text``, the last of ``turns``: passages for its words and for what it goes on from.

        The passages that were cited of late stay, so that an answer can come back to them.
        """
        recent = turns[-RECENT:]
        thread = self.find(" ".join(dict.fromkeys([*(turn.text for turn in recent), text])), GIVEN)
        own = self.find(text, GIVEN) if len(terms_of(text)) >= FEWEST_TERMS else thread
        blocks = dict.fromkeys(citation.block for turn in reversed(recent) for citation in turn.citations)
        cited = [self._given[block] for block in blocks if block in self._given]
        ranked = {passage.block: passage for passage in (*own[:OWN], *cited, *thread, *own)}
        chosen = tuple(ranked.values())[:GIVEN]
        self._given |= {passage.block: passage for passage in chosen}
        return chosen

    def label_of(self, block: str) -> str | None:
        """The printed page of a block; None for one that was not read."""
        chapter = self.chapter_of(block)
        found = chapter.block(block) if chapter else None
        return found.label if found else None

    def chapter_of(self, block: str) -> Chapter | None:
        """The chapter, or the whole book, that holds a block."""
        return next((c for c in (self.chapter, self._whole) if c and c.block(block)), None)
