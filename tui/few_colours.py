"""Where a terminal has 256 colours, takes for each the nearest that it has.

Rich rounds each channel on its own: a dark tint becomes black, a dark grey navy, the ground of a highlight red.
"""

from functools import lru_cache

from rich.color import Color as RichColor
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

STEPS = (0, 95, 135, 175, 215, 255)
"""Values of a channel in the cube of 6 by 6 by 6 colours that begins at 16."""
CUBE, GREYS = 16, 232
GREY_LEVELS = tuple(range(8, 248, 10))


class FewColours(LineFilter):
    """Puts the 256 colours in the place of true ones."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text in colours that the terminal has."""
        return [Segment(text, style and reduced(style), control) for text, style, control in segments]


@lru_cache(4096)
def reduced(style: Style) -> Style:
    """The style with both of its colours from the 256."""
    return style + Style(color=_nearest(style.color), bgcolor=_nearest(style.bgcolor))


def _nearest(colour: RichColor | None) -> RichColor | None:
    if colour is None or colour.type is not ColorType.TRUECOLOR or colour.triplet is None:
        return colour
    return RichColor.from_ansi(nearest(*colour.triplet))


@lru_cache(4096)
def nearest(red: int, green: int, blue: int) -> int:
    """Number of the colour that looks most like it."""
    wanted = (red, green, blue)
    steps = [min(range(6), key=lambda i: abs(STEPS[i] - value)) for value in wanted]
    grey = min(range(24), key=lambda i: abs(GREY_LEVELS[i] - sum(wanted) / 3))
    cube = (STEPS[steps[0]], STEPS[steps[1]], STEPS[steps[2]])
    as_grey = (GREY_LEVELS[grey],) * 3
    if _apart(as_grey, wanted) <= _apart(cube, wanted):
        return GREYS + grey
    return CUBE + 36 * steps[0] + 6 * steps[1] + steps[2]


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
