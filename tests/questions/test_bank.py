"""The bank of a chapter: every kind, every key proved, the same every time."""

from random import Random
from typing import Any

import pytest
from tests.questions.conftest import Try, concepts, noted, structures

from probatum.notes import Snippet
from probatum.quiz import Bank, Cloze, FixTheCode, Matching, MultipleChoice, Ordering, PredictOutput, ShortAnswer
from probatum.tools.extractive.questions import make_questions
from probatum.tools.grading import grade
from probatum.tools.grading.code import shown
from probatum.tools.items.checks import flaws


def of(bank: Bank, kind: type) -> list[Any]:
    return [q for q in bank.questions if isinstance(q, kind)]


def test_every_kind_that_needs_no_model_is_there(bank: Bank) -> None:
    kinds = {type(q) for q in bank.questions}
    assert kinds == {Cloze, MultipleChoice, Matching, Ordering, PredictOutput, FixTheCode, ShortAnswer}


def test_every_question_is_sound_and_says_where_it_comes_from(bank: Bank) -> None:
    blocks = {b.id: getattr(b, "text", "") + getattr(b, "caption", "") for b in structures().blocks()}
    for question in bank.questions:
        assert flaws(question) == {}
        assert question.concepts
        assert question.why
        for evidence in question.evidence:
            assert evidence.quote in blocks[evidence.block]


async def test_the_same_chapter_gives_the_same_bank(bank: Bank, run: Try) -> None:
    chapter = structures()
    again = await make_questions(chapter, await noted(chapter, run), concepts(), try_snippets=run, rng=Random(7))
    assert [q.id for q in again.questions] == [q.id for q in bank.questions]
    other = await make_questions(chapter, await noted(chapter, run), concepts(), try_snippets=run, rng=Random(8))
    cells = {q.id for q in bank.questions if isinstance(q, Cloze)}
    assert cells == {q.id for q in other.questions if isinstance(q, Cloze)}


async def test_every_key_is_marked_right(bank: Bank, run: Try) -> None:
    for q in bank.questions:
        match q:
            case MultipleChoice():
                answer = "abcd"[q.key]
            case Ordering():
                answer = " ".join(str(i + 1) for i in q.orders[0])
            case Matching():
                answer = " ".join("abcd"[k] for k in q.key)
            case _:
                answer = q.key
        assert (await grade(q, answer, try_snippets=run)).right, q.prompt


async def test_what_a_listing_prints_comes_from_running_what_is_shown(bank: Bank, run: Try) -> None:
    predictions = of(bank, PredictOutput)
    assert len(predictions) == 2
    for question in predictions:
        setup = [Snippet(id="setup", code=question.setup)] if question.setup else []
        proofs = await run([*setup, Snippet(id="code", code=question.code)])
        assert shown(proofs[-1]) == question.key
        assert question.key not in [o for o in question.options if o != question.key]


async def test_the_start_to_mend_fails_and_its_solution_passes(bank: Bank, run: Try) -> None:
    repairs = of(bank, FixTheCode)
    assert repairs
    for question in repairs:
        start = question.code.replace("____", "None")
        assert not (await grade(question.model_copy(update={"complete": False}), start, try_snippets=run)).right


def test_what_is_random_trivial_or_broken_is_not_asked(bank: Bank) -> None:
    asked = " ".join(q.code for q in bank.questions if isinstance(q, PredictOutput | FixTheCode))
    assert "random" not in asked
    assert "hello" not in asked
    assert "unknown_name" not in asked


def test_steps_are_asked_only_where_the_book_says_that_they_are(bank: Bank) -> None:
    (ordering,) = of(bank, Ordering)
    right = [ordering.steps[i] for i in ordering.orders[0]]
    assert right == ["Take the next ticket.", "Call its number aloud.", "Hand over the parcel.", "Tear the ticket up."]
    assert list(ordering.steps) != right


def test_a_turned_statement_is_false_and_an_untouched_one_true(bank: Bank) -> None:
    statements = [q for q in of(bank, MultipleChoice) if len(q.options) == 2]
    assert {q.options[q.key].text for q in statements} == {"True", "False"}
    for question in statements:
        stands = question.evidence[0].quote in question.prompt
        assert question.options[question.key].text == str(stands)


def test_cells_are_asked_by_column_and_row(bank: Bank) -> None:
    cells = [q for q in of(bank, MultipleChoice) if "Cost of operations" in q.prompt]
    assert cells
    table = {"array": ("linear time", "constant time"), "heap": ("logarithmic time", "no way at all")}
    for question in cells:
        for row, right in table.items():
            if f"**{row}**" in question.prompt:
                assert question.options[question.key].text in right


def test_a_definition_s_own_term_is_left_out(bank: Bank) -> None:
    gap = next(q for q in of(bank, Cloze) if q.key == "sober")
    assert "Definition" not in gap.prompt
    assert "sober" not in gap.prompt


def test_articles_do_not_tell_the_first_sound(bank: Bank) -> None:
    assert all("A ____" not in q.prompt and "An ____" not in q.prompt for q in of(bank, Cloze))


def test_prerequisites_come_from_the_definitions(bank: Bank) -> None:
    assert all(c.id not in c.prerequisites for c in bank.concepts)
    names = {c.id for c in bank.concepts}
    assert all(set(c.prerequisites) <= names for c in bank.concepts)


@pytest.mark.parametrize("language", ["de", "it", "fr", "es", "pt", "pl"])
async def test_questions_are_worded_in_the_book_s_language(language: str, run: Try) -> None:
    chapter = structures().model_copy(update={"language": language})
    made = await make_questions(chapter, (), concepts(), try_snippets=run, rng=Random(1))
    prompts = {q.prompt.splitlines()[0] for q in made.questions}
    assert prompts
    assert ("Fill the gap." in prompts or "Which term is meant?" in prompts) == (language == "pl")


def test_what_ran_before_is_shown_without_lines_that_only_show_a_value() -> None:
    from probatum.tools.extractive.questions.leaning import without_looks

    assert without_looks("word = 'sea'\nword[1:]\nword\nprint(word)\nx = 1; x") == "word = 'sea'\nprint(word)\nx = 1; x"
