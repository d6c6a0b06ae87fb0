"""What counts as right, kind by kind, and what is not decided for the learner."""

from collections.abc import Sequence
from typing import Any

import pytest

from probatum.notes import Snippet
from probatum.proof import Kind, Output, Proof, Verdict
from probatum.quiz import (
    Cloze,
    FixTheCode,
    KeyPoint,
    Matching,
    MultipleChoice,
    Option,
    Ordering,
    PredictOutput,
    ShortAnswer,
)
from probatum.tools.grading import UnclearError, grade, settled
from probatum.tools.grading.code import whole_code
from probatum.tools.grading.points import mark

COMMON = {
    "id": "q",
    "chapter": "c",
    "concepts": ("x",),
    "prompt": "What is it?",
    "why": "so",
    "proof": Proof(subject="q", kind=Kind.QUESTION, verdict=Verdict.PASS),
}
CHOICE = MultipleChoice(
    **COMMON,
    options=(Option(text="a heap"), Option(text="a queue", why="first in, first out"), Option(text="5")),
    key=0,
)
CLOZE = Cloze(**COMMON, key="cosine similarity", accepted=("angular similarity",))
TYPED = PredictOutput(**COMMON, code="print(6/2)", key="3.0")
ORDER = Ordering(**COMMON, steps=("b", "a", "c"), orders=((1, 0, 2), (1, 2, 0)))
MATCH = Matching(**COMMON, terms=("a", "b", "c", "d"), meanings=("B", "A", "D", "C"), key=(1, 0, 3, 2))
SHORT = ShortAnswer(
    **COMMON,
    key="A heap keeps the smallest element first, and adding takes logarithmic time.",
    points=(KeyPoint(text="keeps the smallest element first"), KeyPoint(text="adding takes logarithmic time")),
)
FIX = FixTheCode(**COMMON, code="x = 1\nif x:\n    print(x - 1)", prints="2", key="x = 1\nif x:\n    print(x + 1)")


async def nothing_runs(snippets: Any) -> Any:
    return [Proof(subject=s.id, kind=Kind.SNIPPET, verdict=Verdict.NOT_RUN, reason="no sandbox here") for s in snippets]


async def score(question: Any, answer: Any) -> Any:
    return (await grade(question, answer, try_snippets=nothing_runs)).score


@pytest.mark.parametrize("answer", ["a", "A", "a)", "(a)", "1", " a heap ", "A heap."])
async def test_an_option_is_named_by_letter_number_or_words(answer: Any) -> None:
    assert await score(CHOICE, answer) == 1


async def test_a_wrong_option_says_what_it_stands_for() -> None:
    given = await grade(CHOICE, "b", try_snippets=nothing_runs)
    assert (given.score, given.told) == (0, "first in, first out")


async def test_an_option_that_is_a_number_is_meant_before_its_place() -> None:
    assert await score(CHOICE, "5") == 0


@pytest.mark.parametrize("answer", ["d", "7", "perhaps", "-"])
async def test_what_names_no_option_is_asked_again(answer: Any) -> None:
    with pytest.raises(UnclearError, match="none of the options"):
        await score(CHOICE, answer)


@pytest.mark.parametrize(
    "answer",
    ["cosine similarity", "Cosine  Similarity.", "the cosine similarity", "cosine-similarity", "cosine similarities",
     "angular similarity", "“cosine similarity”"],
)  # fmt: skip
async def test_a_term_counts_in_any_of_its_spellings(answer: Any) -> None:
    assert await score(CLOZE, answer) == 1


@pytest.mark.parametrize(
    "answer", ["", "similarity", "cosine", "sine similarity", "cosine dissimilarity", "euclidean distance"]
)
async def test_another_term_does_not_count_however_alike(answer: Any) -> None:
    assert await score(CLOZE, answer) == 0


async def test_one_letter_wrong_counts_in_a_long_word_and_is_told() -> None:
    cloze = CLOZE.model_copy(update={"key": "normalization"})
    given = await grade(cloze, "normalisation", try_snippets=nothing_runs)
    assert given.score == 1
    assert "normalization" in given.told
    assert await score(CLOZE.model_copy(update={"key": "heap"}), "head") == 0


@pytest.mark.parametrize(("answer", "right"), [("3.0", 1), (" 3.0\n", 1), ("3", 0), ("3.00", 1), ("2.9", 0), ("", 0)])
async def test_a_printed_number_is_its_value_and_its_kind(answer: Any, right: Any) -> None:
    assert await score(TYPED, answer) == right


