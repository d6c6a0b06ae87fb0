"""The shelf as a tree: books, and under each its chapters with where the reader stands."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from rich.text import Text
from textual import on
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from probatum.tui.standing_words import standing_of

if TYPE_CHECKING:
    from probatum.book import Book, OutlineEntry
    from probatum.workflows.library import Shelved
    from probatum.workflows.overview import ChapterStanding, Overview

Key = tuple[str, str, str]
"""A chapter by its book, number and title; a book by its hash alone."""
STATE = 54
"""Columns kept for the state of a chapter."""
NAME = (24, 64)
"""Fewest and most columns for its name."""
BAR = 10


class BookTree(Tree["Shelved"]):
    """Keeps the cursor on the chapter where it was, whatever is planted anew."""

    DEFAULT_CSS = "BookTree { height: 1fr; padding: 1 1; background: transparent; }"

    def __init__(self) -> None:
        super().__init__("Books", id="books")
        self.show_root = False
        self.guide_depth = 2
        self._at: Key | None = None
        self._new = ""
        self._books: dict[int, Book] = {}

    def book_of(self, branch: "TreeNode[Shelved] | None") -> "Book | None":
        """The book that a branch stands for."""
        return self._books.get(branch.id) if branch else None

    def turn_to(self, book: "Book") -> None:
        """The cursor goes to this book when the shelf is planted next: it has just come."""
        self._new = book.sha256

    def grow(self, seen: "Overview", words: list[str]) -> bool:
        """Plants the chapters whose titles hold all words; False when there are none."""
        from probatum.workflows.library import chapters_of

        self.clear()
        room = max(NAME[0], min(NAME[1], self.app.size.width - STATE))
        met: dict[str, list[ChapterStanding]] = defaultdict(list)
        for standing in seen.chapters:
            met[standing.chapter.sha256].append(standing)
        leaves: list[TreeNode[Shelved]] = []
        for book in seen.books:
            title, entries = book.title or book.file, chapters_of(book)
            chapters = [
                (shelved, known)
                for shelved, known in _chapters(book, entries, met[book.sha256])
                if all(word in f"{title} {shelved.entry.name}".lower() for word in words)
            ]
            if words and not chapters:
                continue
            branch = self.root.add(Text(title, "bold"), expand=True)
            self._books[branch.id] = book
            numbered = any(entry.number for entry in entries)
            for shelved, known in chapters:
                aside = numbered and known is None and not shelved.entry.number
                leaves.append(branch.add_leaf(_label(shelved.entry, known, room, aside=aside), shelved))
            if not branch.children:
                branch.add_leaf(Text("No table of contents: c chooses pages", "dim"))
        self.call_after_refresh(self.move_cursor, self._here(leaves, seen))
        return bool(self.root.children)

    def _here(self, leaves: "list[TreeNode[Shelved]]", seen: "Overview") -> "TreeNode[Shelved] | None":
        """A book that is new; else where the cursor was; else the chapter met last; else the first."""
        latest = seen.chapters[0].chapter.chapter if seen.chapters else ""
        branches = [(branch, self._books[branch.id].sha256) for branch in self.root.children]
        data = [(leaf, leaf.data) for leaf in leaves if leaf.data is not None]
        new, self._new = self._new, ""
        found = (
            *_best([(leaf, shelved) for leaf, shelved in data if shelved.book.sha256 == new]),
            *(branch for branch, sha256 in branches if sha256 == new),
            *(leaf for leaf, shelved in data if _key(shelved) == self._at),
            *(branch for branch, sha256 in branches if (sha256, "", "") == self._at),
            *(leaf for leaf, shelved in data if latest and shelved.chapter == latest),
            *_best(data),
        )
        return next(iter(found), None)

    @on(Tree.NodeHighlighted)
    def _remember(self, event: "Tree.NodeHighlighted[Shelved]") -> None:
        if event.node.data is not None:
            self._at = _key(event.node.data)
        elif book := self.book_of(event.node):
            self._at = (book.sha256, "", "")


def _best(leaves: "list[tuple[TreeNode[Shelved], Shelved]]") -> "list[TreeNode[Shelved]]":
    """Those with a number first: nobody begins at a preface."""
    return [leaf for leaf, shelved in sorted(leaves, key=lambda found: not found[1].entry.number)]


def _key(shelved: "Shelved") -> Key:
    return shelved.book.sha256, shelved.entry.number, shelved.entry.title


def _chapters(
    book: "Book", entries: "Sequence[OutlineEntry]", met: "list[ChapterStanding]"
) -> "Iterator[tuple[Shelved, ChapterStanding | None]]":
    """The outline's chapters, then what was read beside them: pages that were chosen."""
    from probatum.book import Label, OutlineEntry, PdfPage
    from probatum.workflows.library import Shelved, stands_at

    for entry in entries:
        known = next((c for c in met if stands_at(entry, c.chapter)), None)
        yield Shelved(book, entry, known.chapter.chapter if known else ""), known
    for known in met:
        chapter = known.chapter
        if not any(stands_at(entry, chapter) for entry in entries):
            own = OutlineEntry(level=1, title=chapter.title, number=chapter.number, page=PdfPage(1), label=Label(""))
            yield Shelved(book, own, chapter.chapter, chapter.pages), known


def _label(entry: "OutlineEntry", known: "ChapterStanding | None", room: int, *, aside: bool) -> Text:
    """Title and state in columns; ``aside`` is what stands around the numbered chapters: preface, index."""
    name = f"{entry.number:>2} {entry.title}" if entry.number else f"{'   ' if aside else ''}{entry.title}"
    if len(name) > room:
        name = f"{name[: room - 1]}…"
    name = set_cell_size(name, room)
    if known is None:
        return Text(name, "dim") if aside else Text.assemble(name, ("  unread", "dim"))
    return Text.assemble((name, "bold"), "  ", standing_of(known, BAR))
