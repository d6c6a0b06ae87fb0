"""What comments below the code promise is compared; what only looks like a promise is left alone."""

from pathlib import Path

import pytest

from probatum.notes import Snippet
from probatum.proof import Proof, Verdict
from probatum.tools.sandbox import Policy, try_snippets


async def tried(tmp_path: Path, code: str) -> Proof:
    snippet = Snippet(id="s1", code=code, language="python", origin="note")
    return (await try_snippets([snippet], policy=Policy(), pictures=tmp_path))[0]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("print(1 + 1)\n#> 3", 2),
        ("print(\n    [1, 2],\n    7,\n)\n#> [1, 2] 8", 5),
        ("for i in range(3):\n    print(i)\n    #> 0\n    #> 1\n    #> 3", 3),
        ("print('sum', 4)\n# Output:\n# sum 5", 2),
        ("a = 2\nprint('sum', a)\n\nb = 3\nprint('product', b)\n\n# prints:\n# sum 2\n# product 4", 7),
        ("print('sum', 4)\n# => sum 5", 2),
    ],
)
async def test_a_comment_below_that_says_something_else_is_a_mismatch_at_its_line(
    tmp_path: Path, code: str, line: int
) -> None:
    proof = await tried(tmp_path, code)
    assert (proof.verdict, proof.line) == (Verdict.MISMATCH, line)


@pytest.mark.parametrize(
    "code",
    [
        "print(1 + 1)\n#> 2",
        "for i in range(2):\n    print(i)\n    #> 0\n    #> 1",
        "for i in range(2):\n    print(i)\n    print(-i)\n#> never mind",
        "def told(x):\n    print('in', x)\n    # prints: in 1\ntold(1)\ntold(2)",
        "print('a')\nprint('b')\n# Output:\n# a\n# b",
        "print('size', 10)\n# -> see the table below",
        "# Prints the sum of the row\nprint(3)\n# Results: none that matter",
        "print('large')\n# Result: large, as it should be",
        "x = 5\n#> 7",
    ],
)
async def test_what_holds_or_is_no_promise_passes(tmp_path: Path, code: str) -> None:
    assert (await tried(tmp_path, code)).verdict is Verdict.PASS


async def test_what_a_prompt_offers_is_there(tmp_path: Path) -> None:
    asked = await tried(tmp_path, "help(len)")
    assert asked.output is not None
    assert "number of items" in asked.output.stdout
    assert (await tried(tmp_path, "print(1)\nquit()")).verdict is Verdict.PASS


async def test_prompts_in_a_docstring_do_not_make_a_session(tmp_path: Path) -> None:
    code = '"""Sums.\n\n>>> add(1, 2)\n3\n"""\ndef add(a, b):\n    return a + b\nprint(add(1, 2))'
    proof = await tried(tmp_path, code)
    assert proof.output is not None
    assert (proof.verdict, proof.output.stdout) == (Verdict.PASS, "3\n")
