"""Text behind a letter or number: where it wraps, it stays clear of it."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """``a)  A long line`` goes on below the A."""

    def __init__(self, head: str, body: str, style: str = "") -> None:
        self._head = Content(head).stylize(style)
        self._body = Content(body).stylize(style)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Columns where nothing wraps."""
        return self._head.cell_length + self._body.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at a width."""
        return self._body.get_height(rules, self._beside(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The head before the first line, blanks before all others."""
        head = self._head.render_strips(self._head.cell_length, 1, style, options)
        blank = Strip.blank(self._head.cell_length, style.rich_style)
        body = self._body.render_strips(self._beside(width), height, style, options)
        return [Strip.join([head[0] if n == 0 else blank, line]) for n, line in enumerate(body)]

    def _beside(self, width: int) -> int:
        return max(1, width - self._head.cell_length)
