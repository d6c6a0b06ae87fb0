"""However an answer is cut into pieces, the reader sees the same words."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from probatum.tools.showing import Showing

ANSWER = (
    "A queue is a line [p1-b2], served in order [p1-b2, p2-b1].\n"
    "@run\n```python\n@cache\nprint([1][0])\n```\n"
    "Look [here](x) and [p9-b9] there.\n  @figure p3-f1\nWhat next? [unfinished"
)
SEEN = (
    "A queue is a line [p. 21], served in order [p. 21, p. 22].\n"
    "```python\n@cache\nprint([1][0])\n```\n"
    "Look [here](x) and  there.\nWhat next? [unfinished"
)
LABELS = {"p1-b2": "21", "p2-b1": "22"}


@given(st.lists(st.integers(0, len(ANSWER)), max_size=30))
def test_pieces_make_no_difference(cuts: list[int]) -> None:
    showing = Showing(LABELS.get)
    edges = [0, *sorted(cuts), len(ANSWER)]
    pieces = [ANSWER[a:b] for a, b in pairwise(edges)]
    assert "".join(map(showing.feed, pieces)) + showing.flush() == SEEN


def test_words_are_shown_as_they_come() -> None:
    showing = Showing(LABELS.get)
    assert showing.feed("A queue is ") == "A queue is "
    assert showing.feed("a line [p1-") == "a line "
    assert showing.feed("b2].") == "[p. 21]."
