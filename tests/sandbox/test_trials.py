"""A document on trial from its draft to its replay: taken back, remembered, bounded in its time."""

from pathlib import Path

import pytest
from tests.sandbox.trials import snippets, tried, verdicts

from probatum.notes import Snippet
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.journal import Journal
from probatum.tools.sandbox import Policy, open_trial, tiers, try_snippets
from probatum.tools.sandbox.comparing import compared


async def test_state_survives_the_death_of_a_neighbour(tier: str, tmp_path: Path) -> None:
    codes = ("x = 1", "import os; os.abort()", "while True: pass", "print(x)")
    proofs = await tried(tier, tmp_path, *codes, seconds=1)
    assert verdicts(proofs) == ["pass", "crashed", "timeout", "pass"]


async def test_an_extension_can_be_taken_back_and_tried_again(tier: str, tmp_path: Path) -> None:
    """``again`` starts from the state before the last extension, not from what its first try left."""
    async with open_trial(Policy(tier=tier), pictures=tmp_path) as trial:
        assert verdicts(await trial.extend(snippets("x = [1]"))) == ["pass"]
        broken = [Snippet(id="b1", code="x.append(2)"), Snippet(id="b2", code="1 / 0")]
        mended = [Snippet(id="b1", code="x.append(3)"), Snippet(id="b2", code="print(x)")]
        assert verdicts(await trial.extend(broken)) == ["pass", "fail"]
        proofs = await trial.again(mended)
        assert verdicts(proofs) == ["pass", "pass"]
        assert proofs[1].output is not None
        assert proofs[1].output.text == "[1, 3]"
        crashed = [Snippet(id="b1", code="x.append(4)"), Snippet(id="b2", code="import os; os.abort()")]
        assert verdicts(await trial.again(crashed)) == ["pass", "crashed"]
        proofs = await trial.again(mended)
        assert proofs[1].output is not None
        assert proofs[1].output.text == "[1, 3]"
        replayed = await trial.replay([*snippets("x = [1]"), *mended])
        assert verdicts(replayed) == ["pass"] * 3


async def test_finished_runs_are_remembered(tier: str, tmp_path: Path) -> None:
    """A second trial of the same document opens no box for its cells: nothing random is drawn anew."""
    codes = ("import os; token = os.urandom(8).hex()", "token")
    journal = Journal.open(f"sqlite:///{tmp_path}/journal.db")
    try:
        policy = Policy(tier=tier)
        first = await try_snippets(snippets(*codes), policy=policy, pictures=tmp_path, journal=journal)
        second = await try_snippets(snippets(*codes), policy=policy, pictures=tmp_path, journal=journal)
        longer = await try_snippets(snippets(*codes, "len(token)"), policy=policy, pictures=tmp_path, journal=journal)
    finally:
        journal.close()
    shown = [[p.output.text if p.output else "" for p in proofs] for proofs in (first, second)]
    assert shown[0] == shown[1]
    assert verdicts(longer) == ["pass", "flaky", "pass"]


async def test_without_a_sandbox_nothing_is_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tiers, "probe", lambda: ())
    asked = [Snippet(id="a", code="print(1)"), Snippet(id="b", language="bash", code="ls")]
    proofs = await try_snippets(asked, policy=Policy(), pictures=tmp_path)
    assert verdicts(proofs) == ["not-run", "illustrative"]
    assert proofs[0].fault is Fault.ENVIRONMENT
    assert not proofs[0].verdict.good


async def test_the_documents_time_is_bounded(tier: str, tmp_path: Path) -> None:
    policy = Policy(tier=tier, seconds=1, seconds_total=1.5)
    proofs = await try_snippets(snippets(*["while True: pass"] * 4), policy=policy, pictures=tmp_path)
    assert verdicts(proofs)[-1] == "not-run"
    assert Verdict.PASS.value not in verdicts(proofs)


def test_a_snippet_that_once_met_its_time_is_not_blamed_for_a_busy_machine() -> None:
    good = Proof(subject="a", kind=Kind.SNIPPET, verdict=Verdict.PASS)
    late = good.model_copy(update={"verdict": Verdict.TIMEOUT, "fault": Fault.CONTENT})
    for first, then in ((good, late), (late, good)):
        assert (compared(then, first).verdict, compared(then, first).fault) == (Verdict.FLAKY, Fault.ENVIRONMENT)
    assert compared(late, late) == late
