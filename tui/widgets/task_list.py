"""The tasks of a part, to be ticked with Space."""

import re
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

if TYPE_CHECKING:
    from probatum.workflows.reading import NotePart

LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


class TaskList(SelectionList[int]):
    """The value of each box is its line within the part."""

    DEFAULT_CSS = """
    TaskList { height: auto; border: round $primary 40%; margin: 0 2 1 2; background: transparent; }
    """
    BORDER_TITLE = "Space ticks"

    def show(self, part: "NotePart", tasks: tuple[tuple[int, str], ...]) -> None:
        """Lists the boxes as they stand in the note; hides where there are none."""
        lines = part.text.split("\n")
        self.display = bool(tasks)
        with self.prevent(SelectionList.SelectionToggled, SelectionList.SelectedChanged):
            self.clear_options()
            self.add_options([Selection(Content(_said(text)), i, "[ ]" not in lines[i]) for i, text in tasks])


def _said(task: str) -> str:
    return LINK.sub(r"\1", task.replace("==", "").replace("`", ""))
