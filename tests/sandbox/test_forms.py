"""What a book prints as a form to be filled in is not held against it; anybody else's undefined name is."""

from pathlib import Path

import pytest

from probatum.notes import Snippet
from probatum.proof import Verdict
from probatum.tools.sandbox import Policy, try_snippets


@pytest.mark.parametrize(
    ("origin", "code", "verdict"),
    [
        ("book", "path.lineTo(x, y)", Verdict.ILLUSTRATIVE),
        ("book", "if choice == 'a':\n    print('yes')", Verdict.ILLUSTRATIVE),
        ("book", "total = price * 2", Verdict.ILLUSTRATIVE),
        ("book", "for word in words:\n    print(word)", Verdict.ILLUSTRATIVE),
        ("book", "print(knwon)", Verdict.FAIL),
        ("book", "print(known + unknown)", Verdict.FAIL),
        ("book", "print(known)", Verdict.PASS),
        ("writer", "path.lineTo(x, y)", Verdict.FAIL),
    ],
)
async def test_a_form_is_told_from_a_fault(tmp_path: Path, origin: str, code: str, verdict: Verdict) -> None:
    before = Snippet(id="a", code="known = 1")
    asked = Snippet.model_validate({"id": "b", "code": code, "origin": origin})
    proofs = await try_snippets([before, asked], policy=Policy(), pictures=tmp_path)
    assert proofs[1].verdict is verdict, proofs[1].reason
