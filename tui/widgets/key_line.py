"""The keys at the bottom of a screen, with the way to all of them at the right, where it is never cut off."""

from textual.app import ComposeResult
from textual.widgets import Footer, Input, TextArea
from textual.widgets._footer import FooterKey


class KeyLine(Footer):
    """Textual's footer; while the reader writes, ``?`` would be a letter, and F1 stands in for it."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        """The screen's keys, then the list of keys."""
        yield from super().compose()
        if self._bindings_ready:
            shown = "f1" if isinstance(self.screen.focused, Input | TextArea) else "?"
            yield FooterKey("f1", shown, "Keys", "app.show_keys", classes="-command-palette")
