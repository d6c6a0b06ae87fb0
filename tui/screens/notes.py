"""Reading notes: parts at the side, one part at a time, tasks to tick, proofs and pages a key away."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Literal

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Markdown, OptionList

from probatum.configs.settings import Settings
from probatum.errors import ProbatumError
from probatum.tui.engine import Engine
from probatum.tui.note_links import NoteLinks
from probatum.tui.note_trials import NoteTrials
from probatum.tui.open_note import OpenNote
from probatum.tui.telling import tell
from probatum.tui.widgets.crumb import Crumb
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.note.list import NoteTask
from probatum.tui.widgets.note.markdown import NoteFence
from probatum.tui.widgets.note.page import NotePage
from probatum.tui.widgets.part_editor import PartEditor
from probatum.tui.widgets.part_list import PartList
from probatum.workflows.reading import NotePart

PARTS = Binding.Group("Parts", compact=True)
Next = Literal["", "quiz", "tutor"]
"""What the reader does when they leave a note."""


class NotesScreen(Screen[Next]):
    """One note; only the part at hand is drawn, for a whole log takes seconds."""

    CSS_PATH = "notes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read_on", "Read on"),
        Binding(
            "j,right_square_bracket", "step(1)", "Next part", key_display="j", group=PARTS, tooltip="The part below."
        ),
        Binding(
            "k,left_square_bracket", "step(-1)", "Part before", key_display="k", group=PARTS, tooltip="The part above."
        ),
        Binding("g", "page", "Page"),
        Binding("r", "run", "Run"),
        Binding("v", "proof", "Proof"),
        Binding("y", "copy", "Copy"),
        Binding("e", "edit", "Edit"),
        Binding("z", "leave('quiz')", "Quiz", tooltip="Questions on this chapter."),
        Binding("u", "leave('tutor')", "Tutor", show=False, tooltip="Talk this chapter over."),
        Binding("x", "task", "To the tasks", show=False),
        Binding("o", "picture", "Picture", show=False),
        Binding("b", "book", "Open the book", show=False),
        Binding("O", "open", "Open the note elsewhere", show=False),
        Binding("pagedown", "scroll(1)", "Text down", show=False, tooltip="A page further within this part."),
        Binding("pageup", "scroll(-1)", "Text up", show=False, tooltip="A page back within this part."),
        Binding("escape", "leave('')", "Leave", tooltip="Back; the place is kept."),
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
        self.links = NoteLinks(self.app, self.note, self._turn_to)
        self.trials = NoteTrials(self.app, self.note, self._settings, self._engine)
        try:
            self.note.read()
        except ProbatumError as error:
            tell(self.app, error)
            return
        self.crumb.tell(self.note.byline or None, self.note.verified)
        self.parts.show(self.note.parts, self.note.place_of(self._at))
        self.parts.focus()

    @on(events.AppFocus)
    @on(events.ScreenResume)
    def _look_again(self) -> None:
        """Takes up what was written elsewhere while the reader was away."""
        if self.note.parts and self.note.stale and not self.page.editor.display:
            self._reread()

    def _reread(self) -> None:
        """Shows the note as it now is, at the part that was being read."""
        at = self.part.heading
        try:
            self.note.read()
        except ProbatumError as error:
            tell(self.app, error)
            return
        self.parts.show(self.note.parts, self.note.place_of(at))
        self._show()

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
        self._turn_to(event.option_index)

    def _turn_to(self, place: int) -> None:
        if place != self.parts.highlighted:
            self.parts.highlighted = place  # which comes back here
            return
        self._shown = place
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
        """Down the text; at its end, the next part."""
        if not self.page.scroll_on(1) and self._shown + 1 < len(self.note.parts):
            self.action_step(1)

    @on(NoteTask.Ticked)
    def _tick(self, event: NoteTask.Ticked) -> None:
        try:
            event.task.tick(self.note.tick(self._shown, event.task.line))
        except ProbatumError as error:
            tell(self.app, error)
            self._look_again()
        else:
            self.parts.mark(self._shown, self.part)

    def action_task(self) -> None:
        """Goes to the first task here: Space ticks it, Tab goes on."""
        if task := self.page.first_task:
            task.focus()
        else:
            self.notify("This part sets no tasks.")

    @on(Markdown.LinkClicked)
    def _follow(self, event: Markdown.LinkClicked) -> None:
        self.links.follow(event.href)

    @work
    async def action_page(self) -> None:
        """A page of the book that this part rests on."""
        await self.links.page(self.part)

    @work
    async def action_picture(self) -> None:
        """Opens a picture of this part in the system's viewer."""
        await self.links.picture(self.part)

    def action_proof(self) -> None:
        """How the code that Tab reached was tried, what came of it, and the page it comes from."""
        block = self.page.code
        if block is None or not self.trials.prove(self.part, block.source_range[0]):
            self.parts.highlighted = len(self.note.parts) - 1

    @work(exclusive=True, group="run")
    async def action_run(self) -> None:
        """Runs the code that Tab reached again, with what stands above it."""
        if block := self.page.code:
            await self.trials.run(self.part, block.source_range[0])
        else:
            self.notify("This part holds no code.")

    def action_copy(self) -> None:
        """The code that Tab reached, else the part, to the clipboard."""
        block = self.focused if isinstance(self.focused, NoteFence) else None
        self.app.copy_to_clipboard(block.code if block else self.part.text)
        self.notify("Copied this block." if block else "Copied this part; Tab goes to a block of code.")

    def action_edit(self) -> None:
        """Write in this part: a new run keeps your words."""
        self.page.edit(self.part)
        self.refresh_bindings()

    @on(PartEditor.Saved)
    def _save(self, event: PartEditor.Saved) -> None:
        try:
            self.note.replace(self._shown, event.text)
        except ProbatumError as error:
            tell(self.app, error)
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
        self._look_again()

    def action_open(self) -> None:
        """Opens the note in the system's editor, Obsidian for one."""
        self.links.open(self.note.path)

    def action_book(self) -> None:
        """Opens the PDF in the system's viewer."""
        if self._book is not None:
            self.links.open(self._book)

    def action_leave(self, then: Next) -> None:
        """Back to where the reader came from, or on to a quiz or the tutor."""
        self.dismiss(then)
