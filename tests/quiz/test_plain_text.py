"""What a plain terminal is shown: standings that claim no more than is known, prose wrapped, code as it is."""

from datetime import UTC, datetime

import pytest

from probatum.learner.learner import replay
from probatum.learner.record import Attempt
from probatum.tui.plain_text import laid_out
from probatum.workflows.quiz.text import standing


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")


def test_one_wrong_answer_gives_a_band_and_no_number() -> None:
    at = datetime(2026, 5, 4, 9, tzinfo=UTC)
    wrong = Attempt(id="a", at=at, question="q", chapter="c", concepts=("heap",), kind="cloze", score=0.0)
    told = standing(replay((), [wrong]).mastery("heap", at))
    assert told.startswith("not enough evidence yet, ")
    assert "(" not in told


def test_options_go_on_under_their_own_beginning() -> None:
    lines = laid_out("a) one two three four five six seven eight nine ten").splitlines()
    assert all(len(line) <= 40 for line in lines)
    assert lines[1].startswith("   ")


def test_code_keeps_its_lines_and_loses_its_fence() -> None:
    code = "x = " + "1 + " * 20 + "1"
    assert laid_out(f"```python\n{code}\n```") == f"    {code}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("What is **heap**?", "What is “heap”?"),
        ("**Right** so", "Right so"),
        ("under *Cost* now", "under Cost now"),
        ("`a**b` and 2 * 3 * 4", "`a**b` and 2 * 3 * 4"),
    ],
)
def test_stars_are_for_those_who_can_see_bold(text: str, shown: str) -> None:
    assert laid_out(text) == shown


def test_a_fence_within_code_is_code() -> None:
    assert laid_out("````\n```\nmine\n````\nagain") == "    ```\n    mine\nagain"
