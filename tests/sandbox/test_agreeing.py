"""Claimed and real output agree exactly, or but for what may differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.tools.sandbox.agreeing import agree, alike, same


@pytest.mark.parametrize(
    ("promised", "shown"),
    [
        ("1 2", "1 2"),
        ("[1,  2]", "[1, 2]"),
        ("[0. 1.]", "[0.  1. ]"),
        ("0.33", "0.3333333"),
        ("3.14159", "3.141592653589793"),
        ("accuracy: 0.97", "accuracy: 0.9667"),
        ("(3, n)", "(3, 17)"),
        ("<Foo at 0x7f00aa11>", "<Foo at 0x55d1c2aab0>"),
        ("2024-01-02 10:11:12", "2026-11-23 21:00:00"),
        ("took 0.51 s", "took 1.7 s"),
        ("a ... z", "a b c z"),
        ("<Wheel object at ...>", "<Wheel object at 0x55d1c2aab0>"),
    ],
)
def test_agree(promised: str, shown: str) -> None:
    assert agree(promised, shown)


@pytest.mark.parametrize(
    ("promised", "shown"),
    [
        ("1", "2"),
        ("10", "10.4"),
        ("0.33", "0.35"),
        ("-1.0", "1.0"),
        ("(3, n)", "(2, 17)"),
        ("True", "False"),
        ("a b", "a c"),
        ("a ... z", "a b c"),
        ("[1, 2, 3]", "[1, 2]"),
        ("", "something"),
    ],
)
def test_differ(promised: str, shown: str) -> None:
    assert not agree(promised, shown)


def test_a_rough_number_may_be_off_by_a_little() -> None:
    assert agree("1.0", "1.3", rough=True)
    assert not agree("1.0", "2.3", rough=True)


@given(st.text(max_size=80))
def test_everything_agrees_with_itself(text: str) -> None:
    assert agree(text, text)
    assert same(text, text)


def test_outdated_output_resembles_what_came_and_another_text_does_not() -> None:
    assert alike("total: 12", "total: 13")
    assert not alike("[section]\nkey = value", "total: 13")
