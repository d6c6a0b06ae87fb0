"""A session goes on behind an exception, as at a prompt; what a note plainly leaves to its reader is not at fault."""

from pathlib import Path

import pytest

from probatum.notes import Snippet
from probatum.proof import Proof, Verdict
from probatum.tools.sandbox import Policy, try_snippets

DIVIDE = ">>> def part(x):\n...     return 1 / x\n"
TRACEBACK = "Traceback (most recent call last):\n  ...\n"


async def tried(tmp_path: Path, code: str, language: str = "python", before: str = "") -> Proof:
    snippets = [Snippet(id="s0", code=before or "pass"), Snippet(id="s1", code=code, language=language, origin="note")]
    return (await try_snippets(snippets, policy=Policy(), pictures=tmp_path))[1]


@pytest.mark.parametrize(
    "shown",
    [
        TRACEBACK + "ZeroDivisionError: division by zero",
        TRACEBACK + "builtins.ZeroDivisionError: as another version says it",
        "ZeroDivisionError: division by zero",
    ],
)
async def test_a_session_goes_on_behind_the_exception_that_it_shows(tmp_path: Path, shown: str) -> None:
    proof = await tried(tmp_path, f"{DIVIDE}>>> part(0)\n{shown}\n>>> part(4)\n0.25")
    assert (proof.verdict, proof.reason) == (Verdict.EXPECTED_ERROR, "Raises ZeroDivisionError, as it shows.")


async def test_what_stands_behind_the_exception_is_compared_too(tmp_path: Path) -> None:
    shown = f"{DIVIDE}>>> part(0)\n{TRACEBACK}ZeroDivisionError: no\n>>> part(4)\n0.5"
    proof = await tried(tmp_path, shown)
    assert proof.verdict is Verdict.MISMATCH
    assert "'0.25'" in proof.reason


@pytest.mark.parametrize("shown", ["", TRACEBACK + "ValueError: division by zero\n"])
async def test_an_exception_that_is_not_shown_is_a_fault_at_its_line(tmp_path: Path, shown: str) -> None:
    proof = await tried(tmp_path, f"{DIVIDE}>>> 1 / 0\n{shown}>>> part(4)\n0.25")
    assert (proof.verdict, proof.line) == (Verdict.FAIL, 3)


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (">>> print(1)\n1\n>>> x = 2\n# no output!", Verdict.PASS),
        (">>> print('Title')\n# Title", Verdict.MISMATCH),
        (">>> print('# Title')\n# Title", Verdict.PASS),
    ],
)
async def test_a_remark_in_the_place_of_output_promises_none(tmp_path: Path, code: str, verdict: Verdict) -> None:
    assert (await tried(tmp_path, code)).verdict is verdict


async def test_an_exception_that_is_shown_and_does_not_come_is_a_mismatch(tmp_path: Path) -> None:
    proof = await tried(tmp_path, f"{DIVIDE}>>> part(1)\n{TRACEBACK}ZeroDivisionError: no\n>>> part(4)\n0.25")
    assert proof.verdict is Verdict.MISMATCH


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("d = {}\nd['x']  # looks it up, raises KeyError\nprint(1)", Verdict.EXPECTED_ERROR),
        ("int('x')\n# before: 0\n# now: ValueError", Verdict.EXPECTED_ERROR),
        ("int('x')\n# now: TypeError", Verdict.FAIL),
        ("class Gear: pass\nprint(Gear)  # <class 'Gear'>", Verdict.PASS),
        ("import os\nos.environ['NOT_SET_ANYWHERE']", Verdict.NEEDS_DATA),
        ("raise RuntimeError('This needs the folder. Directory \\'static\\' does not exist')", Verdict.NEEDS_DATA),
        ("raise RuntimeError('oil requires the grease package to be installed')", Verdict.NEEDS_PACKAGE),
        ("import sys\nif not sys.stdin.readline():\n    sys.exit(1)\nprint(2)", Verdict.NEEDS_INPUT),
        ("import sys\nif True:\n    sys.exit(1)\nprint(2)", Verdict.EXIT),
        ("made = int(\n    ...\n)", Verdict.ILLUSTRATIVE),
        ("made = int('...')", Verdict.FAIL),
        ("from .wheels import Spindle", Verdict.ILLUSTRATIVE),
        ("int('x')  # type: ignore[arg-type]", Verdict.EXPECTED_ERROR),
        ("raise KeyError(\"Config 'CLOCK_URL' is missing\")", Verdict.NEEDS_DATA),
    ],
)
async def test_what_is_said_meant_or_lacking_is_told_from_a_fault(tmp_path: Path, code: str, verdict: Verdict) -> None:
    proof = await tried(tmp_path, code)
    assert proof.verdict is verdict, proof.reason


@pytest.mark.parametrize(
    ("code", "language", "verdict"),
    [
        ("train = wind()\nassert train.teeth == 60", "python", Verdict.ILLUSTRATIVE),
        ("train = wind()\nprint(train.teeth)", "python", Verdict.FAIL),
        ("wheel = np.zeros(3)", "python", Verdict.FAIL),
        ("wheel = math.tau", "python", Verdict.FAIL),
        ("wheel = spindel + 1", "python", Verdict.FAIL),
        ("def wind(wheel):\n    return wheel\n\n@wind.twice\ndef again(): pass", "python", Verdict.FAIL),
        ("def again(wheel):\n    return wheel\n\nagain(np.zeros(3))", "", Verdict.ILLUSTRATIVE),
    ],
)
async def test_a_fragment_that_shows_nothing_may_leave_names_to_its_reader(
    tmp_path: Path, code: str, language: str, verdict: Verdict
) -> None:
    proof = await tried(tmp_path, code, language, before="spindle = 1")
    assert proof.verdict is verdict, proof.reason


