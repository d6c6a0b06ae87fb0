"""What a snippet lacks or does to its neighbours is not held against those that can do without."""

from pathlib import Path

import pytest

from probatum.notes import Snippet
from probatum.proof import Fault, Proof, Verdict
from probatum.tools.sandbox import Policy, try_snippets

BROKEN_OFF = "rows = [1, 2]\nimport no_such_package_here\nmodel = 3"


async def tried(tmp_path: Path, *codes: str, policy: Policy | None = None) -> list[Proof]:
    snippets = [Snippet(id=f"line {n}", code=code, origin="note") for n, code in enumerate(codes, 1)]
    return list(await try_snippets(snippets, policy=policy or Policy(), pictures=tmp_path))


async def test_what_was_bound_before_a_snippet_broke_off_may_be_leant_on(tmp_path: Path) -> None:
    first, second, third, fourth = await tried(
        tmp_path, BROKEN_OFF, "print(sum(rows))", "print(model)", "print(rows[7])"
    )
    assert first.verdict is Verdict.NEEDS_PACKAGE
    assert second.good
    assert "leans on line 1 for 'rows'" in second.conditions
    assert [(p.verdict, p.fault) for p in (third, fourth)] == [(Verdict.NOT_RUN, Fault.UPSTREAM)] * 2


async def test_a_name_that_is_bound_again_behind_the_break_is_not_there(tmp_path: Path) -> None:
    proofs = await tried(tmp_path, f"model = None\n{BROKEN_OFF}", "print(model)")
    assert proofs[1].verdict is Verdict.NOT_RUN


async def test_a_missing_name_is_one_finding(tmp_path: Path) -> None:
    first, second = await tried(tmp_path, "print(math.pi)", "print(math.e)")
    assert (first.verdict, second.verdict, second.fault) == (Verdict.FAIL, Verdict.NOT_RUN, Fault.UPSTREAM)
    assert second.reason == "Fails as line 1 does already: NameError: name 'math' is not defined"


async def test_a_source_of_errors_is_one_finding(tmp_path: Path) -> None:
    proofs = await tried(tmp_path, "def part(x):\n    return x / 0", "part(1)", "part(2)", "import math\n1 / 0")
    verdicts = [proof.verdict for proof in proofs]
    assert verdicts == [Verdict.PASS, Verdict.FAIL, Verdict.NOT_RUN, Verdict.FAIL]


async def test_a_program_of_its_own_is_tried_alone_when_others_disturb_it(tmp_path: Path) -> None:
    register = "import sys\nassert not hasattr(sys, 'taken')\nsys.taken = True"
    first, second, third = await tried(tmp_path, register, register, "import sys\nassert not sys.taken")
    assert first.good
    assert second.good
    assert "holds alone, not after what stands before it" in second.conditions
    assert third.verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("import time\nfor _ in range(9):\n    time.sleep(1)", Verdict.NOT_RUN),
        ("import http.server\nhttp.server.HTTPServer(('', 0), None).serve_forever()", Verdict.NEEDS_INPUT),
        ("while True:\n    pass", Verdict.TIMEOUT),
    ],
)
async def test_what_waits_or_serves_is_told_from_what_hangs(tmp_path: Path, code: str, verdict: Verdict) -> None:
    (proof,) = await tried(tmp_path, code, policy=Policy(seconds=1))
    assert proof.verdict is verdict


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("import time\nprint(time.perf_counter())", Verdict.PASS),
        ("import random\nprint(random.random())", Verdict.FLAKY),
    ],
)
async def test_the_hour_is_nobody_s_fault_and_chance_is(tmp_path: Path, code: str, verdict: Verdict) -> None:
    assert (await tried(tmp_path, code))[0].verdict is verdict


async def test_a_variant_of_a_name_is_no_slip_of_it(tmp_path: Path) -> None:
    proofs = await tried(tmp_path, "total = 1", "sums = total + total_of_all", "sums = totla + 1")
    assert [proof.verdict for proof in proofs[1:]] == [Verdict.ILLUSTRATIVE, Verdict.FAIL]
