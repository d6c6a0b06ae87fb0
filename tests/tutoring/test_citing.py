"""What an answer says to the learner is told apart from what it says of the book."""

import pytest

from probatum.tools.citing import statements


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        ("Not quite. Only the smallest is sure to come first [p1-b1].", "Only the smallest is sure to come first"),
        ("What does it cost? A heap pays little for both [p1-b1].", "A heap pays little for both"),
        ("It is much older than this (beyond the book). A heap is cheap [p1-b1].", "A heap is cheap"),
        ("Half right: five are too few. A heap is cheap [p1-b1].", "A heap is cheap"),
    ],
)
def test_only_what_states_something_is_held_against_the_page(said: str, stated: str) -> None:
    assert [s.text for s in statements(said)] == [stated]
