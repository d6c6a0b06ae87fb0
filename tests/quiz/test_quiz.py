"""One quiz from its first question to what came of it."""

from datetime import timedelta
from typing import Any

import pytest
from tests.quiz.conftest import NAMES, Clock, ask, new_quiz, right_answer, short

from probatum.errors import UsageError
from probatum.learner.record import State
from probatum.quiz import Bank
from probatum.tools.grading import UnclearError
from probatum.tools.record import Record
from probatum.workflows.quiz import Limits, Quiz


async def play(quiz: Quiz, answer: Any = right_answer) -> Any:
    asked = []
    while (question := quiz.next()) is not None:
        asked.append(question)
        await quiz.answer(answer(question))
    return asked


async def test_right_answers_end_it_by_evidence(quiz: Quiz) -> None:
    asked = await play(quiz)
    result = quiz.finish()
    assert quiz.ended_by == "evidence"
    assert len({q.id for q in asked}) == len(asked) == result.answered == result.right
    assert {c.name for c in result.of(State.MASTERED)} == set(NAMES)
    assert result.come_back is not None
    assert result.chapters == ("c",)


async def test_wrong_answers_say_what_to_read_again(quiz: Quiz) -> None:
    await play(quiz, lambda q: "c" if q.kind == "choice" and q.key != 2 else "a" if q.kind == "choice" else "nothing")
    result = quiz.finish()
    assert result.right == 0
    assert result.of(State.NOT_YET)
    for concept in result.of(State.NOT_YET):
        assert concept.read_again is not None
        assert (concept.read_again.heading, concept.read_again.label) == ("Structures", "17")


async def test_every_answer_is_in_the_record_before_its_feedback(quiz: Quiz, record: Record) -> None:
    for n in range(1, 4):
        question = ask(quiz)
        feedback = await quiz.answer(right_answer(question))
        assert len(record.attempts()) == n
        assert record.attempts()[-1].question == question.id
        assert feedback.mastery is not None
        assert feedback.mastery.answers >= 1


async def test_questions_that_rest_on_the_same_words_are_not_asked_together(record: Record, clock: Clock) -> None:
    bank = record.bank("c")
    assert bank is not None
    same = bank.questions[0].evidence
    record.keep_bank(
        Bank(chapter="c", questions=tuple(q.model_copy(update={"evidence": same}) for q in bank.questions))
    )
    assert len(await play(new_quiz(record, clock))) == 1


async def test_it_does_not_claim_evidence_when_the_questions_ran_out(record: Record, clock: Clock) -> None:
    bank = record.bank("c")
    assert bank is not None
    record.keep_bank(bank.model_copy(update={"questions": bank.questions[:2]}))
    quiz = new_quiz(record, clock)
    await play(quiz)
    assert quiz.ended_by == "nothing left"


async def test_only_what_was_answered_is_reported(quiz: Quiz) -> None:
    await quiz.answer(right_answer(ask(quiz)))
    answered = quiz.finish().concepts
    ask(quiz)
    assert [c.name for c in quiz.finish().concepts] == [c.name for c in answered]
    assert len(answered) == 1


async def test_limits_end_it(record: Record, clock: Clock) -> None:
    by_number = new_quiz(record, clock, limits=Limits(questions=2))
    assert len(await play(by_number)) == 2
    assert by_number.ended_by == "questions"
    assert by_number.most == 2
    rested = sum(len(bank.questions) for bank in record.banks()) - 2
    assert new_quiz(record, clock, limits=Limits(questions=500)).most == rested
    by_time = new_quiz(record, clock, limits=Limits(minutes=5))
    by_time.next()
    clock.pass_(minutes=6)
    await by_time.answer("a")
    assert by_time.next() is None
    assert by_time.ended_by == "minutes"


async def test_hints_run_out_and_are_written_down(quiz: Quiz, record: Record) -> None:
    question = ask(quiz)
    assert [quiz.hint(), quiz.hint(), quiz.hint()] == [*question.hints, None]
    await quiz.answer(right_answer(question))
    assert record.attempts()[-1].hints == 2


