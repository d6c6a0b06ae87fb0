"""The learner is what their answers make: replayed, voided, replaced, forgotten."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.learner.conftest import Answer

from probatum.learner.learner import LEAST, replay
from probatum.learner.record import Concept, State

DAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
CONCEPTS = [Concept(id="stack", name="stack"), Concept(id="queue", name="queue", prerequisites=("stack",))]


def test_replay_is_the_same_as_taking_answers_one_by_one(answer: Answer) -> None:
    attempts = [answer("stack", right=n % 2 == 0, day=n) for n in range(6)]
    stepwise = replay(CONCEPTS, ())
    for attempt in attempts:
        stepwise = stepwise.answered(attempt)
    whole = replay(CONCEPTS, attempts)
    assert whole.mastery("stack", DAY) == stepwise.mastery("stack", DAY)
    assert whole.reviews == stepwise.reviews


def test_answers_that_come_in_out_of_order_are_taken_in_the_order_in_which_they_were_given(answer: Answer) -> None:
    attempts = [answer("stack", right=n % 2 == 0, day=n) for n in range(6)]
    assert replay(CONCEPTS, attempts[::-1]).mastery("queue", DAY) == replay(CONCEPTS, attempts).mastery("queue", DAY)


def test_a_voided_question_counts_as_never_asked(answer: Answer) -> None:
    kept = [answer("stack"), answer("queue", right=False)]
    struck = answer("stack", right=False)
    void = answer("stack", question=struck.question, void="the key is wrong")
    assert replay(CONCEPTS, [*kept, struck, void]).mastery("stack", DAY) == replay(CONCEPTS, kept).mastery("stack", DAY)


def test_an_answer_taken_back_on_appeal_counts_once(answer: Answer) -> None:
    wrong = answer("stack", right=False)
    mended = answer("stack", grader="learner", replaces=wrong.id)
    learner = replay(CONCEPTS, [wrong, mended])
    assert learner.answers["stack"] == 1
    assert learner.mastery("stack", DAY).shown > replay(CONCEPTS, [wrong]).mastery("stack", DAY).shown


def test_nothing_is_called_without_an_answer_of_its_own(answer: Answer) -> None:
    learner = replay(CONCEPTS, [answer("stack", day=n / 100) for n in range(8)])
    said = learner.mastery("queue", DAY)
    assert said.inferred
    assert said.answers < LEAST
    assert said.state is State.UNKNOWN


@pytest.mark.parametrize(("right", "state"), [(True, State.MASTERED), (False, State.NOT_YET)])
def test_enough_answers_one_way_settle_it(answer: Answer, right: Any, state: State) -> None:
    attempts = [answer("stack", right=right, difficulty="medium") for _ in range(8)]
    assert replay(CONCEPTS, attempts).mastery("stack", DAY + timedelta(hours=1)).state is state


def test_what_is_shown_lies_in_its_band_and_fades_with_time(answer: Answer) -> None:
    learner = replay(CONCEPTS, [answer("stack") for _ in range(5)])
    shown = [learner.mastery("stack", DAY + timedelta(days=days)) for days in (0, 10, 40, 200)]
    assert all(m.low <= m.shown <= m.high for m in shown)
    assert [m.shown for m in shown] == sorted((m.shown for m in shown), reverse=True)
    assert shown[-1].retention < 0.9


def test_mastered_and_then_forgotten_has_to_be_asked_again(answer: Answer) -> None:
    learner = replay(CONCEPTS, [answer("stack") for _ in range(8)])
    assert learner.mastery("stack", DAY).state is State.MASTERED
    assert learner.mastery("stack", DAY + timedelta(days=3650)).state is State.UNKNOWN


def test_memory_hears_only_the_first_answer_of_a_day(answer: Answer) -> None:
    learner = replay(CONCEPTS, [answer("stack"), answer("stack"), answer("stack", day=2), answer("stack", day=2)])
    assert len(learner.reviews) == 2


def test_a_concept_that_no_chapter_names_is_still_learned(answer: Answer) -> None:
    assert replay((), [answer("heap")]).mastery("heap", DAY).answers == 1


def test_a_clock_set_back_breaks_nothing(answer: Answer) -> None:
    attempts = [
        answer("heap", right=True, day=9),
        answer("heap", right=False, day=2),
        answer("heap", right=True, day=30),
    ]
    learner = replay((), attempts)
    before = learner.mastery("heap", attempts[1].at - timedelta(days=400))
    assert 0.0 <= before.low <= before.shown <= before.high <= 1.0
    assert before.retention <= 1.0
