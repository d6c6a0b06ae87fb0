"""The line at the top: the four places of the app, each a key or a click away."""

from typing import ClassVar

from textual.app import App
from textual.content import Content
from textual.widgets import Static


class Places(Static):
    """``here`` is the mode of the screen that it stands on."""

    DEFAULT_CSS = """
    Places {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        link-style: none;
        link-style-hover: bold;
        link-color: $foreground;
        link-background: transparent;
    }
    """
    NAMES: ClassVar[dict[str, tuple[str, str]]] = {
        "today": ("t", "Today"),
        "library": ("l", "Library"),
        "progress": ("p", "Progress"),
        "settings": (",", "Settings"),
    }

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here

    def render(self) -> Content:
        """Where the reader is stands out by more than its colour: it has brackets."""
        return Content("   ").join(self._place(mode) for mode in self.NAMES)

    def _place(self, mode: str) -> Content:
        usual, name = self.NAMES[mode]
        key = keys_of(self.app).get(f"app.{mode}", usual)
        if mode == self._here:
            return Content.assemble((f"[{name}]", "bold $text-accent"))
        return Content.assemble(
            (f"{key} ", "bold $text-primary"), Content.from_markup(f"[@click=app.switch_mode('{mode}')]{name}[/]")
        )


def keys_of(app: App[None]) -> dict[str, str]:
    """The keys that the reader chose for themselves, by the id of what they do."""
    return dict(app._keymap)
