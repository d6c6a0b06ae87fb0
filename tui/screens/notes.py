"""Reading notes: parts at the side, one part at a time, with tasks to tick and a place for your own words."""

import subprocess
from pathlib import Path
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Markdown, OptionList, SelectionList, TextArea
from textual.widgets.option_list import Option

from probatum.configs.settings import Settings
from probatum.errors import ProbatumError
from probatum.tui.widgets.note_markdown import NoteMarkdown
from probatum.workflows.reading import NotePart, parts_of, replace, tasks_of, tick


class NotesScreen(Screen[None]):
    """One note; only the part at hand is drawn, for a whole log takes seconds."""

    CSS_PATH = "notes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,right_square_bracket", "step(1)", "Next part"),
        Binding("k,left_square_bracket", "step(-1)", "Previous"),
        Binding("e", "edit", "Edit"),
        Binding("o", "open", "Open elsewhere"),
        Binding("b", "book", "Book"),
        Binding("y", "copy", "Copy part"),
        Binding("ctrl+w", "save", "Save", show=False),
        Binding("escape", "back", "Back"),
    ]

    parts = getters.query_one("#parts", OptionList)
    text = getters.query_one("#text", NoteMarkdown)
    tasks = getters.query_one("#tasks", SelectionList)
    editor = getters.query_one("#editor", TextArea)
    page = getters.query_one("#page", VerticalScroll)

    def __init__(self, path: Path, settings: Settings, book: Path | None = None) -> None:
        super().__init__()
        self._path = path
        self._settings = settings
        self._book = book
        self._parts: tuple[NotePart, ...] = ()
        self._shown = 0

    def compose(self) -> ComposeResult:
        """Parts at the left; text, tasks and editor at the right."""
        with Horizontal():
            yield OptionList(id="parts")
            with VerticalScroll(id="page"):
                yield NoteMarkdown(id="text")
                yield SelectionList[int](id="tasks")
                yield TextArea(id="editor", language="markdown", soft_wrap=True)
        yield Footer()

    def on_mount(self) -> None:
        """Reads the note."""
        self.editor.display = False
        self._reload()

    def _reload(self) -> None:
        try:
            self._parts = parts_of(self._path)
        except ProbatumError as error:
            self.notify(f"{error.message} {error.hint}", severity="error")
            return
        self.parts.clear_options()
        self.parts.add_options(
            [Option("  " * (part.level - 1) + part.heading.replace("[", "\\[")) for part in self._parts]
        )
        self.parts.highlighted = min(self._shown, len(self._parts) - 1)

    @on(OptionList.OptionHighlighted, "#parts")
    def _turn(self, event: OptionList.OptionHighlighted) -> None:
        self._shown = event.option_index
        self._show()

    @work(exclusive=True, group="look")
    async def _show(self) -> None:
        if not self._parts:
            return
        part = self._parts[self._shown]
        await self.text.update(part.text)
        found = tasks_of(part)
        self.tasks.display = bool(found)
        self.tasks.clear_options()
        lines = part.text.split("\n")
        self.tasks.add_options([(text.replace("[", "\\["), i, "[ ]" not in lines[i]) for i, text in found])
        self.page.scroll_home(animate=False)

    @on(SelectionList.SelectionToggled, "#tasks")
    def _tick(self, event: "SelectionList.SelectionToggled[int]") -> None:
        line = self.tasks.get_option_at_index(event.selection_index).value
        try:
            tick(self._path, self._parts[self._shown], line)
        except ProbatumError as error:
            self.notify(f"{error.message} {error.hint}", severity="error")
        self._parts = parts_of(self._path)

    @on(Markdown.LinkClicked)
    def _follow(self, event: Markdown.LinkClicked) -> None:
        if event.href.startswith("note:"):
            self._go(event.href.removeprefix("note:"))
        else:
            self.app.open_url(event.href)

    def _go(self, target: str) -> None:
        """To the part that holds an anchor or a heading of this note; elsewhere, to the file."""
        name, _, anchor = target.partition("#")
        if not name and anchor:
            index = next(
                (i for i, p in enumerate(self._parts) if anchor in p.text.split() or p.heading == anchor), None
            )
            if index is not None:
                self.parts.highlighted = index
                return
        self.notify(f"{target} is outside this note; o opens it elsewhere.")

    def action_step(self, by: int) -> None:
        """The next or previous part."""
        if self._parts and self.focused is not self.editor:
            self.parts.highlighted = (self._shown + by) % len(self._parts)

    def action_edit(self) -> None:
        """Edits the part in place: your own words, your own code."""
        if not self._parts:
            return
        self.editor.text = self._parts[self._shown].text
        self.editor.display, self.text.display, self.tasks.display = True, False, False
        self.editor.focus()
        self.notify("Ctrl-W saves, Escape leaves without saving.")

    def action_save(self) -> None:
        """Puts what was edited into the note."""
        if not self.editor.display:
            return
        try:
            replace(self._path, self._parts[self._shown], self.editor.text)
        except ProbatumError as error:
            self.notify(f"{error.message} {error.hint}", severity="error")
            return
        self._leave_editor()
        self._reload()
        self.notify("Saved. A new run of this chapter keeps it.")

    def _leave_editor(self) -> None:
        self.editor.display, self.text.display = False, True
        self.parts.focus()

    def action_open(self) -> None:
        """Opens the note in whatever the system opens Markdown with."""
        self._elsewhere(self._path)

    def action_book(self) -> None:
        """Opens the book."""
        if self._book is None:
            self.notify("Where the book lies is not known.")
        else:
            self._elsewhere(self._book)

    def _elsewhere(self, path: Path) -> None:
        import shutil

        program = shutil.which("xdg-open") or shutil.which("open")
        if program is None:
            self.notify(f"No program to open files was found. It lies at {path}.", timeout=10)
            return
        subprocess.Popen([program, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def action_copy(self) -> None:
        """Copies the part as Markdown (OSC 52, and the system's clipboard where there is one)."""
        if self._parts:
            self.app.copy_to_clipboard(self._parts[self._shown].text)
            self.notify("Copied.")

    def action_back(self) -> None:
        """Out of the editor first, then back."""
        if self.editor.display:
            self._leave_editor()
            self._show()
        else:
            self.dismiss(None)
