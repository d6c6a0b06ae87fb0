"""Steps to be put in order: the one under the cursor moves up and down."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from probatum.tui.widgets.answers.hanging import Hanging
from probatum.tui.widgets.answers.lines import AnswerLines


class AnswerOrder(AnswerLines):
    """Shift and an arrow move a step; Enter hands the order over."""

    STEPS = Binding.Group("Move", compact=True)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+up,K", "move(-1)", "Move up", key_display="⇧↑", group=STEPS, tooltip="The step goes up."),
        Binding("shift+down,J", "move(1)", "Move down", key_display="⇧↓", group=STEPS, tooltip="The step goes down."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[str] = ()
        self.order: list[int] = []
        """Places of the steps as they were shown, in the reader's order."""

    def offer(self, steps: Sequence[str]) -> None:
        """Lists them as they are shown."""
        self._steps, self.order = steps, list(range(len(steps)))
        self.disabled = False
        self._draw(0)

    def action_move(self, by: int) -> None:
        """Takes the step along."""
        at = self.highlighted or 0
        to = at + by
        if 0 <= to < len(self.order):
            self.order[at], self.order[to] = self.order[to], self.order[at]
            self._draw(to)

    def _draw(self, at: int) -> None:
        self.clear_options()
        self.add_options([Hanging(f"{n}.  ", self._steps[step]) for n, step in enumerate(self.order, 1)])
        self.highlighted = at if self.order else None
