"""What is due: by what a review gains, and a plan after a holiday."""

from datetime import UTC, datetime, timedelta

from fsrs import Rating
from tests.learner.conftest import Answer

from probatum.learner.learner import replay
from probatum.learner.memory import card_id, new_memory, rating
from probatum.learner.planning import due, expected_gain, plan

DAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


def test_nothing_is_due_right_after_it_was_answered(answer: Answer) -> None:
    assert due(replay((), [answer("stack")]), DAY + timedelta(minutes=5)) == []


def test_what_is_due_comes_by_gain(answer: Answer) -> None:
    learner = replay((), [answer(c, right=c != "heap") for c in ("stack", "queue", "heap")])
    at = DAY + timedelta(days=40)
    gains = [expected_gain(learner, c, at) for c in due(learner, at)]
    assert len(gains) == 3
    assert gains == sorted(gains, reverse=True)
    assert all(gain > 0 for gain in gains)


def test_a_holiday_leaves_a_plan_and_no_wall(answer: Answer) -> None:
    learner = replay((), [answer(f"c{n}") for n in range(30)])
    days = plan(learner, DAY + timedelta(days=60), a_day=12)
    assert [len(day.concepts) for day in days] == [12, 12, 6]
    assert len({c for day in days for c in day.concepts}) == 30


def test_the_longer_it_was_known_the_later_it_comes_back(answer: Answer) -> None:
    learner = replay((), [answer("old", day=n * 8) for n in range(5)] + [answer("new", day=32)])
    assert learner.memories["old"].due > learner.memories["new"].due


def test_blame_and_credit_are_shared_with_luck_and_ignorance() -> None:
    assert rating(right=True, retention=0.95, score=0.9, guess=0.05) is Rating.Good
    assert rating(right=True, retention=0.95, score=0.2, guess=0.5) is Rating.Hard
    assert rating(right=False, retention=0.5, score=0.9, guess=0.05) is Rating.Again
    assert rating(right=False, retention=0.99, score=0.5, guess=0.05) is Rating.Hard
    assert rating(right=False, retention=None, score=0.5, guess=0.05) is Rating.Hard  # not learnt, not forgotten


def test_a_card_has_the_same_number_on_every_machine() -> None:
    assert card_id("cosine-similarity") == new_memory("cosine-similarity", DAY).card.card_id
    assert card_id("cosine-similarity") != card_id("cosine")
    assert card_id("cosine-similarity") < 2**53