@pytest.mark.parametrize(("key", "answer"), [("'ab'", "ab"), ("ab", '"ab"'), ("[1,  2]", "[1, 2]"), ("a\nb", "a\\nb")])
async def test_quotes_and_blanks_of_an_output_do_not_matter(key: str, answer: Any) -> None:
    assert await score(TYPED.model_copy(update={"key": key}), answer) == 1


@pytest.mark.parametrize(("answer", "right"), [("2 1 3", 1), ("2,3,1", 1), ("213", 1), ("1 2 3", 0)])
async def test_every_right_order_counts(answer: Any, right: Any) -> None:
    assert await score(ORDER, answer) == right


@pytest.mark.parametrize("answer", ["1 2", "1 2 2", "1 2 4", "what"])
async def test_what_is_no_order_is_asked_again(answer: Any) -> None:
    with pytest.raises(UnclearError):
        await score(ORDER, answer)


@pytest.mark.parametrize(
    ("answer", "right"), [("b a d c", 1), ("badc", 1), ("1b 2a 3d 4c", 1), ("2a 1b 4c 3d", 1), ("b a c d", 0.5)]
)
async def test_pairs_count_each(answer: Any, right: Any) -> None:
    assert await score(MATCH, answer) == right


async def test_a_short_answer_with_the_words_of_every_point_is_marked() -> None:
    given = await grade(
        SHORT, "It keeps the smallest element first; adding takes logarithmic time", try_snippets=nothing_runs
    )
    assert given.score == 1
    assert all(mark.reason for mark in given.marks)


async def test_an_answer_about_something_else_is_marked_wrong() -> None:
    assert await score(SHORT, "A colour of paint") == 0


@pytest.mark.parametrize(
    "answer",
    [
        "It does not keep the smallest element first; adding takes logarithmic time",
        "the smallest element is quick to add",
    ],
)
async def test_a_negation_or_half_of_the_words_is_left_to_the_learner(answer: Any) -> None:
    given = await grade(SHORT, answer, try_snippets=nothing_runs)
    assert given.score is None
    marks = tuple(m if m.met is not None else m.model_copy(update={"met": False}) for m in given.marks)
    judged = settled(SHORT, marks, by="learner")
    assert judged.score is not None
    assert judged.grader == "learner"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("3: print(x + 1)", "    print(x + 1)"),
        ("3:     print(x + 1)", "    print(x + 1)"),
        (FIX.key, "    print(x + 1)"),
    ],
)
def test_a_mended_line_goes_to_its_place(answer: Any, line: str) -> None:
    assert whole_code(FIX, answer).splitlines() == ["x = 1", "if x:", line]


def test_what_goes_into_a_gap_is_put_there() -> None:
    gap = FIX.model_copy(update={"code": "print(x ____ 1)", "complete": True})
    assert whole_code(gap, " + ") == "print(x + 1)"


async def test_code_that_cannot_be_run_here_is_not_held_against_the_learner() -> None:
    with pytest.raises(UnclearError, match="no sandbox"):
        await score(FIX, "3: print(x + 1)")


async def test_code_is_right_by_what_it_prints() -> None:
    async def prints(snippets: Sequence[Snippet]) -> list[Proof]:
        shown = "2" if "+ 1" in snippets[-1].code else "0"
        output = Output(stdout=shown + "\n")
        return [Proof(subject=s.id, kind=Kind.SNIPPET, verdict=Verdict.PASS, output=output) for s in snippets]

    right, wrong = [await grade(FIX, f"3: print(x {sign} 1)", try_snippets=prints) for sign in "+-"]
    assert (right.score, right.grader) == (1, "execution")
    assert wrong.score == 0
    assert "'0'" in wrong.told


@pytest.mark.parametrize(
    ("point", "answer", "met"),
    [
        ("A table finds a pair by a number from its key", "A table finds a pair by some number from its key.", True),
        (
            "A table finds a pair by a number from its key",
            "A table fails to find a pair by a number from its key",
            None,
        ),
        ("A table finds a pair by a number from its key", "It is wrong that a table finds a pair by a number", None),
        ("A table finds a pair by a number from its key", "A table finds a key by a number from its pair", None),
        ("The wait is 5 minutes under heavy load", "the wait is 5 hours under heavy load", None),
        ("The wait is 5 minutes under heavy load", "the wait is 50 minutes under heavy load", None),
        ("A table finds pairs by their keys", "Eine Tabelle sucht ihre Paare durch deren Schlüssel", None),
        ("A table finds pairs by their keys", "That depends on what the program is for", False),
        ("A table finds pairs by their keys", "word " * 100_000, False),
    ],
)
def test_right_words_count_only_when_they_can_say_the_right_thing(point: str, answer: str, met: bool | None) -> None:
    assert mark(point, answer, "en").met is met
