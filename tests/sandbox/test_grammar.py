"""What is not run is at least parsed, by the box; a fragment is no fault, and syntax alone is no pass."""

import shutil
from pathlib import Path

import pytest

from probatum.notes import Snippet
from probatum.proof import Proof, Verdict
from probatum.tools.sandbox import Policy, try_snippets

compiler = pytest.mark.skipif(not shutil.which("gcc", path="/usr/bin"), reason="there is no compiler")


async def tried(tmp_path: Path, language: str, code: str, origin: str = "writer") -> Proof:
    asked = Snippet.model_validate({"id": "a", "code": code, "language": language, "origin": origin})
    (proof,) = await try_snippets([asked], policy=Policy(), pictures=tmp_path)
    return proof


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("json", '{"a": [1, 2]}'),
        ("json", '{"a": 1}\n{"a": 2}'),
        ("toml", "[a]\nb = 1"),
        ("yaml", "a: &x [1]\nb: *x"),
        ("xml", "<a><b/></a>"),
        ("bash", "for i in 1 2; do echo $i; done"),
        ("console", "$ ls \\\n    /tmp\ntotal ((\n$ echo 'a'"),
        pytest.param("c", "for (int i = 0; i < 3; i++) { i += 2; }", marks=compiler),
    ],
)
async def test_syntax_that_holds_is_said_and_is_no_pass(tmp_path: Path, language: str, code: str) -> None:
    proof = await tried(tmp_path, language, code)
    assert proof.verdict is Verdict.ILLUSTRATIVE
    assert "Its syntax holds" in proof.reason


FAULTS = [
    ("json", '{"a": 1,}'),
    ("toml", "b = 1\nb = 2"),
    ("yaml", "a: [1, 2\nb: 3"),
    ("xml", "<a><b></a>"),
    ("bash", "if true; then echo hi"),
    pytest.param("c", "int main(void) { return 0 }", marks=compiler),
]


@pytest.mark.parametrize(("language", "code"), FAULTS)
async def test_syntax_that_does_not_hold_is_a_fault(tmp_path: Path, language: str, code: str) -> None:
    assert (await tried(tmp_path, language, code)).verdict is Verdict.FAIL


@pytest.mark.parametrize(("language", "code"), FAULTS)
async def test_a_language_that_was_guessed_is_not_held_against_a_book(tmp_path: Path, language: str, code: str) -> None:
    assert (await tried(tmp_path, language, code, origin="book")).verdict is Verdict.ILLUSTRATIVE


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("json", '{"a": 1, ...}'),
        ("yaml", "a: {{ value }}: {"),
        ("bash", "cp <source> <target>"),
        ("console", "total 0 (("),
        ("xml", "<a/><b/>"),
        pytest.param("c", "gear_t wheel = make(12", marks=compiler),
    ],
)
async def test_fragments_and_templates_are_left_alone(tmp_path: Path, language: str, code: str) -> None:
    proof = await tried(tmp_path, language, code)
    assert proof.verdict is Verdict.ILLUSTRATIVE
    assert "syntax" not in proof.reason
