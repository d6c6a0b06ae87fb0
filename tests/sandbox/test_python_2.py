"""What was written for Python 2 is named so, and told from what is wrong in any Python."""

import importlib.util
from pathlib import Path

import pytest
from tests.sandbox.documents import book, note, tried

from probatum.proof import Fault, Verdict

rewrites = pytest.mark.skipif(not importlib.util.find_spec("lib2to3"), reason="this Python cannot rewrite Python 2")


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
