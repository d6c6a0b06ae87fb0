"""Small sound changes of a listing, and what a listing leans on."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.notes import Snippet
from probatum.proof import Kind, Proof, Verdict
from probatum.tools.extractive.questions.leaning import names_wanted, setup_for
from probatum.tools.extractive.questions.variations import variations


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("x = a < b", "x = a <= b"),
        ("print('é' if n == 1 else 2)", "print('é' if n != 1 else 2)"),
        ("y = x // 2", "y = x / 2"),
        ("t += 1", "t -= 1"),
        ("ok = True", "ok = False"),
        ("ok = p and q", "ok = p or q"),
        ("for i in range(3): pass", "for i in range(4): pass"),
        ("print(name.upper())", "print(name.lower())"),
        ("print(max(x))", "print(min(x))"),
        ("b = a", "b = a[:]"),
        ("print(not done)", "print(done)"),
        ("for i in t:\n    break", "for i in t:\n    continue"),
        ("t.append(u)", "t.extend(u)"),
    ],
)
def test_one_thing_is_changed(code: str, changed: str) -> None:
    assert changed in [v.code for v in variations(code)]


def test_a_loop_that_ends_is_left_ending() -> None:
    code = "n = 5\nwhile n > 0:\n    n -= 1\nprint(n + 1)"
    assert all(v.line in (1, 4) for v in variations(code))


def test_texts_joined_by_plus_are_left_alone() -> None:
    assert not any(v.after == "-" for v in variations("print('a' + name)"))


def test_what_does_not_parse_has_no_variations() -> None:
    assert list(variations("def f(:")) == []


pieces = st.sampled_from(
    ["x = 1", "y = x + 2", "if x < 3:\n    y = x * 2", "z = 'ü' * 2", "print(x == y, True and x)", "w = [1, 2][0]"]
)


@given(st.lists(pieces, min_size=1, max_size=6))
def test_every_variation_parses_and_differs_in_its_line_alone(lines: list[str]) -> None:
    code = "\n".join(lines)
    for variation in variations(code):
        ast.parse(variation.code)
        before, after = code.splitlines(), variation.code.splitlines()
        assert [i for i, (a, b) in enumerate(zip(before, after, strict=True), 1) if a != b] == [variation.line]
        end = variation.start + len(variation.before)
        assert code[: variation.start] + variation.after + code[end:] == variation.code


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("print(x)", {"x"}),
        ("x = 1\nprint(x)", set()),
        ("x = x + 1", {"x"}),
        ("x += 1", {"x"}),
        ("def f(a):\n    return a + b\nprint(f(1))", {"b"}),
        ("print([i for i in data])", {"data"}),
        ("import math\nprint(math.pi)", set()),
    ],
)
def test_names_that_come_from_elsewhere(code: str, wanted: set[str]) -> None:
    assert names_wanted(code) == wanted


def proved(name: str, code: str, verdict: Verdict = Verdict.PASS) -> Snippet:
    return Snippet(id=name, code=code, proof=Proof(subject=name, kind=Kind.SNIPPET, verdict=verdict))


def test_the_latest_listing_that_gives_a_name_is_taken_with_what_it_needs() -> None:
    earlier = [proved("1", "base = 2"), proved("2", "x = 0"), proved("3", "x = base + 1"), proved("4", "z = 9")]
    found = setup_for("print(x)", earlier)
    assert found is not None
    assert [s.id for s in found] == ["1", "3"]


def test_a_name_from_nowhere_or_from_a_listing_that_failed_is_no_setup() -> None:
    assert setup_for("print(x)", [proved("1", "y = 1")]) is None
    assert setup_for("print(x)", [proved("1", "x = 1", Verdict.FAIL)]) is None
