"""The library: books and their chapters, where you stand in each, and one key to go on."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, Static, Tree
from textual.widgets.tree import TreeNode

from probatum.errors import ProbatumError
from probatum.tui.drawing import bar
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.places import Places

if TYPE_CHECKING:
    from probatum.book import OutlineEntry
    from probatum.tui.app import ProbatumApp
    from probatum.workflows.library import Shelved
    from probatum.workflows.overview import ChapterStanding, Overview

Key = tuple[str, str, str]
"""A chapter by its book, number and title."""


class LibraryScreen(Screen[None]):
    """A tree: books, and under each its chapters."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "#books"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Notes", priority=True),
        Binding("z", "quiz", "Quiz"),
        Binding("u", "tutor", "Tutor"),
        Binding("a", "add", "Add a book"),
        Binding("m", "make", "Make notes again", show=False),
        Binding("slash", "search", "Search"),
        Binding("escape", "all", "All titles", show=False),
    ]

    books: getters.query_one[Tree["Shelved"]] = getters.query_one("#books", Tree)
    search = getters.query_one("#search", Input)
    empty = getters.query_one("#empty", Static)

    def __init__(self) -> None:
        super().__init__()
        self._at: Key | None = None

    def compose(self) -> ComposeResult:
        """Search above, the tree below."""
        yield Places("library")
        yield Input(placeholder="Titles with these words; Enter to choose, Escape for all", id="search")
        tree: Tree[Shelved] = Tree("Books", id="books")
        tree.show_root = False
        tree.guide_depth = 2
        yield tree
        yield Static("", id="empty", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """The search appears when it is wanted."""
        self.search.display = False

    def on_screen_resume(self) -> None:
        """Looks again each time the screen is shown."""
        self._fill()

    def refill(self) -> None:
        """Looks again: a book has come."""
        self._fill()

    @work(exclusive=True, group="look")
    async def _fill(self) -> None:
        try:
            seen = await cast("ProbatumApp", self.app).look()
        except ProbatumError as error:
            self._say(f"{error.message}\n{error.hint}")
            return
        found = self._grow(seen, self.search.value.lower().split())
        if not seen.books:
            self._say("No book yet. Press a to add one; the sample book is offered there.")
        elif not found:
            self._say("No title holds these words.")
        else:
            self.empty.display, self.books.display = False, True
            if not self.search.has_focus:
                self.books.focus()
            self.call_after_refresh(self.books.move_cursor, self._line_of(found, seen))

    def _line_of(self, leaves: "dict[Key, TreeNode[Shelved]]", seen: "Overview") -> "TreeNode[Shelved] | None":
        """Where the reader was, else the chapter met last, else the first."""
        here = self._at or _latest(seen)
        return (leaves.get(here) if here else None) or first_of(leaves)

    def _say(self, text: str) -> None:
        self.empty.display, self.books.display = True, False
        self.empty.update(text)

    def _grow(self, seen: "Overview", words: list[str]) -> "dict[Key, TreeNode[Shelved]]":
        """Plants the tree anew; its leaves, by what they are."""
        from probatum.workflows.library import Shelved, chapters_of

        self.books.clear()
        standing = {(c.chapter.sha256, c.chapter.number, c.chapter.title): c for c in seen.chapters}
        leaves: dict[Key, TreeNode[Shelved]] = {}
        for book in seen.books:
            title, entries = book.title or Path(book.path).name, chapters_of(book)
            fitting = [e for e in entries if all(w in f"{title} {e.number} {e.title}".lower() for w in words)]
            if words and not fitting:
                continue
            branch = self.books.root.add(Text(title, "bold"), expand=True)
            numbered = any(entry.number for entry in entries)
            for entry in fitting:
                key = (book.sha256, entry.number, entry.title)
                known = standing.get(key)
                shelved = Shelved(book, entry, known.chapter.chapter if known else "")
                leaves[key] = branch.add_leaf(_label(entry, known, aside=numbered and not entry.number), shelved)
        return leaves

    @on(Tree.NodeHighlighted, "#books")
    def _remember(self, event: "Tree.NodeHighlighted[Shelved]") -> None:
        if event.node.data is not None:
            entry = event.node.data.entry
            self._at = (event.node.data.book.sha256, entry.number, entry.title)

    @on(Tree.NodeSelected, "#books")
    def _click(self, event: "Tree.NodeSelected[Shelved]") -> None:
        if event.node.data is not None:
            self.action_open()

    def _chosen(self) -> "Shelved | None":
        node = self.books.cursor_node
        if node is None or node.data is None:
            self.notify("Choose a chapter first.")
            return None
        return node.data

    @work
    async def action_open(self) -> None:
        """The chapter's notes; they are made when there are none. A book opens or closes."""
        if self.focused is self.search:
            self.books.focus()
        elif self.books.cursor_node is not None and self.books.cursor_node.data is None:
            self.books.cursor_node.toggle()
        elif chosen := self._chosen():
            from probatum.tui.flows import read_notes

            await read_notes(cast("ProbatumApp", self.app), chosen)

    @work
    async def action_make(self) -> None:
        """Makes the chapter's notes again; what you wrote in them stays."""
        if chosen := self._chosen():
            from probatum.tui.flows import make_notes

            await make_notes(cast("ProbatumApp", self.app), chosen)

    @work
    async def action_quiz(self) -> None:
        """A quiz on the chapter."""
        if (chosen := self._chosen()) and chosen.chapter:
            from probatum.tui.flows import take_quiz

            await take_quiz(cast("ProbatumApp", self.app), chosen.chapter)
        elif chosen:
            self.notify("Its notes come first: Enter makes them, and its questions with them.")

    @work
    async def action_tutor(self) -> None:
        """A session with the tutor on the chapter."""
        if chosen := self._chosen():
            from probatum.tui.flows import study

            await study(cast("ProbatumApp", self.app), chosen)

    @work
    async def action_add(self) -> None:
        """Asks for a book and adds it."""
        from probatum.tui.flows import add_from_disk

        await add_from_disk(cast("ProbatumApp", self.app))

    def action_search(self) -> None:
        """Shows the search."""
        self.search.display = True
        self.search.focus()

    def action_all(self) -> None:
        """Ends the search."""
        self.search.value = ""
        self.search.display = False
        self.books.focus()

    @on(Input.Changed, "#search")
    def _filter(self) -> None:
        if self.is_current:
            self._fill()


def _latest(seen: "Overview") -> Key | None:
    """The chapter met last."""
    met = next((c.chapter for c in seen.chapters), None)
    return (met.sha256, met.number, met.title) if met else None


def first_of(leaves: "dict[Key, TreeNode[Shelved]]") -> "TreeNode[Shelved] | None":
    """The first chapter that has a number, else the first of all: nobody begins with a table of contents."""
    return next((leaf for (_, number, _), leaf in leaves.items() if number), next(iter(leaves.values()), None))


def _label(entry: "OutlineEntry", known: "ChapterStanding | None", *, aside: bool) -> Text:
    """Title and state; ``aside`` is what stands around the numbered chapters: preface, index."""
    name = f"{entry.number:>2} {entry.title}" if entry.number else f"{'   ' if aside else ''}{entry.title}"
    if known is None:
        return Text(name, "dim") if aside else Text.assemble(name, ("  unread", "dim"))
    quiz = "no quiz yet" if known.quiz_score is None else f"quiz {known.quiz_score:.0%}"
    return Text.assemble((name, "bold"), (f"  notes · {quiz} · ", "dim"), f"{bar(known.shown, 10)} {known.shown:.0%}")
