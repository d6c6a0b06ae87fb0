"""The desk that the agents share: what messages name by id lies here."""

from dataclasses import dataclass, field

from probatum.book import Book, Chapter
from probatum.notes import Draft, Plan, SectionNotes
from probatum.proof import Proof
from probatum.quiz import Bank


@dataclass
class Desk:
    """The work in hand, by chapter id; sections keep the order of the chapter."""

    known: dict[str, str] = field(default_factory=dict)
    """Mastered concepts, id to name."""
    books: dict[str, Book] = field(default_factory=dict)
    chapters: dict[str, Chapter] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    sections: dict[str, dict[str, SectionNotes]] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    proofs: dict[str, dict[str, Proof]] = field(default_factory=dict)
    """By chapter, then by subject."""
    banks: dict[str, Bank] = field(default_factory=dict)

    def place(self, book: Book, chapter: Chapter) -> None:
        """Lays a chapter that was read on the desk."""
        self.books[chapter.id] = book
        self.chapters[chapter.id] = chapter
        self.sections[chapter.id] = {}
        self.proofs[chapter.id] = {}

    def written(self, chapter_id: str) -> tuple[SectionNotes, ...]:
        """The notes that are there, in the order of the chapter."""
        notes = self.sections[chapter_id]
        return tuple(notes[section.id] for section in self.chapters[chapter_id].sections if section.id in notes)
