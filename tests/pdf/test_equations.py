"""Displayed formulas: with their number on either side, whole where they are high, of functions' names alone."""

from typing import Any

from tests.pdf.conftest import of_kind
from tests.pdf.drawn import prose

from probatum.book import Chapter, Equation


def equations(chapter: Chapter) -> list[tuple[str, str]]:
    return [(b.number, b.text) for b in of_kind(chapter, "equation") if isinstance(b, Equation)]


def test_a_number_at_the_left_margin_is_the_formulas(read: Any) -> None:
    rows = [(72, 140, "(3.1)", "tiro", 10), (170, 140, "x = y + z", "tiit", 10), (250, 140, "by (2.7)", "tiro", 10)]
    rows += [(72, 158, "(3.2)", "tiro", 10), (170, 158, "u = v - w", "tiit", 10)]
    found = equations(read(prose(80) + rows + prose(190)))
    assert found == [("3.1", "x = y + z by (2.7)"), ("3.2", "u = v - w")]


def test_a_centred_line_of_functions_is_a_formula(read: Any) -> None:
    rows = [
        (206, 140, "sin", "tiro", 10),
        (222, 140, "x", "tiit", 10),
        (228, 140, "cos", "tiro", 10),
        (246, 140, "y", "tiit", 10),
    ]
    assert equations(read(prose(80) + rows + prose(170))) == [("", "sin x cos y")]


def test_a_fraction_in_a_function_stays_whole(read: Any) -> None:
    rows = [
        (236, 138, "1", "tiro", 10),
        (206, 145, "arctan", "tiro", 10),
        (236, 152, "2", "tiro", 10),
        (246, 145, "=", "tiro", 10),
    ]
    assert len(equations(read(prose(80) + rows + prose(190)))) == 1


def test_a_centred_word_is_no_formula(read: Any) -> None:
    assert not equations(read([*prose(80), (220, 140, "or else", "tiro", 10), *prose(170)]))
