"""The tasks of a part, to be ticked with Space."""

import re
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

if TYPE_CHECKING:
    from probatum.workflows.reading import NotePart

LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


class TaskList(OptionList):
    """Boxes; the id of each is its line within the part."""

    DEFAULT_CSS = """
    TaskList { height: auto; border: round $primary 40%; margin: 0 2 1 2; background: transparent; }
    """
    BORDER_TITLE = "Tasks: Space ticks"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "Tick", show=False)]

    def show(self, part: "NotePart", tasks: tuple[tuple[int, str], ...]) -> None:
        """Lists the boxes as they stand in the note; hides where there are none."""
        lines, at = part.text.split("\n"), self.highlighted or 0
        self.display = bool(tasks)
        self.clear_options()
        self.add_options(
            [Option(Content(f"{'☐' if '[ ]' in lines[i] else '☑'} {_said(text)}"), id=str(i)) for i, text in tasks]
        )
        self.highlighted = min(at, len(tasks) - 1) if tasks else None


def _said(task: str) -> str:
    return LINK.sub(r"\1", task.replace("==", "").replace("`", ""))
