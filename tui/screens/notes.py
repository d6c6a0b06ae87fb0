"""Reading notes: parts at the side, one part at a time, tasks to tick, proofs and pages a key away."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Literal

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Markdown, OptionList

from probatum.configs.settings import Settings
from probatum.errors import ProbatumError
from probatum.tui.elsewhere import open_elsewhere
from probatum.tui.engine import Engine
from probatum.tui.note_text import cited_in, proof_as_markdown, trial_as_markdown
from probatum.tui.open_note import OpenNote
from probatum.tui.screens.choosing import ChooseScreen
from probatum.tui.screens.peek import PeekScreen
from probatum.tui.widgets.crumb import Crumb
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.note_list import NoteTask
from probatum.tui.widgets.note_markdown import NoteFence
from probatum.tui.widgets.note_page import NotePage
from probatum.tui.widgets.part_editor import PartEditor
from probatum.tui.widgets.part_list import PartList
from probatum.workflows.reading import NotePart, number_before, pictures_in, trial_of
from probatum.workflows.rerunning import run_again

PARTS = Binding.Group("Parts", compact=True)
Next = Literal["", "quiz", "tutor"]
"""What the reader does when they leave a note."""


class NotesScreen(Screen[Next]):
    """One note; only the part at hand is drawn, for a whole log takes seconds."""

    CSS_PATH = "notes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read_on", "Read on"),
        Binding("j,right_square_bracket", "step(1)", "Next part", key_display="j", group=PARTS),
        Binding("k,left_square_bracket", "step(-1)", "Part before", key_display="k", group=PARTS),
        Binding("g", "page", "Page"),
        Binding("r", "run", "Run"),
        Binding("v", "proof", "Proof"),
        Binding("y", "copy", "Copy"),
        Binding("e", "edit", "Edit"),
        Binding("z", "leave('quiz')", "Quiz"),
        Binding("u", "leave('tutor')", "Tutor", show=False),
        Binding("x", "task", "To the tasks", show=False),
        Binding("o", "picture", "Picture", show=False),
        Binding("b", "book", "Open the book", show=False),
        Binding("O", "open", "Open the note elsewhere", show=False),
        Binding("pagedown", "scroll(1)", "Page down", show=False),
        Binding("pageup", "scroll(-1)", "Page up", show=False),
        Binding("escape", "leave('')", "Leave"),
    ]

    crumb = getters.query_one(Crumb)
    parts = getters.query_one("#parts", PartList)
    page = getters.query_one(NotePage)

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
        self.note = OpenNote(path)
        self._settings = settings
        self._engine = engine
        self._book = book
        self._at = at
        self._on_turn = on_turn
        self._shown = 0

    def compose(self) -> ComposeResult:
        """Parts at the left, the page at the right."""
        yield Crumb(self.note.path.stem)
        with Horizontal():
            yield PartList(id="parts")
            yield NotePage(self.note.path.parent)
        yield KeyLine()

    def on_mount(self) -> None:
        """Reads the note, and opens it where it was left."""
        try:
            self.note.read()
        except ProbatumError as error:
            self._tell(error)
            return
        self.crumb.tell(self.note.byline or None, self.note.verified)
        self.parts.show(self.note.parts, self.note.place_of(self._at))
        self.parts.focus()

    @property
    def part(self) -> NotePart:
        """What is being read."""
        return self.note.parts[self._shown]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but writing while the reader writes, and nothing at all in a note that could not be read."""
        own = action in {"leave", "show_keys", "quit"}
        return own or (bool(self.note.parts) and not self.page.editor.display)

    @on(OptionList.OptionHighlighted, "#parts")
    def _turn(self, event: OptionList.OptionHighlighted) -> None:
        self._shown = event.option_index
        self._on_turn(self.part.heading)
        self._show()

    @work(group="look")
    async def _show(self) -> None:
        await self.page.show(self.part)

    def action_step(self, by: int) -> None:
        """The next or previous part."""
        self.parts.highlighted = (self._shown + by) % len(self.note.parts)

    def action_scroll(self, by: int) -> None:
        """The text a page further or back."""
        self.page.scroll_on(by)

    def action_read_on(self) -> None:
        """A page further; at the end of a part, the next part."""
        if not self.page.scroll_on(1) and self._shown + 1 < len(self.note.parts):
            self.action_step(1)

    @on(NoteTask.Ticked)
    def _tick(self, event: NoteTask.Ticked) -> None:
        try:
            event.task.tick(self.note.tick(self._shown, event.task.line))
        except ProbatumError as error:
            self._tell(error)

    def action_task(self) -> None:
        """The cursor to the first task of the part; Space ticks it, Tab goes on to the next."""
        if task := self.page.first_task:
            task.focus()
        else:
            self.notify("This part sets no tasks.")

    @on(Markdown.LinkClicked)
    def _follow(self, event: Markdown.LinkClicked) -> None:
        kind, _, target = event.href.partition(":")
        name, _, anchor = (target if kind == "note" else event.href).partition("#")
        if kind == "picture":
            self._open(self.note.path.parent / target)
        elif event.href.startswith(("http://", "https://")):
            self.app.open_url(event.href)
        elif anchor and not name:
            self._go(anchor.removeprefix("^"))
        else:
            self.notify(f"{name or event.href} lies outside this note; O opens the note elsewhere.", markup=False)

    def _go(self, anchor: str) -> None:
        """A page of the book beside the reading; else the part that has this heading."""
        if page := self.note.pages.get(anchor):
            self.app.push_screen(PeekScreen(page.text, self.note.path.parent))
        elif (place := self.note.part_at(anchor)) is not None:
            self.parts.highlighted = place
        else:
            self.notify(f"This note has no place called {anchor}.", markup=False)

    @work
    async def action_page(self) -> None:
        """The text of a page that this part rests on."""
        anchors = [anchor for anchor in cited_in(self.part.text) if anchor in self.note.pages]
        chosen = await self._which("Pages behind this part", [self.note.pages[anchor].title for anchor in anchors])
        if chosen is not None:
            self._go(anchors[chosen])

    @work
    async def action_picture(self) -> None:
        """A picture of this part, in the program that the system has for it."""
        found = pictures_in(self.part, self.note.path)
        chosen = await self._which("Pictures of this part", [caption for caption, _ in found])
        if chosen is not None:
            self._open(found[chosen][1])

    async def _which(self, title: str, things: list[str]) -> int | None:
        if len(things) > 1:
            return await self.app.push_screen_wait(ChooseScreen(title, things))
        if not things:
            self.notify(f"{title}: there are none.", markup=False)
        return 0 if things else None

    def action_proof(self) -> None:
        """What came of a block's trial; without code, the part where all trials stand."""
        block = self.page.code
        number = number_before(self.part, block.source_range[0]) if block else ""
        trial = trial_of(self.note.parts, number) if number else ()
        if trial:
            self.app.push_screen(PeekScreen(trial_as_markdown(trial)))
        else:
            self.parts.highlighted = len(self.note.parts) - 1

    @work(exclusive=True, group="run")
    async def action_run(self) -> None:
        """Runs the block again, with what stands above it."""
        block = self.page.code
        if block is None:
            self.notify("This part holds no code.")
            return
        line = self.part.line + block.source_range[0] + 1
        self.notify("Running ...", timeout=2)
        try:
            proof = await self._engine.run(lambda: run_again(self.note.path, line, self._settings))
        except ProbatumError as error:
            self._tell(error)
            return
        self.app.push_screen(PeekScreen(proof_as_markdown(proof)))

    def action_copy(self) -> None:
        """Copies the block that Tab has reached, else the part (OSC 52, which reaches through SSH and tmux)."""
        block = self.focused if isinstance(self.focused, NoteFence) else None
        self.app.copy_to_clipboard(block.code if block else self.part.text)
        self.notify("Copied this block." if block else "Copied this part; Tab goes to a block of code.")

    def action_edit(self) -> None:
        """Edits the part in place: your own words, your own code."""
        self.page.edit(self.part)
        self.refresh_bindings()

    @on(PartEditor.Saved)
    def _save(self, event: PartEditor.Saved) -> None:
        try:
            self.note.replace(self._shown, event.text)
        except ProbatumError as error:
            self._tell(error)
            return
        self._leave_editor()
        self.parts.show(self.note.parts, min(self._shown, len(self.note.parts) - 1))
        self.notify("Saved. A new run of this chapter keeps it.")

    @on(PartEditor.Left)
    def _leave_editor(self) -> None:
        self.page.leave_editor()
        self.refresh_bindings()
        self.parts.focus()
        self._show()

    def action_open(self) -> None:
        """Opens the note in whatever the system opens Markdown with."""
        self._open(self.note.path)

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

    def action_leave(self, then: Next) -> None:
        """Back to where the reader came from, or on to a quiz or the tutor."""
        self.dismiss(then)
