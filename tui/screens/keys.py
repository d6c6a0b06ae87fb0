"""Lists the keys of the screen that was left for it."""

from inspect import getdoc
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from probatum.tui.widgets.key_line import KeyLine


class KeysScreen(ModalScreen[None]):
    """A line for each thing that can be done there: its key, its name, and what it does."""

    CSS_PATH = "keys.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,enter,q", "dismiss", "Back")]

    def __init__(self, of: Screen[Any]) -> None:
        super().__init__()
        self._of = of

    def compose(self) -> ComposeResult:
        """The screen's own keys first."""
        lines = [self._line(*bound) for bound in self._kept()]
        also = "Arrows, Page Up and Down scroll; Tab goes on; Ctrl-P finds everything by its name; the mouse works too."
        with VerticalScroll():
            yield Static("Keys of this screen", classes="heading")
            yield Static(Content("\n").join(lines))
            yield Static(f"\n{also}", classes="muted", markup=False)
        yield KeyLine()

    def _kept(self) -> list[tuple[Binding, object]]:
        """Each action once, Textual's own left out: they are the same everywhere."""
        found: dict[str, tuple[Binding, object]] = {}
        for node, binding, _, _ in self._of.active_bindings.values():
            own = {b.action for b in vars(type(node)).get("BINDINGS", ()) if isinstance(b, Binding)}
            if type(node).__module__.startswith("probatum.") and binding.action in own:
                found.setdefault(binding.action, (binding, node))
        return sorted(found.values(), key=lambda bound: bound[1] is self.app)

    def _line(self, binding: Binding, node: object) -> Content:
        method = getattr(node, f"action_{binding.action.partition('(')[0].rpartition('.')[2]}", None)
        told = (getdoc(method) or "").partition("\n")[0] if method and node is not self.app else ""
        key = self.app.get_key_display(binding)
        return Content.assemble((f"{key:>6}  ", "bold $text-primary"), f"{binding.description:<24} ", (told, "dim"))
