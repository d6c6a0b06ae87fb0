"""The options of a closed question; once it is answered, the right one and the chosen one are marked."""

from collections.abc import Sequence

from probatum.tui.widgets.answers.hanging import Hanging
from probatum.tui.widgets.answers.lines import AnswerLines

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class AnswerOptions(AnswerLines):
    """Chosen with the arrows and Enter, or with the mouse."""

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
            self.replace_option_prompt_at_index(i, _option(i, text, mark, style))


def _option(i: int, text: str, mark: str, style: str = "") -> Hanging:
    return Hanging(f"{mark}{LETTERS[i]})  ", text, style)
