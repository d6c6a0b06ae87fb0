"""Reading notes: parts at the side, one part at a time, tasks to tick, proofs and pages a key away."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Markdown, OptionList

from probatum.configs.settings import Settings
from probatum.errors import ProbatumError
from probatum.tui.elsewhere import open_elsewhere
from probatum.tui.engine import Engine
from probatum.tui.note_text import cited_in, part_as_shown, proof_as_markdown, trial_as_markdown
from probatum.tui.screens.choosing import ChooseScreen
from probatum.tui.screens.peek import PeekScreen
from probatum.tui.widgets.note_markdown import NoteFence, NoteMarkdown
from probatum.tui.widgets.part_editor import PartEditor
from probatum.tui.widgets.part_list import PartList
from probatum.tui.widgets.task_list import TaskList
from probatum.workflows.reading import (
    NotePart,
    Page,
    number_before,
    pages_of,
    parts_of,
    pictures_in,
    replace,
    tasks_of,
    tick,
    trial_of,
)
from probatum.workflows.rerunning import run_again


class NotesScreen(Screen[None]):
    """One note; only the part at hand is drawn, for a whole log takes seconds."""

    CSS_PATH = "notes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,right_square_bracket", "step(1)", "Next", key_display="j"),
        Binding("k,left_square_bracket", "step(-1)", "Back", key_display="k"),
        Binding("g", "page", "Page"),
        Binding("r", "run", "Run"),
        Binding("v", "proof", "Proof"),
        Binding("y", "copy", "Copy"),
        Binding("o", "picture", "Picture", show=False),
        Binding("e", "edit", "Edit"),
        Binding("b", "book", "Open the book", show=False),
        Binding("O", "open", "Open the note elsewhere", show=False),
        Binding("escape", "back", "Leave"),
    ]

    parts = getters.query_one("#parts", PartList)
    text = getters.query_one("#text", NoteMarkdown)
    tasks = getters.query_one("#tasks", TaskList)
    editor = getters.query_one("#editor", PartEditor)
    page = getters.query_one("#page", VerticalScroll)

    def __init__(
        self,
        path: Path,
        settings: Settings,
        engine: Engine,
        book: Path | None = None,
        *,
        at: str = "",
        on_turn: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._path = path
        self._settings = settings
        self._engine = engine
        self._book = book
        self._at = at
        self._on_turn = on_turn
        self._parts: tuple[NotePart, ...] = ()
        self._pages: dict[str, Page] = {}
        self._shown = 0

    def compose(self) -> ComposeResult:
        """Parts at the left; text, tasks and editor at the right."""
        with Horizontal():
            yield PartList(id="parts")
            with VerticalScroll(id="page", can_focus=False):
                yield NoteMarkdown(id="text")
                yield TaskList(id="tasks")
                yield PartEditor()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Reads the note, and opens it where it was left."""
        if self._read():
            names = [part.heading for part in self._parts]
            first = next((i for i, p in enumerate(self._parts) if p.level > 1 and not pages_of(p)), 0)
            self.parts.show(self._parts, names.index(self._at) if self._at in names else first)
            self.parts.focus()

    def _read(self) -> bool:
        try:
            self._parts = parts_of(self._path)
        except ProbatumError as error:
            self._tell(error)
            return False
        self._pages = {page.anchor: page for part in self._parts for page in pages_of(part)}
        return bool(self._parts)

    @property
    def _part(self) -> NotePart:
        return self._parts[self._shown]

    @on(OptionList.OptionHighlighted, "#parts")
    def _turn(self, event: OptionList.OptionHighlighted) -> None:
        self._shown = event.option_index
        self._on_turn(self._part.heading)
        self._show()

    @work(exclusive=True, group="look")
    async def _show(self) -> None:
        part = self._part
        await self.text.update(part_as_shown(part, pages_of(part)))
        self.tasks.show(part, tasks_of(part))
        self.page.scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#tasks")
    def _tick(self, event: OptionList.OptionSelected) -> None:
        try:
            tick(self._path, self._part, int(event.option_id or 0))
        except ProbatumError as error:
            self._tell(error)
        if self._read():
            self.tasks.show(self._part, tasks_of(self._part))

    @on(Markdown.LinkClicked)
    def _follow(self, event: Markdown.LinkClicked) -> None:
        kind, _, target = event.href.partition(":")
        name, _, anchor = (target if kind == "note" else event.href).partition("#")
        if kind == "picture":
            self._open(self._path.parent / target)
        elif event.href.startswith(("http://", "https://")):
            self.app.open_url(event.href)
        elif anchor and not name:
            self._go(anchor.removeprefix("^"))
        else:
            self.notify(f"{name or event.href} lies outside this note; O opens the note elsewhere.", markup=False)

    def _go(self, anchor: str) -> None:
        """A page of the book beside the reading; else the part that has this heading."""
        if anchor in self._pages:
            self.app.push_screen(PeekScreen(self._pages[anchor].text))
            return
        index = next((i for i, part in enumerate(self._parts) if part.heading == anchor), None)
        if index is None:
            self.notify(f"This note has no place called {anchor}.", markup=False)
        else:
            self.parts.highlighted = index

    def action_step(self, by: int) -> None:
        """The next or previous part."""
        if self._parts:
            self.parts.highlighted = (self._shown + by) % len(self._parts)

    @work
    async def action_page(self) -> None:
        """The text of a page that this part rests on."""
        anchors = [anchor for anchor in cited_in(self._part.text) if anchor in self._pages]
        titles = [self._pages[anchor].title for anchor in anchors]
        chosen = await self._which("Pages behind this part", titles)
        if chosen is None:
            return
        self._go(anchors[chosen])

    @work
    async def action_picture(self) -> None:
        """A picture of this part, in the program that the system has for it."""
        found = pictures_in(self._part, self._path)
        chosen = await self._which("Pictures of this part", [caption for caption, _ in found])
        if chosen is not None:
            self._open(found[chosen][1])

    async def _which(self, title: str, things: list[str]) -> int | None:
        if len(things) > 1:
            return await self.app.push_screen_wait(ChooseScreen(title, things))
        if not things:
            self.notify(f"{title}: there are none.", markup=False)
        return 0 if things else None

    def _code(self) -> NoteFence | None:
        """The block that Tab has reached, else the part's first."""
        if isinstance(self.focused, NoteFence):
            return self.focused
        blocks = self.text.query(NoteFence)
        return blocks.first() if blocks else None

    def action_proof(self) -> None:
        """What came of a block's trial; without code, the part where all trials stand."""
        block = self._code()
        number = number_before(self._part, block.source_range[0]) if block else ""
        trial = trial_of(self._parts, number) if number else ()
        if trial:
            self.app.push_screen(PeekScreen(trial_as_markdown(trial)))
        else:
            self.parts.highlighted = len(self._parts) - 1

    @work(exclusive=True, group="run")
    async def action_run(self) -> None:
        """Runs the block again, with what stands above it."""
        block = self._code()
        if block is None:
            self.notify("This part holds no code.")
            return
        line = self._part.line + block.source_range[0] + 1
        self.notify("Running ...", timeout=2)
        try:
            proof = await self._engine.run(lambda: run_again(self._path, line, self._settings))
        except ProbatumError as error:
            self._tell(error)
            return
        self.app.push_screen(PeekScreen(proof_as_markdown(proof)))

    def action_copy(self) -> None:
        """Copies the block that Tab has reached, else the part (OSC 52, which reaches through SSH and tmux)."""
        block = self.focused if isinstance(self.focused, NoteFence) else None
        self.app.copy_to_clipboard(block.code if block else self._part.text)
        self.notify("Copied this block." if block else "Copied this part; Tab goes to a block of code.")

    def action_edit(self) -> None:
        """Edits the part in place: your own words, your own code."""
        if self._parts:
            self.text.display = self.tasks.display = False
            self.editor.begin(self._part.text)

    @on(PartEditor.Saved)
    def _save(self, event: PartEditor.Saved) -> None:
        try:
            replace(self._path, self._part, event.text)
        except ProbatumError as error:
            self._tell(error)
            return
        self._leave_editor()
        if self._read():
            self.parts.show(self._parts, min(self._shown, len(self._parts) - 1))
        self.notify("Saved. A new run of this chapter keeps it.")

    @on(PartEditor.Left)
    def _leave_editor(self) -> None:
        self.editor.display, self.text.display = False, True
        self.parts.focus()
        self._show()

    def action_open(self) -> None:
        """Opens the note in whatever the system opens Markdown with."""
        self._open(self._path)

    def action_book(self) -> None:
        """Opens the book."""
        if self._book is not None:
            self._open(self._book)

    def _open(self, path: Path) -> None:
        try:
            open_elsewhere(path)
        except ProbatumError as error:
            self._tell(error)

    def _tell(self, error: ProbatumError) -> None:
        self.notify(f"{error.message} {error.hint}".strip(), severity="error", timeout=12, markup=False)

    def action_back(self) -> None:
        """Back to where the reader came from."""
        self.dismiss(None)
