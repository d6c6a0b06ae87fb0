"""A quiz without a book, what is shown of progress, and what is written into the log."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from tests.quiz.conftest import NAMES, Clock, ask, questions, right_answer

from probatum.learner.planning import A_DAY
from probatum.learner.record import Attempt, Concept
from probatum.quiz import Bank
from probatum.tools.record import Record
from probatum.tools.rendering.parts import Part, heading
from probatum.tui.progress_plot import bar, drawing
from probatum.workflows.progress import progress_of
from probatum.workflows.quiz import Quiz
from probatum.workflows.quiz.log import with_result
from probatum.workflows.quiz.text import asked, how_to_answer, key_text, report
from probatum.workflows.reviewing import todays


def answered(record: Record, clock: Clock, names: Iterable[str], score: Any = 1.0) -> Any:
    for name in names:
        record.append(
            Attempt(
                id=f"{name}-{clock.at}",
                at=clock(),
                question=f"{name}-gap0",
                chapter="c",
                concepts=(name,),
                kind="cloze",
                score=score,
            )
        )


def test_with_nothing_there_it_says_how_to_begin(url: str, clock: Clock) -> None:
    today = todays(Record.open(url), clock())
    assert today.banks == ()
    assert "no questions yet" in today.words


def test_what_is_due_is_asked_and_counted(record: Record, clock: Clock) -> None:
    answered(record, clock, NAMES)
    assert "until" in todays(record, clock()).words
    clock.pass_(days=90)
    today = todays(record, clock())
    assert set(today.concepts) == set(NAMES)
    assert "Due: 3 concepts, about 2 minutes" in today.words


def test_after_a_holiday_there_is_a_plan(record: Record, clock: Clock) -> None:
    names = [f"c{n}" for n in range(30)]
    many = [questions()[0].model_copy(update={"id": f"q-{n}", "concepts": (n,)}) for n in names]
    record.keep_bank(Bank(chapter="c", questions=tuple(many), concepts=tuple(Concept(id=n, name=n) for n in names)))
    answered(record, clock, names)
    clock.pass_(days=120)
    today = todays(record, clock())
    assert len(today.concepts) == A_DAY
    assert "Due: 30 concepts. Today 12" in today.words
    assert "12 on" in today.words


async def test_the_number_is_the_same_everywhere(quiz: Quiz, record: Record, clock: Clock) -> None:
    for _ in range(3):
        said = (await quiz.answer(right_answer(ask(quiz)))).mastery
    assert said is not None
    shown = next(k for k in progress_of(record, clock.at).concepts if k.mastery.concept == said.concept)
    assert shown.mastery == said
    result = next(c for c in quiz.finish().concepts if c.after.concept == said.concept)
    assert result.after.shown == said.shown


async def test_progress_draws_each_asked_concept_with_its_band(quiz: Quiz, record: Record, clock: Clock) -> None:
    assert "No answers yet" in "\n".join(drawing(progress_of(record, clock.at), plain=True))
    for _ in range(5):
        await quiz.answer(right_answer(ask(quiz)))
    picture = "\n".join(drawing(progress_of(record, clock.at), plain=True))
    assert picture.isascii()
    assert "5 answers" in picture
    for concept in {a.concepts[0] for a in record.attempts()}:
        assert concept in picture
    assert "Answers, last 14 days" in picture
    narrow = drawing(progress_of(record, clock.at), plain=True, columns=80)
    assert all(len(line) <= 80 for line in narrow if "(" in line), "no row runs over the terminal's edge"


def test_a_bar_is_as_long_as_what_it_shows() -> None:
    assert bar(0.5, 0.2, 0.8, plain=True, width=10) == "##+++---.."
    assert len(bar(1.0, 0.9, 1.0, plain=False)) == 30


async def test_the_result_goes_into_the_reader_s_part_and_leaves_their_words(quiz: Quiz) -> None:
    for _ in range(2):
        await quiz.answer(right_answer(ask(quiz)))
    result = report(quiz.finish())
    after = heading(Part.REFLECTION, "en")
    waiting = "No quiz taken yet. 3 questions are ready."
    note = f"# Log\n\n{heading(Part.QUIZ_RESULTS, 'en')}\n\n{waiting}\n\nmy own remark\n\n{after}\n\nmine\n"
    once = with_result(note, result)
    assert "No quiz taken yet" not in once
    assert once.index("my own remark") < once.index(result) < once.index(after) < once.index("mine")
    twice = with_result(once, result)
    assert twice.count(result) == 2
    assert with_result("# Log", result).endswith(f"{heading(Part.QUIZ_RESULTS, '')}\n\n{result}\n")


def test_a_question_is_shown_without_its_key() -> None:
    for question in questions():
        assert question.why not in asked(question)
        assert how_to_answer(question)
        german = question.model_copy(update={"spoken": "de"})
        assert "After this" not in asked(german)
        assert how_to_answer(german) != how_to_answer(question) or "–" in how_to_answer(question)
        assert key_text(question)
        if question.kind == "cloze":
            assert question.key not in asked(question).replace(question.id, "")


def test_old_answers_fade_in_progress(record: Record, clock: Clock) -> None:
    answered(record, clock, NAMES)
    now, later = (progress_of(record, clock.at + timedelta(days=d)) for d in (0, 100))
    assert all(
        a.mastery.shown > b.mastery.shown
        for a, b in zip(now.concepts, later.concepts, strict=True)
        if not a.mastery.inferred
    )
