"""Lines of a streamed answer are broken between words, wherever the pieces were cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.tui.wrapping import Wrapping


def wrapped(text: str, width: int, cut: int = 3) -> str:
    wrapping = Wrapping(width)
    pieces = [text[i : i + cut] for i in range(0, len(text), cut)]
    return "".join(wrapping.feed(piece) for piece in pieces) + wrapping.flush()


@pytest.mark.parametrize("cut", [1, 2, 7, 100])
def test_no_word_is_broken_and_a_quotation_stays_one(cut: int) -> None:
    said = "The boundary holds\n> the unknown solution here\n"
    lines = [line.rstrip() for line in wrapped(said, 12, cut).splitlines()]
    assert lines == ["The boundary", "holds", "> the", "> unknown", "> solution", "> here"]


def test_code_keeps_its_lines() -> None:
    code = "```python\nprint(1, 2, 3, 4, 5, 6)\n```\n"
    assert wrapped(code, 10) == code


def test_what_no_terminal_shows_stays_as_it_is() -> None:
    assert wrapped("as long as it likes to be", 0) == "as long as it likes to be"


@given(st.text("ab `\n", max_size=80), st.integers(4, 20))
def test_nothing_is_lost_and_only_line_ends_are_added(text: str, width: int) -> None:
    shown = wrapped(text, width)
    assert shown.replace("\n", "") == text.replace("\n", "")
    assert shown.count("\n") >= text.count("\n")
