"""The shelf as a tree: books, and under each its chapters with where the reader stands."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from rich.text import Text
from textual import on
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from probatum.tui.drawing import bar

if TYPE_CHECKING:
    from probatum.book import Book, OutlineEntry
    from probatum.workflows.library import Shelved
    from probatum.workflows.overview import ChapterStanding, Overview

Key = tuple[str, str, str]
"""A chapter by its book, number and title."""
STATE = 40
"""Columns kept for the state of a chapter."""
NAME = (26, 64)
"""Fewest and most columns for its name."""


class BookTree(Tree["Shelved"]):
    """Keeps the cursor on the chapter where it was, whatever is planted anew."""

    DEFAULT_CSS = "BookTree { height: 1fr; padding: 1 1; background: transparent; }"

    def __init__(self) -> None:
        super().__init__("Books", id="books")
        self.show_root = False
        self.guide_depth = 2
        self._at: Key | None = None
        self._books: dict[int, Book] = {}

    def book_of(self, branch: "TreeNode[Shelved] | None") -> "Book | None":
        """The book that a branch stands for."""
        return self._books.get(branch.id) if branch else None

    def grow(self, seen: "Overview", words: list[str]) -> bool:
        """Plants the chapters whose titles hold all words; False when there are none."""
        from probatum.book import Label, OutlineEntry, PdfPage
        from probatum.workflows.library import Shelved, chapters_of

        self.clear()
        room = max(NAME[0], min(NAME[1], self.app.size.width - STATE))
        standing = {(c.chapter.sha256, c.chapter.number, c.chapter.title): c for c in seen.chapters}
        leaves: dict[Key, TreeNode[Shelved]] = {}
        for book in seen.books:
            title, entries = book.title or Path(book.path).name, chapters_of(book)
            fitting = [e for e in entries if all(w in f"{title} {e.number} {e.title}".lower() for w in words)]
            if words and not fitting:
                continue
            branch = self.root.add(Text(title, "bold"), expand=True)
            self._books[branch.id] = book
            numbered = any(entry.number for entry in entries)
            for entry in fitting:
                key = (book.sha256, entry.number, entry.title)
                known = standing.get(key)
                shelved = Shelved(book, entry, known.chapter.chapter if known else "")
                label = _label(entry, known, room, aside=numbered and not entry.number)
                leaves[key] = branch.add_leaf(label, shelved)
            for known in _beside(book, entries, seen):
                chapter = known.chapter
                entry = OutlineEntry(
                    level=1, title=chapter.title, number=chapter.number, page=PdfPage(1), label=Label("")
                )
                shelved = Shelved(book, entry, chapter.chapter, chapter.pages)
                label = _label(entry, known, room, aside=False)
                leaves[book.sha256, chapter.number, chapter.title] = branch.add_leaf(label, shelved)
            if not branch.children:
                branch.add_leaf(Text("No table of contents: c chooses pages", "dim"))
        here = leaves.get(self._at or _latest(seen) or ("", "", "")) or _first(leaves)
        self.call_after_refresh(self.move_cursor, here)
        return bool(self.root.children)

    @on(Tree.NodeHighlighted)
    def _remember(self, event: "Tree.NodeHighlighted[Shelved]") -> None:
        if event.node.data is not None:
            entry = event.node.data.entry
            self._at = (event.node.data.book.sha256, entry.number, entry.title)


def _beside(book: "Book", entries: "Sequence[OutlineEntry]", seen: "Overview") -> "list[ChapterStanding]":
    """What was read of the book beside its chapters: pages that were chosen."""
    listed = {(entry.number, entry.title) for entry in entries}
    read = (c for c in seen.chapters if c.chapter.sha256 == book.sha256)
    return [c for c in read if (c.chapter.number, c.chapter.title) not in listed]


def _latest(seen: "Overview") -> Key | None:
    """The chapter met last."""
    met = next((c.chapter for c in seen.chapters), None)
    return (met.sha256, met.number, met.title) if met else None


def _first(leaves: "dict[Key, TreeNode[Shelved]]") -> "TreeNode[Shelved] | None":
    """The first chapter that has a number, else the first of all: nobody begins with a table of contents."""
    return next((leaf for (_, number, _), leaf in leaves.items() if number), next(iter(leaves.values()), None))


def _label(entry: "OutlineEntry", known: "ChapterStanding | None", room: int, *, aside: bool) -> Text:
    """Title and state in columns; ``aside`` is what stands around the numbered chapters: preface, index."""
    name = f"{entry.number:>2} {entry.title}" if entry.number else f"{'   ' if aside else ''}{entry.title}"
    if len(name) > room:
        name = f"{name[: room - 1]}…"
    name = set_cell_size(name, room)
    if known is None:
        return Text(name, "dim") if aside else Text.assemble(name, ("  unread", "dim"))
    if known.quiz_score is None:
        return Text.assemble((name, "bold"), f"  notes · {known.questions} questions, no quiz yet")
    return Text.assemble(
        (name, "bold"), f"  {bar(known.shown, 10)} {known.shown:>4.0%}", (f"  last quiz {known.quiz_score:.0%}", "dim")
    )
