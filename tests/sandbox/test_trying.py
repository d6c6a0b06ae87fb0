"""A document's snippets: shared state, who leans on whom, what is shown, and what is promised of it."""

from pathlib import Path

import pytest
from tests.sandbox.trials import tried, verdicts

from probatum.notes import Snippet
from probatum.proof import Fault
from probatum.tools.sandbox import Policy, try_snippets


async def test_snippets_share_their_state_and_say_on_whom_they_lean(tier: str, tmp_path: Path) -> None:
    proofs = await tried(tier, tmp_path, "docs = ['a', 'b']", "len(docs)", "1 + 1")
    assert verdicts(proofs) == ["pass"] * 3
    assert [proof.output.text if proof.output else "" for proof in proofs] == ["", "2", "2"]
    assert "leans on a1 for 'docs'" in proofs[1].conditions
    assert "runs alone" in proofs[2].conditions
    assert {proof.tier for proof in proofs} == {tier}


async def test_a_traceback_names_no_folder_of_this_machine(tier: str, tmp_path: Path) -> None:
    (proof,) = await tried(tier, tmp_path, "import statistics\nstatistics.mean([])")
    assert proof.output is not None
    assert 'File "<a1>", line 2' in proof.output.error
    assert 'File "python3.' in proof.output.error


async def test_what_leans_on_a_failed_snippet_is_not_run(tier: str, tmp_path: Path) -> None:
    proofs = await tried(tier, tmp_path, "docs = 1 / 0", "print(docs)", "print('alone')")
    assert verdicts(proofs) == ["fail", "not-run", "pass"]
    assert proofs[1].fault is Fault.UPSTREAM
    assert "'docs'" in proofs[1].reason
    assert "a1" in proofs[1].reason


async def test_code_that_does_not_parse_still_owns_the_names_it_would_bind(tier: str, tmp_path: Path) -> None:
    proofs = await tried(tier, tmp_path, "docs = [1]\n   .x = 2\ny = 3", "print(docs)")
    assert verdicts(proofs) == ["fail", "not-run"]
    assert proofs[0].line == 2
    assert proofs[0].fault is Fault.CONTENT


async def test_output_is_what_a_notebook_shows(tier: str, tmp_path: Path) -> None:
    code = "import sys, warnings\nprint('out')\nprint('err', file=sys.stderr)\nwarnings.warn('careful')\n{'a': 1}"
    (proof,) = await tried(tier, tmp_path, code)
    assert proof.output is not None
    assert proof.output.text == "out\n{'a': 1}"
    assert proof.output.stderr == "err\n"
    assert proof.output.warnings == ("UserWarning: careful",)


async def test_a_traceback_begins_in_the_snippet(tier: str, tmp_path: Path) -> None:
    (proof,) = await tried(tier, tmp_path, "def f():\n    raise KeyError('k')\nf()")
    assert proof.output is not None
    assert (proof.line, proof.reason) == (2, "KeyError: 'k'")
    assert proof.output.error.splitlines()[1].strip().startswith('File "<a1>", line 3')


async def test_top_level_await_and_main(tier: str, tmp_path: Path) -> None:
    code = "import asyncio\nawait asyncio.sleep(0)\nif __name__ == '__main__':\n    print('main')"
    (proof,) = await tried(tier, tmp_path, code)
    assert proof.output is not None
    assert proof.output.text == "main"


