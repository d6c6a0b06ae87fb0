"""An error that a book or a note announces is no fault of its code."""

from pathlib import Path

import pytest
from tests.sandbox.documents import book, note, tried

from probatum.notes import Snippet
from probatum.proof import Verdict


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
