"""Colours of a terminal that has 256: tints stay tints, greys stay grey."""

import pytest
from rich.style import Style

from probatum.tui.few_colours import nearest, reduced


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ((0, 0, 0), 16),
        ((255, 255, 255), 231),
        ((255, 0, 0), 196),
        ((95, 135, 175), 67),
        ((36, 47, 56), 236),  # a dark panel: Rich makes it navy
        ((19, 25, 30), 234),  # a dark tint: Rich makes it black
        ((66, 48, 23), 236),  # a highlight on dark: Rich makes it red
    ],
)
def test_each_colour_becomes_the_one_that_looks_most_like_it(wanted: tuple[int, int, int], number: int) -> None:
    assert nearest(*wanted) == number


def test_all_else_of_a_style_stays() -> None:
    style = Style(bold=True, color="#242f38", bgcolor="red", meta={"@click": "go"})
    kept = reduced(style)
    assert kept.bold
    assert kept.meta == {"@click": "go"}
    assert kept.color is not None
    assert kept.color.number == 236
    assert kept.bgcolor == style.bgcolor