async def test_a_picture_becomes_a_file(tier: str, tmp_path: Path) -> None:
    code = """
import struct, zlib
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
class Dot:
    def _repr_png_(self):
        head = struct.pack(">IIBBBBB", 2, 3, 8, 0, 0, 0, 0)
        rows = zlib.compress(b"\\0\\0\\0" * 3)
        return b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    def __repr__(self): return "Dot"
Dot()
"""
    (proof,) = await tried(tier, tmp_path, code)
    assert proof.output is not None
    (picture,) = proof.output.figures
    assert (picture.width, picture.height) == (2, 3)
    assert (tmp_path / picture.name).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("print(2.0000001)  # ~2.0", "pass"),
        ("print(3)  # 2", "mismatch"),
        ("x = [1, 2]\nlen(x)  # 3\nx", "mismatch"),
        ("print((3, 6))  # (3, vocab_size)", "pass"),
        ("print((2, 6))  # (3, vocab_size)", "mismatch"),
        ("def f():\n    print('mean:', 0.3333)  # 0.33\nf()", "pass"),
        ("print('done')  # tells that it is done", "pass"),
        ("print(5)  # (optional)", "pass"),
        ("print(5)  # (see note 3)", "pass"),
        ("print(5)  # returns the sum", "pass"),
        ("print('ab')  # -> abc", "mismatch"),
        ("print(['a b', 1])  # ['a b', 1]", "pass"),
        ("print(2)  # type: ignore", "pass"),
    ],
)
async def test_promises_in_comments_are_compared(tier: str, tmp_path: Path, code: str, verdict: str) -> None:
    assert verdicts(await tried(tier, tmp_path, code)) == [verdict]


async def test_expected_output_and_expected_error(tier: str, tmp_path: Path) -> None:
    asked = [
        Snippet(id="right", code="print(1); print(2)", expected="1\n2"),
        Snippet(id="wrong", code="print(1)", expected="2"),
        Snippet(id="raises", code="int('x')", expected_error="ValueError"),
        Snippet(id="silent", code="int('1')", expected_error="ValueError"),
        Snippet(id="session", code=">>> 1 + 1\n2\n>>> 'a' * 2\n'aa'"),
    ]
    proofs = await try_snippets(asked, policy=Policy(tier=tier), pictures=tmp_path)
    assert verdicts(proofs) == ["pass", "mismatch", "expected-error", "fail", "pass"]


async def test_what_differs_from_run_to_run_is_flaky(tier: str, tmp_path: Path) -> None:
    proofs = await tried(tier, tmp_path, "import os; os.urandom(4).hex()", "object()", "print('took 0.2 s')")
    assert verdicts(proofs) == ["flaky", "pass", "pass"]


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("import socket; socket.gethostbyname('example.com')", "needs-network"),
        ("import no_such_module_anywhere", "needs-package"),
        ("open('measurements.csv')", "needs-data"),
        ("input()", "needs-input"),
        ("raise RuntimeError('Found no NVIDIA driver on your system.')", "needs-gpu"),
        ("import sys; sys.exit(2)", "exit"),
        ("import sys; sys.exit(0)", "pass"),
        ("raise MemoryError", "memory"),
    ],
)
async def test_what_the_machine_lacks_is_named(tier: str, tmp_path: Path, code: str, verdict: str) -> None:
    (proof,) = await tried(tier, tmp_path, code)
    assert proof.verdict.value == verdict
    assert proof.fault is not Fault.HARNESS
    assert verdict == "pass" or proof.reason


async def test_other_languages(tier: str, tmp_path: Path) -> None:
    asked = [
        Snippet(id="q1", language="sql", code="CREATE TABLE t(a, b); INSERT INTO t VALUES (1, NULL), (22, 'x');"),
        Snippet(id="q2", language="sql", code="SELECT * FROM t ORDER BY a"),
        Snippet(id="q3", language="sql", code="SELECT * FROM nowhere"),
        Snippet(id="sh", language="bash", code="rm -rf /"),
        Snippet(id="c", language="c", code="int main() {}"),
    ]
    proofs = await try_snippets(asked, policy=Policy(tier=tier), pictures=tmp_path)
    assert verdicts(proofs) == ["pass", "pass", "needs-data", "illustrative", "illustrative"]
    assert proofs[1].output is not None
    assert proofs[1].output.stdout == "a  | b\n1  | NULL\n22 | x\n"
    assert "never run" in proofs[3].reason
