"""The library: books and their chapters, where you stand in each, and one key to go on."""

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from probatum.errors import ProbatumError
from probatum.tui.screens.place import PlaceScreen
from probatum.tui.widgets.book_tree import BookTree
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.places import Places

if TYPE_CHECKING:
    from probatum.book import Book
    from probatum.workflows.library import Shelved


class LibraryScreen(PlaceScreen):
    """A tree: books, and under each its chapters."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "#books"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Notes", priority=True),
        Binding("z", "quiz", "Quiz"),
        Binding("u", "tutor", "Tutor"),
        Binding("a", "add", "Add a book"),
        Binding("c", "pages", "Choose pages", show=False),
        Binding("m", "make", "Make notes again", show=False),
        Binding("slash", "search", "Search"),
        Binding("escape", "all", "All titles", show=False),
    ]

    books = getters.query_one(BookTree)
    search = getters.query_one("#search", Input)
    empty = getters.query_one("#empty", Static)

    def compose(self) -> ComposeResult:
        """Search above, the tree below."""
        yield Places("library")
        yield Input(placeholder="Titles with these words; Enter to choose, Escape for all", id="search")
        yield BookTree()
        yield Static("", id="empty", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """The search appears when it is wanted."""
        self.search.display = False

    def receive(self, book: "Book") -> None:
        """A book has come."""
        self.books.turn_to(book)
        self.look_again()

    async def look(self) -> None:
        """Fills the tree."""
        try:
            seen = await self.probatum.look()
        except ProbatumError as error:
            self._say(f"{error.message}\n{error.hint}")
            return
        found = self.books.grow(seen, self.search.value.lower().split())
        if not seen.books:
            self._say("No book yet. Press a to add one; the sample book is offered there.")
        elif not found:
            self._say("No title holds these words." if self.search.value else "No chapters.")
        else:
            self.empty.display, self.books.display = False, True
            if not self.search.has_focus:
                self.books.focus()

    def _say(self, text: str) -> None:
        self.empty.display, self.books.display = True, False
        self.empty.update(text)

    @on(BookTree.NodeSelected)
    def _click(self, event: "BookTree.NodeSelected[Shelved]") -> None:
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

            await read_notes(self.probatum, chosen)

    @work
    async def action_make(self) -> None:
        """Makes the chapter's notes again; what you wrote in them stays."""
        if chosen := self._chosen():
            from probatum.tui.flows import make_notes

            await make_notes(self.probatum, chosen)

    @work
    async def action_pages(self) -> None:
        """Makes notes of pages of the book that you name: for books without chapters, or for a part of one."""
        node = self.books.cursor_node
        branch = node.parent if node and node.parent and not node.parent.is_root else node
        book = self.books.book_of(branch)
        if book is None:
            self.notify("Choose a book first.")
            return
        from probatum.tui.flows import choose_pages

        await choose_pages(self.probatum, book)

    @work
    async def action_quiz(self) -> None:
        """A quiz on the chapter."""
        if chosen := self._chosen():
            from probatum.tui.flows import quiz_on

            await quiz_on(self.probatum, chosen)

    @work
    async def action_tutor(self) -> None:
        """A session with the tutor on the chapter."""
        if chosen := self._chosen():
            from probatum.tui.flows import study

            await study(self.probatum, chosen)

    @work
    async def action_add(self) -> None:
        """Asks for a book and adds it."""
        from probatum.tui.flows import add_from_disk

        await add_from_disk(self.probatum)

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
            self.look_again()
