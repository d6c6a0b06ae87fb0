"""What a tutoring session left unclear is asked about first, until it is answered."""

from tests.quiz.conftest import NAMES, Clock, ask, new_quiz, right_answer

from probatum.tools.record import Record
from probatum.tutoring import Session
from probatum.workflows.reviewing import todays
from probatum.workflows.unclear import SESSIONS, unclear_concepts


def left_unclear(record: Record, clock: Clock, *texts: str) -> None:
    session = Session(id="s", book="0", book_title="B", chapter="c", title="S", began=clock(), unclear=texts)
    record.put(SESSIONS, "s", session)


async def test_the_next_quiz_asks_first_about_what_was_unclear(record: Record, clock: Clock) -> None:
    for name in NAMES:
        left_unclear(record, clock, f"Why does one need {name}s at all?")
        assert unclear_concepts(record) == (name,)
        quiz = new_quiz(record, clock)
        assert ask(quiz).concepts == (name,)
        await quiz.answer(right_answer(quiz.current))
        assert unclear_concepts(record) == (), "an answer tells more"


def test_a_review_brings_up_what_was_unclear_though_nothing_is_due(record: Record, clock: Clock) -> None:
    assert todays(record, clock()).concepts == ()
    left_unclear(record, clock, "heap", "the weather")
    assert todays(record, clock()).concepts == ("heap",)
