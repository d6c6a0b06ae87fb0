"""What a model may do in ``verify``: raise doubts that stand where it says, and repair code that then really runs."""

import asyncio
from pathlib import Path

from probatum.agents.model_reviewer.doubts import CheckReply, Doubt, Held, ReviewReply, review_note
from probatum.agents.model_reviewer.repairs import RepairReply
from probatum.agents.model_reviewer.windows import windows
from probatum.proof import Fault, Kind, Verdict
from probatum.tools.markdown.reading import read_note
from probatum.tools.models import ScriptedModel
from probatum.tools.models.errors import BadReply
from probatum.tools.sandbox import Policy
from probatum.workflows.repairing import with_repairs
from probatum.workflows.verify import verify_file

NOTE = """\
# Sorting

`sorted` sorts downwards by default.

```python
print(sorted([2, 1]))
```

The first number that it prints is the largest.

> [!quote] p. 3
> SECRET OF THE BOOK
"""
BROKEN = """\
- A list item:

  ```python
  total = 3
  print(totl)
  print(total / zero)
  ```

```python
print(total + 1)
```
"""


def doubt(line: int, quote: str, basis: str = "common knowledge") -> Doubt:
    return Doubt.model_validate({"line": line, "quote": quote, "basis": basis, "why": "It sorts upwards."})


def upheld(*numbers: int) -> CheckReply:
    return CheckReply(doubts=[Held(number=number, wrong=True) for number in numbers])


def test_doubts_become_findings_at_their_lines_and_name_the_model(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    model = ScriptedModel(
        [
            ReviewReply(
                doubts=[doubt(4, "sorts downwards"), doubt(3, "not there"), doubt(9, "is the largest", "output")]
            ),
            upheld(1, 2),
        ]
    )
    report = asyncio.run(verify_file(tmp_path / "note.md", policy=Policy(), model=model))
    claims = [item for item in report.items if item.kind is Kind.CLAIM]
    assert [(item.line, item.verdict, item.fault) for item in claims] == [
        (3, Verdict.FAIL, Fault.CONTENT),
        (9, Verdict.MISMATCH, Fault.CONTENT),
    ]
    assert all("A model doubts" in item.reason and "It sorts upwards." in item.reason for item in claims)
    asked = model.asked[0].task
    assert "3| `sorted` sorts downwards" in asked
    assert "run| [1, 2]" in asked
    assert "SECRET OF THE BOOK" not in asked


def test_a_model_is_told_what_was_not_run_and_may_doubt_it_or_a_drawing(tmp_path: Path) -> None:
    code = "```python\nimport no_such_package_here\nrow = [1][0][0]\n```\n"
    text = f"# Rows\n\n{code}\n```mermaid\nflowchart LR\n  a --> b\n```\n"
    (tmp_path / "note.md").write_text(text, encoding="utf-8")
    reply = ReviewReply(doubts=[doubt(5, "[1][0][0]", "unrun"), doubt(10, "a --> b", "diagram")])
    model = ScriptedModel([reply, upheld(1, 2)])
    report = asyncio.run(verify_file(tmp_path / "note.md", policy=Policy(), model=model))
    claims = [item for item in report.items if item.kind is Kind.CLAIM]
    assert [(item.line, item.verdict) for item in claims] == [(5, Verdict.FAIL), (10, Verdict.MISMATCH)]
    assert "run| not run beyond line 4: Needs the package" in model.asked[0].task


def test_a_doubt_that_the_model_itself_refutes_is_dropped() -> None:
    doubts = ReviewReply(doubts=[doubt(3, "sorts downwards"), doubt(9, "The first number")])
    check = CheckReply(doubts=[Held(number=1, wrong=True), Held(number=2, wrong=False), Held(number=7, wrong=True)])
    model = ScriptedModel([doubts, check])
    (proof,) = asyncio.run(review_note(model, read_note(NOTE), {}))
    assert proof.line == 3
    assert "2. line 9, “The first number”: It sorts upwards." in model.asked[1].task


def test_a_doubt_that_the_run_refutes_is_dropped() -> None:
    errors = [doubt(6, "print(sorted", "unrun"), doubt(6, "sorted([2", "code"), doubt(6, "[2, 1]", "code")]
    errors[1] = errors[1].model_copy(update={"why": "It raises a TypeError."})
    model = ScriptedModel([ReviewReply(doubts=errors), upheld(1, 2, 3)])
    proofs = asyncio.run(review_note(model, read_note(NOTE), {}, {5}))
    assert ["[2, 1]" in proof.reason for proof in proofs] == [True]


def test_a_model_that_doubts_nothing_proves_nothing() -> None:
    assert asyncio.run(review_note(ScriptedModel([ReviewReply(doubts=[])]), read_note(NOTE), {})) == ()


def test_a_model_that_fails_is_told_and_not_held_against_the_note() -> None:
    (proof,) = asyncio.run(review_note(ScriptedModel([BadReply("no JSON")]), read_note(NOTE), {}))
    assert (proof.verdict, proof.fault) == (Verdict.NOT_RUN, Fault.ENVIRONMENT)
    assert "no JSON" in proof.reason


def test_a_long_note_is_looked_at_in_stretches_that_lose_no_line() -> None:
    lines = [(n, f"{n}| some words of a line") for n in range(1, 200)]
    stretches = windows(lines, 100)
    assert len(stretches) > 5
    assert [line for stretch in stretches for line in stretch] == lines


def test_a_repair_is_kept_once_it_runs_with_the_bug_behind_the_first_one() -> None:
    model = ScriptedModel(
        [
            RepairReply(code="total = 3\nprint(total)\nprint(total / zero)", why="misspelt name"),
            RepairReply(code="total = 3\nprint(total)\nprint(total / 1)", why="undefined divisor"),
        ]
    )
    text = asyncio.run(with_repairs(BROKEN, model, policy=Policy()))
    assert "'totl' is not defined" in model.asked[0].task
    assert "'zero' is not defined" in model.asked[1].task
    assert text == BROKEN.replace("print(totl)", "print(total)").replace("/ zero", "/ 1").replace(
        "  total = 3", "  # Repaired by a model: misspelt name; undefined divisor\n  total = 3"
    )


def test_a_repair_that_does_not_run_changes_nothing() -> None:
    model = ScriptedModel(lambda _: RepairReply(code="print(still_wrong)\n", why="a guess"))
    assert asyncio.run(with_repairs(BROKEN, model, policy=Policy())) == BROKEN
