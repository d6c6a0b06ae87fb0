"""The library: books and their chapters, where you stand in each, and one key to go on."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Input, Static, Tree
from textual.widgets.tree import TreeNode

from probatum.book import Book, OutlineEntry
from probatum.errors import ProbatumError
from probatum.tui.drawing import bar
from probatum.tui.screens.asking import AskScreen
from probatum.workflows.library import Shelved, add_book, chapters_of, sample_book
from probatum.workflows.overview import ChapterStanding, Overview

if TYPE_CHECKING:
    from probatum.tui.app import ProbatumApp


class LibraryScreen(Screen[None]):
    """A tree: books, and under each its chapters."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Notes", priority=True),
        Binding("z", "quiz", "Quiz"),
        Binding("u", "tutor", "Tutor"),
        Binding("a", "add", "Add a book"),
        Binding("m", "make", "Make notes again"),
        Binding("slash", "search", "Search"),
    ]

    books = getters.query_one("#books", Tree)
    search = getters.query_one("#search", Input)

    def compose(self) -> ComposeResult:
        """Search above, the tree below."""
        yield Static("Library", classes="heading")
        yield Input(placeholder="search titles", id="search")
        tree: Tree[Shelved] = Tree("Books", id="books")
        tree.show_root = False
        yield tree
        yield Static("", id="empty", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """The search appears when it is wanted."""
        self.search.display = False

    def on_screen_resume(self) -> None:
        """Looks again each time the screen is shown."""
        self._fill()

    @work(exclusive=True, group="look")
    async def _fill(self) -> None:
        seen = await cast("ProbatumApp", self.app).look()
        words = self.search.value.lower().split()
        self.books.clear()
        standing = {(c.chapter.sha256, c.chapter.number, c.chapter.title): c for c in seen.chapters}
        for book in seen.books:
            node = self.books.root.add(book.title or Path(book.path).name, expand=True)
            for entry in chapters_of(book):
                if all(word in f"{book.title} {entry.number} {entry.title}".lower() for word in words):
                    known = standing.get((book.sha256, entry.number, entry.title))
                    node.add_leaf(
                        self._label(entry, known), Shelved(book, entry, known.chapter.chapter if known else "")
                    )
        empty = self.query_one("#empty", Static)
        empty.display = not seen.books
        empty.update("No book yet. Press a to add one by its path; the sample book is offered there.")
        self.books.display = bool(seen.books)
        self.books.focus()
        self._select_first(seen)

    def _select_first(self, seen: Overview) -> None:
        if self.books.cursor_line < 0 and seen.books:
            self.books.cursor_line = 0

    def _label(self, entry: OutlineEntry, known: ChapterStanding | None) -> str:
        from textual.markup import escape

        name = escape(f"{entry.number} {entry.title}".strip())
        if known is None:
            return f"{name}  [dim]unread[/]"
        quiz = "no quiz yet" if known.quiz_score is None else f"quiz {known.quiz_score:.0%}"
        return f"{name}  [dim]notes · {quiz} ·[/] {bar(known.shown, 10)} [dim]{known.shown:.0%}[/]"

    def _chosen(self) -> Shelved | None:
        node: TreeNode[Shelved] | None = self.books.cursor_node
        if node is None or node.data is None:
            self.notify("Choose a chapter first.")
            return None
        return node.data

    @work
    async def action_open(self) -> None:
        """The chapter's notes; they are made when there are none. A book opens or closes."""
        from probatum.tui.flows import read_notes

        if self.focused is self.search:
            self.books.focus()
            return
        if self.books.cursor_node is not None and self.books.cursor_node.data is None:
            self.books.cursor_node.toggle()
        elif chosen := self._chosen():
            await read_notes(cast("ProbatumApp", self.app), chosen)

    @work
    async def action_make(self) -> None:
        """Makes the chapter's notes again; what you wrote in them stays."""
        from probatum.tui.flows import make_notes

        if chosen := self._chosen():
            await make_notes(cast("ProbatumApp", self.app), chosen)

    @work
    async def action_quiz(self) -> None:
        """A quiz on the chapter."""
        from probatum.tui.flows import take_quiz

        if (chosen := self._chosen()) and chosen.chapter:
            await take_quiz(cast("ProbatumApp", self.app), chosen.chapter)
        elif chosen:
            self.notify("Make its notes first: Enter.")

    @work
    async def action_tutor(self) -> None:
        """A session with the tutor on the chapter."""
        from probatum.tui.flows import study

        if chosen := self._chosen():
            await study(cast("ProbatumApp", self.app), chosen)

    @work
    async def action_add(self) -> None:
        """Asks for a path and adds the book that lies there."""
        app = cast("ProbatumApp", self.app)
        sample = sample_book()
        path = await app.push_screen_wait(
            AskScreen("Path of a PDF (paste it, or drag the file here)", str(sample) if sample else "")
        )
        if not path:
            return
        try:
            book: Book = await app.engine.run(lambda: add_book(app.record, Path(path.strip("'\" "))))
        except ProbatumError as error:
            self.notify(f"{error.message} {error.hint}", severity="error", timeout=10)
            return
        self.notify(f"Added {book.title}.")
        self._fill()

    def action_search(self) -> None:
        """Shows the search."""
        self.search.display = True
        self.search.focus()

    @on(Input.Changed, "#search")
    def _filter(self) -> None:
        if self.is_current:
            self._fill()
