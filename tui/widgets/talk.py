"""What was said in a session, the latest at the bottom; an answer grows as it comes."""

from textual.containers import VerticalScroll
from textual.widgets import Label

from probatum.tui.widgets.note.markdown import NoteMarkdown


class Talk(VerticalScroll, can_focus=False):
    """A name and a text for each turn."""

    DEFAULT_CSS = """
    Talk {
        height: 1fr;
        padding: 0 1;
        & > .who { padding: 1 2 0 2; text-style: bold; color: $text-accent; }
        & > NoteMarkdown { max-width: 110; }
        & > .learner { background: $primary 10%; }
        & > .learner:ansi { background: ansi_default; }
    }
    """

    async def say(self, who: str, text: str, kind: str = "tutor") -> NoteMarkdown:
        """Adds a turn; what is given back can be told more."""
        said = NoteMarkdown(text, classes=kind)
        await self.mount(Label(who, classes="who"), said)
        self.scroll_end(animate=False)
        return said

    async def retell(self, said: NoteMarkdown, text: str) -> None:
        """Puts another text in the place of a turn."""
        await said.update(text)
        self.scroll_end(animate=False)
