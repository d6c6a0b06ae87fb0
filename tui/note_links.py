"""Where a note leads: to another of its parts, to a page of the book, to a picture, out of the app."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App

from probatum.errors import ProbatumError
from probatum.tui.elsewhere import open_elsewhere
from probatum.tui.note_text import cited_in
from probatum.tui.open_note import OpenNote
from probatum.tui.screens.choosing import ChooseScreen
from probatum.tui.screens.peek import PeekScreen
from probatum.tui.telling import tell
from probatum.workflows.reading import NotePart, pictures_in


class NoteLinks:
    """Follows the links of one note."""

    def __init__(self, app: App[Any], note: OpenNote, turn: Callable[[int], None]) -> None:
        """``turn`` shows the part at a place."""
        self._app = app
        self._note = note
        self._turn = turn

    def follow(self, href: str) -> None:
        """A link that was clicked."""
        kind, _, target = href.partition(":")
        name, _, anchor = (target if kind == "note" else href).partition("#")
        if kind == "picture":
            self.open(self._note.path.parent / target)
        elif href.startswith(("http://", "https://")):
            self._app.open_url(href)
        elif anchor and not name:
            self._go(anchor.removeprefix("^"))
        else:
            self._app.notify(f"{name or href} lies outside this note; O opens the note elsewhere.", markup=False)

    async def page(self, part: NotePart) -> None:
        """The text of a page that a part rests on."""
        anchors = [anchor for anchor in cited_in(part.text) if anchor in self._note.pages]
        chosen = await self._which("Pages behind this part", [self._note.pages[anchor].title for anchor in anchors])
        if chosen is not None:
            self._go(anchors[chosen])

    async def picture(self, part: NotePart) -> None:
        """A picture of a part, in the program that the system has for it."""
        found = pictures_in(part, self._note.path)
        chosen = await self._which("Pictures of this part", [caption for caption, _ in found])
        if chosen is not None:
            self.open(found[chosen][1])

    def open(self, path: Path) -> None:
        """Any file, in the program that the system has for it."""
        try:
            open_elsewhere(path)
        except ProbatumError as error:
            tell(self._app, error)

    def _go(self, anchor: str) -> None:
        """A page of the book beside the reading; else the part that has this heading."""
        if page := self._note.pages.get(anchor):
            self._app.push_screen(PeekScreen(page.text, self._note.path.parent))
        elif (place := self._note.part_at(anchor)) is not None:
            self._turn(place)
        else:
            self._app.notify(f"This note has no place called {anchor}.", markup=False)

    async def _which(self, title: str, things: list[str]) -> int | None:
        if len(things) > 1:
            return await self._app.push_screen_wait(ChooseScreen(title, things))
        if not things:
            self._app.notify(f"{title}: there are none.", markup=False)
        return 0 if things else None
