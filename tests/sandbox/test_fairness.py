"""A verdict says who is at fault: what a book repeats, leaves out, or wrote for another Python is not wrong."""

import shutil
from pathlib import Path

import pytest
from tests.sandbox.documents import book, note, tried

from probatum.proof import Fault, Verdict
from probatum.tools.sandbox.noise import same_but_order

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
