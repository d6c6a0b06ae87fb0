"""Lists the keys of the screen that was left for it."""

from collections.abc import Sequence
from inspect import getdoc
from typing import Any, ClassVar

from rich.table import Table
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from probatum.tui.widgets.key_line import KeyLine

ALSO = "Arrows, Page Up and Down scroll; Tab goes on; Ctrl-P finds everything by its name; the mouse works too."


class KeyTable(Static):
    """A key, what it is called, and what it does, in columns of their own."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key", "told"}
    DEFAULT_CSS = """
    KeyTable > .key { color: $text-primary; text-style: bold; }
    KeyTable > .told { color: $text-muted; }
    """

    def __init__(self, rows: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.rows = rows

    def render(self) -> RenderResult:
        """As wide as the box; only the last column folds."""
        table = Table.grid(padding=(0, 2, 0, 0))
        style = self.get_component_rich_style
        table.add_column(justify="right", no_wrap=True, min_width=5, style=style("key", partial=True))
        table.add_column(no_wrap=True)
        table.add_column(style=style("told", partial=True))
        for row in self.rows:
            table.add_row(*row)
        return table


class KeysScreen(ModalScreen[None]):
    """A line for each thing that can be done there."""

    CSS_PATH = "keys.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,enter,q", "dismiss", "Back")]

    def __init__(self, of: Screen[Any]) -> None:
        super().__init__()
        self._of = of

    def compose(self) -> ComposeResult:
        """The screen's own keys first."""
        with VerticalScroll():
            yield Static("Keys of this screen", classes="heading")
            yield KeyTable([self._row(binding, node) for binding, node in self._kept()])
            yield Static(f"\n{ALSO}", classes="muted", markup=False)
        yield KeyLine()

    def _kept(self) -> list[tuple[Binding, object]]:
        """Each action once; Textual's own are left out, the same everywhere, and what has no name."""
        found: dict[str, tuple[Binding, object]] = {}
        for node, binding, _, _ in self._of.active_bindings.values():
            own = {(b.action, b.id) for b in vars(type(node)).get("BINDINGS", ()) if isinstance(b, Binding)}
            ours = type(node).__module__.startswith("probatum.") and (binding.action, binding.id) in own
            if ours and binding.description:
                found.setdefault(binding.action, (binding, node))
        return sorted(found.values(), key=lambda bound: bound[1] is self.app)

    def _row(self, binding: Binding, node: object) -> tuple[str, str, str]:
        """The key's own words, else those of its action; the app's own keys need none."""
        method = getattr(node, f"action_{binding.action.partition('(')[0].rpartition('.')[2]}", None)
        told = binding.tooltip or (getdoc(method) or "").partition("\n")[0]
        return self.app.get_key_display(binding), binding.description, "" if node is self.app else told
