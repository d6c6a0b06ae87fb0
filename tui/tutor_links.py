"""Where an answer of the tutor leads: to the pages of the chapter that it rests on, and out of the app."""

from typing import Any

from textual.app import App

from probatum.tui.screens.choosing import ChooseScreen
from probatum.tui.screens.peek import PeekScreen
from probatum.tui.tutor_words import PAGE, pages_cited
from probatum.workflows.tutoring import Tutoring


class TutorLinks:
    """Follows the links of one session's answers."""

    def __init__(self, app: App[Any], tutoring: Tutoring) -> None:
        self._app = app
        self._tutoring = tutoring

    def follow(self, href: str) -> None:
        """A link that was clicked."""
        if href.startswith(PAGE):
            self._open(href.removeprefix(PAGE))
        elif href.startswith(("http://", "https://")):
            self._app.open_url(href)

    async def page(self, answer: str) -> None:
        """A page that an answer rests on; the reader chooses among several."""
        pages = pages_cited(answer)
        if not pages:
            self._app.notify("The last answer names no page.")
            return
        names = [f"p. {page}" for page in pages]
        chosen = 0 if len(pages) == 1 else await self._app.push_screen_wait(ChooseScreen("Pages", names))
        if chosen is not None:
            self._open(pages[chosen])

    def _open(self, label: str) -> None:
        texts = [block.text for block in self._tutoring.sources.chapter.blocks() if block.label == label]
        text = "\n\n".join(texts) or "This page lies outside the chapter."
        self._app.push_screen(PeekScreen(f"#### p. {label}\n\n{text}"))
