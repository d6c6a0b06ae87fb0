"""The options of a closed question; once it is answered, the right one and the chosen one are marked."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class AnswerOptions(OptionList):
    """Chosen with the arrows and Enter, or with the mouse."""

    DEFAULT_CSS = """
    AnswerOptions {
        height: auto;
        max-height: 100%;
        scrollbar-gutter: stable;  /* else a scrollbar that comes wraps the text, and so stays */
        scrollbar-size-vertical: 1;
        padding: 0;
        border: none;
        background: transparent;
        &:focus { border: none; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._texts: Sequence[str] = ()

    def offer(self, texts: Sequence[str]) -> None:
        """Lists them."""
        self._texts = texts
        self.disabled = False
        self.clear_options()
        self.add_options([_option(i, text, "  ") for i, text in enumerate(texts)])
        self.highlighted = 0 if texts else None

    def settle(self, key: int) -> None:
        """Shows which was right and, where it was another, which was chosen."""
        chosen = self.highlighted
        self.disabled = True
        for i, text in enumerate(self._texts):
            mark, style = ("✓ ", "$text-success") if i == key else ("✗ ", "$text-error") if i == chosen else ("  ", "")
            self.replace_option_prompt_at_index(i, _option(i, text, mark).stylize(style))


def _option(i: int, text: str, mark: str) -> Content:
    return Content(f"{mark}{LETTERS[i]})  " + text.replace("\n", "\n      "))