async def test_a_writer_of_ours_leaves_nothing_to_the_reader(tmp_path: Path) -> None:
    (proof,) = await try_snippets([Snippet(id="s1", code="train = wind()")], policy=Policy(), pictures=tmp_path)
    assert proof.verdict is Verdict.FAIL


async def test_a_comment_of_a_script_is_no_prompt(tmp_path: Path) -> None:
    proof = await tried(tmp_path, "# Don't commit this.\nDEBUG=True", "shell")
    assert "syntax holds" in proof.reason


@pytest.mark.parametrize(
    ("code", "verdict"), [("key = # INVALID", Verdict.ILLUSTRATIVE), ("key = # twelve", Verdict.FAIL)]
)
async def test_what_its_comment_calls_invalid_is_shown_to_be_avoided(
    tmp_path: Path, code: str, verdict: Verdict
) -> None:
    assert (await tried(tmp_path, code, "toml")).verdict is verdict


async def test_a_prompt_shows_values_wherever_they_stand(tmp_path: Path) -> None:
    proof = await tried(tmp_path, ">>> for n in (1, 2):\n...     n + 1\n2\n3\n>>> _\n3")
    assert proof.verdict is Verdict.PASS, proof.reason


GROUP = """\
  + Exception Group Traceback (most recent call last):
  |   File "<stdin>", line 1, in <module>
  | ExceptionGroup: two things (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: first
    +---------------- 2 ----------------
    | KeyError: 'second'
    +------------------------------------
"""


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (f">>> raise ExceptionGroup('two things', [ValueError('first'), KeyError('second')])\n{GROUP}>>> 1\n1", True),
        (">>> raise ValueError('a rather long message')\nAliasError: a rather long message\n>>> 1\n1", True),
        (">>> raise ValueError('short')\nAliasError: short\n>>> 1\n1", False),
        (f">>> raise ExceptionGroup('two things', [ValueError('first'), KeyError('second')])\n{GROUP}", True),
        ("1 / 0  # this will fail!", True),
        ("1 / 0  # never fails", False),
    ],
)
async def test_an_exception_is_known_as_notes_show_it(tmp_path: Path, code: str, verdict: bool) -> None:
    assert ((await tried(tmp_path, code)).verdict is Verdict.EXPECTED_ERROR) is verdict


@pytest.mark.parametrize(
    "code",
    [
        ">>> rows = [\n    1,\n    2,\n]\n>>> sum(\n    rows\n)\n3",
        ">>> import math\n>>>\ndef area(r):\n    r = float(r)\n\n    return math.floor(r)\n\n>>> area(2)\n2",
        "class Box:\n    size = 3\n\n>>> Box.size\n3",
        ">>> import math\n\nclass Box:\n    size = 3\n\n>>> Box.size\n3",
    ],
)
async def test_lines_of_a_session_that_lost_their_prompt_are_code(tmp_path: Path, code: str) -> None:
    assert (await tried(tmp_path, code)).verdict is Verdict.PASS
    assert (await tried(tmp_path, code[:-1] + "9")).verdict is Verdict.MISMATCH


async def test_what_goes_to_standard_error_is_output_too(tmp_path: Path) -> None:
    code = "import sys\nx = print('\\x1b[31mtold\\x1b[0m', file=sys.stderr)\nprint('said')"
    snippets = [
        Snippet(id=text, code=code, expected=text, origin="note") for text in ("told", "said", "told\nsaid", "tell")
    ]
    proofs = await try_snippets(snippets, policy=Policy(), pictures=tmp_path)
    assert [proof.verdict is Verdict.PASS for proof in proofs] == [True, True, True, False]


async def test_a_module_that_another_misses_is_a_package(tmp_path: Path) -> None:
    proof = await tried(tmp_path, "raise ValueError(\"reading failed: No module named 'pyarrow'\")")
    assert (proof.verdict, "'pyarrow'" in proof.reason) == (Verdict.NEEDS_PACKAGE, True)


async def test_a_signature_is_no_call(tmp_path: Path) -> None:
    proof = await tried(tmp_path, "cut(\n    text, width=3, *,\n    end='',\n)")
    assert (proof.verdict, "signature" in proof.reason) == (Verdict.ILLUSTRATIVE, True)


async def test_what_only_defines_shows_nothing_yet(tmp_path: Path) -> None:
    code = "def told():\n    print('told')"
    snippets = [
        Snippet(id=f"s{n}", code=text, expected="told", origin="note")
        for n, text in enumerate((code, f"{code}\nx = 1\ntold"))
    ]
    proofs = await try_snippets(snippets, policy=Policy(), pictures=tmp_path)
    assert [proof.verdict for proof in proofs] == [Verdict.ILLUSTRATIVE, Verdict.MISMATCH]