async def test_a_skipped_question_leaves_no_trace_and_does_not_come_again(quiz: Quiz, record: Record) -> None:
    skipped = ask(quiz)
    quiz.skip()
    asked = await play(quiz)
    assert skipped.id not in {q.id for q in asked}
    assert skipped.id not in {a.question for a in record.attempts()}
    assert quiz.finish().skipped == 1


async def test_a_struck_question_counts_for_nothing_and_never_comes_again(
    quiz: Quiz, record: Record, clock: Clock
) -> None:
    question = ask(quiz)
    before = quiz.learner.mastery(question.concepts[0], clock.at)
    await quiz.answer("nothing" if question.kind == "cloze" else right_answer(question))
    quiz.void("ambiguous")
    assert quiz.learner.mastery(question.concepts[0], clock.at).shown == pytest.approx(before.shown)
    assert quiz.answered == 0
    clock.pass_(days=3)
    assert question.id not in {q.id for q in await play(new_quiz(record, clock))}


async def test_an_appeal_is_taken_and_told_apart(quiz: Quiz, record: Record) -> None:
    question = ask(quiz)
    assert not quiz.can_appeal
    wrong = "abc"[(question.key + 1) % 3] if question.kind == "choice" else "my own word"
    before = (await quiz.answer(wrong)).mastery
    assert before is not None
    assert quiz.can_appeal
    feedback = quiz.appeal()
    assert feedback.mastery is not None
    assert feedback.mastery.shown > before.shown
    assert record.attempts()[-1].grader == "learner"
    assert quiz.finish().right == 1
    assert not quiz.can_appeal


async def test_what_cannot_be_read_is_not_recorded(quiz: Quiz, record: Record) -> None:
    while (question := ask(quiz)).kind != "choice":
        quiz.skip()
    with pytest.raises(UnclearError):
        await quiz.answer("perhaps")
    assert record.attempts() == ()
    assert quiz.current == question


async def test_an_answer_in_words_may_wait_for_the_learner_s_own_judgement(record: Record, clock: Clock) -> None:
    quiz = new_quiz(record, clock)
    quiz.current = short()
    feedback = await quiz.answer("the newest comes")
    assert feedback.grade.score is None
    assert record.attempts() == ()
    judged = quiz.judge([m.model_copy(update={"met": True}) for m in feedback.grade.marks])
    assert judged.grade.right
    assert record.attempts()[-1].grader == "learner"


async def test_what_was_answered_lately_is_not_asked_while_there_is_other(record: Record, clock: Clock) -> None:
    first = await play(new_quiz(record, clock, limits=Limits(questions=3)))
    second = await play(new_quiz(record, clock))
    assert not {q.id for q in first} & {q.id for q in second}


async def test_due_concepts_are_asked_in_their_order(record: Record, clock: Clock) -> None:
    asked = await play(new_quiz(record, clock, due=("heap", "stack")))
    assert [q.concepts[0] for q in asked] == ["heap", "stack"]


def test_things_out_of_turn_are_refused(quiz: Quiz) -> None:
    for act in (quiz.skip, quiz.hint, quiz.appeal, lambda: quiz.void("x"), lambda: quiz.judge([])):
        with pytest.raises(UsageError):
            act()


async def test_seconds_are_measured_from_the_showing(quiz: Quiz, record: Record, clock: Clock) -> None:
    question = ask(quiz)
    clock.pass_(seconds=20)
    await quiz.answer(right_answer(question))
    assert 20 <= record.attempts()[-1].seconds <= 25


async def test_an_unfinished_quiz_goes_on_where_it_was(record: Record, clock: Clock) -> None:
    first = new_quiz(record, clock)
    asked = [ask(first)]
    await first.answer(right_answer(asked[0]))
    clock.at += timedelta(minutes=1)
    rest = await play(new_quiz(record, clock))
    assert asked[0].id not in {q.id for q in rest}
