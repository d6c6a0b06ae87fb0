"""Which listings print the same on every machine and every day."""

import pytest

from probatum.tools.extractive.questions.steadiness import steady


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("time = 3\nprint(time + 1)", True),
        ("choice = [1, 2]\nprint(choice[0])", True),
        ("import random\nprint(random.random())", False),
        ("from datetime import date\nprint(date.today())", False),
        ("print(set('abc'))", False),
        ("print({letter for letter in 'abc'})", False),
        ("name = input()\nprint(name)", False),
        ("print(1", False),
    ],
)
def test_imports_and_calls_tell_and_names_of_variables_do_not(code: str, expected: bool) -> None:
    assert steady(code, "") is expected


def test_an_address_in_the_output_betrays_a_listing() -> None:
    assert not steady("print(f)", "<function f at 0x7f3a2b1c4d50>")
