"""The part of a note that is being read: its text, and in its place an editor when the reader writes."""

from pathlib import Path

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from probatum.tui.note_text import part_as_shown
from probatum.tui.widgets.note.list import NoteTask
from probatum.tui.widgets.note.markdown import NoteFence, NoteMarkdown
from probatum.tui.widgets.part_editor import PartEditor
from probatum.workflows.reading import NotePart, pages_of


class NotePage(VerticalScroll, can_focus=False):
    """Scrolled by the screen's keys: the cursor stays in the list of parts, in a task or in a block of code."""

    DEFAULT_CSS = """
    NotePage {
        width: 1fr;
        height: 1fr;
        padding: 1 0 0 0;
        scrollbar-gutter: stable;  /* else each turn lays everything out twice */
        & > NoteMarkdown { max-width: 104; }
    }
    """

    text = getters.query_one(NoteMarkdown)
    editor = getters.query_one(PartEditor)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._wanted: NotePart | None = None
        self._drawing = False

    def compose(self) -> ComposeResult:
        """One of the two is shown."""
        yield NoteMarkdown(folder=self._folder)
        yield PartEditor()

    async def show(self, part: NotePart) -> None:
        """Draws a part, from its top, in one go; of parts that are asked for meanwhile only the last.

        It must not be cancelled: Textual takes the whole app down when widgets are half removed.
        """
        self._wanted = part
        if self._drawing:
            return
        self._drawing = True
        while self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            async with self.batch():
                await self.text.update(part_as_shown(wanted, pages_of(wanted)))
                self.scroll_home(animate=False)
        self._drawing = False

    def scroll_on(self, by: int) -> bool:
        """A page further, or back; False where there is no more."""
        target = min(max(0, self.scroll_y + by * (self.size.height - 2)), self.max_scroll_y)
        if target == self.scroll_y:
            return False
        self.scroll_to(y=target, animate=False, immediate=True)
        return True

    @property
    def code(self) -> NoteFence | None:
        """The block that Tab has reached, else the part's first."""
        if isinstance(self.screen.focused, NoteFence):
            return self.screen.focused
        blocks = self.text.query(NoteFence)
        return blocks.first() if blocks else None

    @property
    def first_task(self) -> NoteTask | None:
        """The part's first task."""
        tasks = self.text.query(NoteTask)
        return tasks.first() if tasks else None

    def edit(self, part: NotePart) -> None:
        """Opens the editor on a part."""
        self.text.display = False
        self.editor.begin(part.text)

    def leave_editor(self) -> None:
        """Shows the text again."""
        self.editor.display, self.text.display = False, True
