"""A verdict says who is at fault: what a book repeats, leaves out, or wrote for another Python is not wrong."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from probatum.notes import Snippet
from probatum.proof import Fault, Proof, Verdict
from probatum.tools.sandbox import Policy, try_snippets
from probatum.tools.sandbox.noise import same_but_order

rewrites = pytest.mark.skipif(not importlib.util.find_spec("lib2to3"), reason="this Python cannot rewrite Python 2")


async def tried(tmp_path: Path, *snippets: Snippet) -> list[Proof]:
    named = [s.model_copy(update={"id": f"s{i}"}) for i, s in enumerate(snippets, 1)]
    return list(await try_snippets(named, policy=Policy(), pictures=tmp_path))


def book(code: str, shows: str = "", language: str = "python", error: str = "") -> Snippet:
    return Snippet(id="", code=code, expected=shows, language=language, expected_error=error, origin="book")


def note(code: str, shows: str = "", language: str = "python") -> Snippet:
    return Snippet(id="", code=code, expected=shows, language=language)


WHOLE = "import sqlite3\nbase = sqlite3.connect(':memory:')\nrows = base.execute('select 1')\nbase.close()"


async def test_lines_shown_again_are_not_blamed_for_what_came_after_them(tmp_path: Path) -> None:
    again = book("rows = base.execute( 'select 1' )")
    proofs = await tried(tmp_path, book(WHOLE), again)
    assert [p.verdict for p in proofs] == [Verdict.PASS, Verdict.ILLUSTRATIVE]
    assert proofs[1].reason.startswith("Part of s1, which ran")


async def test_a_part_may_stand_before_the_whole(tmp_path: Path) -> None:
    proofs = await tried(
        tmp_path,
        book("print(len(gears) / 0 if not gears else 1)"),
        book("gears = [1]\nprint(len(gears) / 0 if not gears else 1)"),
    )
    assert [p.verdict for p in proofs] == [Verdict.ILLUSTRATIVE, Verdict.PASS]


async def test_other_lines_are_blamed(tmp_path: Path) -> None:
    proofs = await tried(tmp_path, book(WHOLE), book("base.execute('select 2')"))
    assert proofs[1].verdict is Verdict.FAIL


@rewrites
async def test_python_2_is_named_and_what_leans_on_it_still_runs(tmp_path: Path) -> None:
    proofs = await tried(
        tmp_path,
        book("teeth = {'a': 12}\nprint teeth['a']", "12"),
        book("print(teeth['a'] + 1)", "13"),
        note("raise ValueError, 'no'"),
    )
    assert [p.verdict for p in proofs] == [Verdict.NEEDS_PYTHON_2, Verdict.PASS, Verdict.NEEDS_PYTHON_2]
    assert [p.fault for p in proofs] == [Fault.ENVIRONMENT, Fault.NONE, Fault.CONTENT]
    assert "shows what it should" in proofs[0].reason
    assert not proofs[0].good


@pytest.mark.parametrize(
    ("code", "shows", "verdict"),
    [
        ("2 ** 40", "1099511627776L", Verdict.NEEDS_PYTHON_2),
        ("minute = 59\nminute / 60", "0", Verdict.NEEDS_PYTHON_2),
        ("type('')", "<type 'str'>", Verdict.NEEDS_PYTHON_2),
        ("59 + 60", "0", Verdict.MISMATCH),
        ("7 / 2", "4", Verdict.MISMATCH),
    ],
)
async def test_what_python_2_shows_is_told_from_what_is_wrong(
    tmp_path: Path, code: str, shows: str, verdict: Verdict
) -> None:
    (proof,) = await tried(tmp_path, book(code, shows))
    assert proof.verdict is verdict, proof.reason


@pytest.mark.parametrize(
    "snippet",
    [
        book("7up = 1", error="SyntaxError"),
        book("class = 'x'", error="SyntaxError"),
        book("raise ValueError('told so')"),
        note("int('x')  # ValueError"),
        note("int('x')", "Traceback (most recent call last):\n  File ...\nValueError: invalid literal"),
        book("INSERT INTO nothing_else VALUES (", "Parse error: incomplete input", "sql", "Error"),
    ],
)
async def test_an_error_that_is_meant_is_a_pass(tmp_path: Path, snippet: Snippet) -> None:
    (proof,) = await tried(tmp_path, snippet)
    assert proof.verdict is Verdict.EXPECTED_ERROR, proof.reason


async def test_an_error_is_not_meant_where_more_would_run_or_another_came(tmp_path: Path) -> None:
    proofs = await tried(tmp_path, note("int('x')  # ValueError\nprint(1)"), note("int('x')", "TypeError: no"))
    assert [p.verdict for p in proofs] == [Verdict.FAIL, Verdict.FAIL]


async def test_an_error_of_a_function_that_is_not_called_is_not_missed(tmp_path: Path) -> None:
    (proof,) = await tried(tmp_path, book("count = 0\ndef f():\n    count = count + 1", error="UnboundLocalError"))
    assert proof.verdict is Verdict.PASS


FRAMED = """
+--------+-------+
| name   | teeth |
+--------+-------+
| minute | 60    |
| hour   | NULL  |
+--------+-------+
2 rows in set (0.00 sec)
"""
MADE = "CREATE TABLE wheel (name TEXT, teeth INTEGER); INSERT INTO wheel VALUES ('minute', 60), ('hour', NULL);"


@pytest.mark.parametrize(
    ("shows", "verdict"),
    [
        ("minute|60\nhour|", Verdict.PASS),
        (FRAMED, Verdict.PASS),
        ("[('minute', 60), ('hour', None)]", Verdict.PASS),
        ("('minute', 60)\n('hour', None)", Verdict.PASS),
        ("[{'name': 'minute', 'teeth': 60}, {'name': 'hour', 'teeth': None}]", Verdict.PASS),
        ("- minute 60.0\n- hour", Verdict.PASS),
        ("*** 1. row ***\n name: minute\nteeth: 60\n*** 2. row ***\n name: hour\nteeth: NULL", Verdict.PASS),
        ("[('minute', 61), ('hour', None)]", Verdict.MISMATCH),
        ("[('hour', None), ('minute', 60)]", Verdict.MISMATCH),
        ("[{'name': 'minute', 'teeth': 60}]", Verdict.MISMATCH),
        (" name = minute\nteeth = 60\n\n name = hour\nteeth = ", Verdict.PASS),
        ("minute|61\nhour|", Verdict.MISMATCH),
        ("minute|60", Verdict.MISMATCH),
    ],
)
async def test_rows_are_compared_by_their_values(tmp_path: Path, shows: str, verdict: Verdict) -> None:
    proofs = await tried(tmp_path, book(MADE, language="sql"), book(".mode column\nSELECT * FROM wheel;", shows, "sql"))
    assert proofs[1].verdict is verdict, proofs[1].reason


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("SELECT * FROM empty;", Verdict.NEEDS_DATA),
        ("SELECT * FROM absent;", Verdict.NEEDS_DATA),
        ("CREATE TABLE t (id INT AUTO_INCREMENT);", Verdict.ILLUSTRATIVE),
        (".tables", Verdict.ILLUSTRATIVE),
        ("SELEKT 1;", Verdict.FAIL),
    ],
)
async def test_a_query_is_not_blamed_for_what_it_is_not_given(tmp_path: Path, code: str, verdict: Verdict) -> None:
    proofs = await tried(tmp_path, note("CREATE TABLE empty (a);", language="sql"), note(code, "a\n1", "sql"))
    assert proofs[1].verdict is verdict, proofs[1].reason


@pytest.mark.parametrize(
    ("promised", "shown", "code", "same"),
    [
        ("{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}", "print(count('ba'))", True),
        ("{1: ['a', 'b']}", "{1: ['b', 'a']}", "invert(d)", True),
        ("a 1\nb 2", "b 2\na 1", "for k in d.keys(): print(k, d[k])", True),
        ("{'a': 1, 'b': 2}", "{'b': 1, 'a': 2}", "print(d)", False),
        ("[2, 1]", "[1, 2]", "print(sorted(set(x)))", False),
        ("[2, 1]", "[1, 2]", "print(x)", False),
    ],
)
def test_order_counts_only_where_the_code_settles_it(promised: str, shown: str, code: str, same: bool) -> None:
    assert same_but_order(promised, shown, code) is same


async def test_what_is_called_wrong_is_not_run_and_spoils_nothing(tmp_path: Path) -> None:
    spoils = book("teeth = teeth.sort()      # WRONG!")
    proofs = await tried(tmp_path, book("teeth = [3, 1]"), spoils, book("teeth.append(2)\nteeth", "[3, 1, 2]"))
    assert [p.verdict for p in proofs] == [Verdict.PASS, Verdict.ILLUSTRATIVE, Verdict.PASS]


async def test_a_method_that_is_shown_apart_from_its_class_is_not_missed(tmp_path: Path) -> None:
    shown = book("# inside the class Wheel:\n    def turn(self, by):\n        return by")
    made = book("class Wheel:\n    pass\nwheel = Wheel()")
    proofs = await tried(tmp_path, made, shown, book("wheel.turn(3)"), book("wheel.brake()"))
    assert [p.verdict for p in proofs[2:]] == [Verdict.NOT_RUN, Verdict.FAIL]
    assert proofs[2].fault is Fault.UPSTREAM


async def test_what_chance_or_the_place_decides_is_a_fault_of_no_book(tmp_path: Path) -> None:
    code = "import random\nrandom.random()"
    of_book, of_note = await tried(tmp_path, book(code, "0.1130"), note(code, "0.1130"))
    assert of_book.verdict is Verdict.PASS
    assert "shows something else at another time or place" in of_book.conditions
    assert of_note.verdict in {Verdict.MISMATCH, Verdict.FLAKY}
    seeded = "import random\nrandom.seed(1)\nrandom.random()"
    assert (await tried(tmp_path, book(seeded, "0.9")))[0].verdict is Verdict.MISMATCH


@pytest.mark.parametrize(("seed", "verdict"), [("3", Verdict.MISMATCH), ("", Verdict.PASS)])
async def test_a_generator_that_was_given_a_seed_is_not_left_to_chance(
    tmp_path: Path, seed: str, verdict: Verdict
) -> None:
    (proof,) = await tried(tmp_path, book(f"import random\nprint(random.Random({seed}).randint(1, 1))", "2"))
    assert proof.verdict is verdict


async def test_a_form_with_names_that_nothing_gives_is_a_fragment_however_it_failed(tmp_path: Path) -> None:
    code = "import sqlite3 as base", "base.grid(xs, ys, fill=0)", "base.grid(1, 2, fill=0)"
    proofs = await tried(tmp_path, *map(book, code))
    assert [p.verdict for p in proofs] == [Verdict.PASS, Verdict.ILLUSTRATIVE, Verdict.FAIL]
    assert "nothing before it gives 'xs'" in proofs[1].reason


async def test_an_output_may_be_that_of_an_earlier_listing(tmp_path: Path) -> None:
    proofs = await tried(tmp_path, book("for n in 1, 2:\n    print('turn', n)"), book("n + 1", "turn 1\nturn 2"))
    assert proofs[1].verdict is Verdict.PASS


async def test_a_value_that_was_to_be_replaced_is_not_used(tmp_path: Path) -> None:
    proofs = await tried(
        tmp_path, note("x = 5"), note("import esys_gone\nx = esys_gone.grid()"), note("print(x.shape)")
    )
    assert [p.verdict for p in proofs] == [Verdict.PASS, Verdict.NEEDS_PACKAGE, Verdict.NOT_RUN]
    assert "s2" in proofs[2].reason


async def test_what_is_only_shown_leaves_an_earlier_value_in_use(tmp_path: Path) -> None:
    proofs = await tried(tmp_path, note("x = [5]"), book("    x = gears"), book("print(x[0])", "5"))
    assert [p.verdict for p in proofs] == [Verdict.PASS, Verdict.ILLUSTRATIVE, Verdict.PASS]


async def test_an_empty_line_may_be_written_as_doctest_writes_it(tmp_path: Path) -> None:
    (proof,) = await tried(tmp_path, book("print('a\\n\\nb\\n')", "a\n<BLANKLINE>\nb\n<BLANKLINE>"))
    assert proof.verdict is Verdict.PASS


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not here")
async def test_a_language_that_was_only_taken_for_javascript_is_not_blamed(tmp_path: Path) -> None:
    code = 'probe kernel.function("open") { }'
    proofs = await tried(tmp_path, book(code, language="javascript"), note(code, language="javascript"))
    assert [p.verdict for p in proofs] == [Verdict.ILLUSTRATIVE, Verdict.FAIL]
    assert proofs[1].output is not None
    assert "probatum" not in proofs[1].output.error


async def test_a_name_that_the_whole_book_uses_is_no_slip(tmp_path: Path) -> None:
    others = [book(f'probe {n} {{ printf("{n}") }}', language="text") for n in range(3)]
    proofs = await tried(tmp_path, book('printf("ok")'), *others)
    assert proofs[0].verdict is Verdict.ILLUSTRATIVE
    (slip,) = await tried(tmp_path, book('prind("ok")'))
    assert slip.verdict is Verdict.FAIL
