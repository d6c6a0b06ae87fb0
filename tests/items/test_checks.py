"""Each check catches the flaw that it is for, and lets a sound question through."""

from random import Random
from typing import Any

import pytest
from benchmarks.quiz.checks import FLAWS, good_questions

from probatum.notes import Evidence
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import (
    Bloom,
    Cloze,
    FixTheCode,
    Matching,
    MultipleChoice,
    Option,
    Ordering,
    PredictOutput,
    ShortAnswer,
)
from probatum.tools.items.checks import flaws
from probatum.tools.items.sieve import gives_away, sieve

COMMON = {
    "id": "q",
    "chapter": "c",
    "concepts": ("x",),
    "prompt": "What is this thing?",
    "why": "so",
    "evidence": (Evidence(block="b", page=1, label="1", quote="it is"),),
    "proof": Proof(subject="q", kind=Kind.QUESTION, verdict=Verdict.PASS),
}


@pytest.mark.parametrize("check", FLAWS)
def test_each_flaw_of_a_choice_is_caught(check: str) -> None:
    for question in good_questions(Random(1), 20):
        assert flaws(question) == {}
        assert check in flaws(FLAWS[check](question))


def cloze(prompt: str, key: str) -> Cloze:
    return Cloze(**COMMON | {"prompt": prompt}, key=key)


@pytest.mark.parametrize(
    ("question", "check"),
    [
        (cloze("A stack is a list that is changed at one end.", "stack"), "one_gap"),
        (cloze("A ____ is a ____ that is changed at one end.", "stack"), "one_gap"),
        (cloze("A ____ is a stack that is changed at one end.", "stack"), "one_gap"),
        (cloze("A ____ is it.", "stack"), "context_enough"),
        (cloze("A ____ is what makes a sum of imprecise values so.", "imprecision"), "one_gap"),
        (PredictOutput(**COMMON, code="1", key="1", options=("2", "3")), "key_among_outputs"),
        (PredictOutput(**COMMON, code="1", key="1", options=("1", "1", "3")), "key_among_outputs"),
        (PredictOutput(**COMMON, code="1", key=" "), "key_among_outputs"),
        (FixTheCode(**COMMON, code="a", key="a", prints="1"), "start_is_broken"),
        (FixTheCode(**COMMON, code="b", key="a", prints="1", complete=True), "start_is_broken"),
        (FixTheCode(**COMMON, code="b", key="a"), "start_is_broken"),
        (Ordering(**COMMON, steps=("a", "b"), orders=((1, 0),)), "orders_are_orders"),
        (Ordering(**COMMON, steps=("a", "b", "b"), orders=((1, 0, 2),)), "orders_are_orders"),
        (Ordering(**COMMON, steps=("a", "b", "c"), orders=((1, 0),)), "orders_are_orders"),
        (Ordering(**COMMON, steps=("a", "b", "c"), orders=((0, 1, 2),)), "orders_are_orders"),
        (Matching(**COMMON, terms=("a", "b", "c"), meanings=("A", "B", "C"), key=(0, 0, 2)), "pairs_are_pairs"),
        (Matching(**COMMON, terms=("a", "b", "c"), meanings=("A", "B"), key=(0, 1, 2)), "pairs_are_pairs"),
        (ShortAnswer(**COMMON, key="it", points=()), "has_points"),
    ],
)
def test_each_flaw_of_other_kinds_is_caught(question: Any, check: str) -> None:
    assert check in flaws(question)


def test_signs_that_differ_in_case_alone_are_two() -> None:
    texts = (r"`\s`", r"`\S`", r"`\d`", r"`\D`")
    question = MultipleChoice(**COMMON, options=tuple(Option(text=t) for t in texts), key=0)
    assert flaws(question) == {}


def test_what_falls_is_counted_with_its_reason() -> None:
    sound = cloze("A ____ is a list that is changed at one end alone.", "stack")
    kept, dropped = sieve([sound, sound, cloze("A ____ is it.", "stack")])
    assert kept == [sound]
    assert [d.reason for d in dropped] == ["the same question is there already", "too few words stand around the gap"]


def test_a_question_that_shows_another_s_answer_falls() -> None:
    asked = cloze("A ____ is a list that is changed at one end alone.", "stack")
    other = COMMON | {"id": "p", "prompt": "True or false?\n\n> A stack is a list that is changed at one end alone."}
    teller = MultipleChoice(**other, options=(Option(text="True"), Option(text="False")), key=0)
    assert gives_away(teller, asked)
    assert not gives_away(asked, teller)
    teller = teller.model_copy(update={"proof": teller.proof.model_copy(update={"subject": "p"})})
    kept, dropped = sieve([asked, teller])
    assert [q.id for q in kept] == ["q"]
    assert "away" in dropped[0].reason


def test_no_passage_is_asked_about_twice_of_the_same_mind() -> None:
    first = cloze("A ____ is a list that is changed at one end alone.", "stack")
    again = cloze("____: changed at one end alone, whatever it holds and whoever asks.", "stack")
    again = again.model_copy(update={"id": "again", "proof": again.proof.model_copy(update={"subject": "again"})})
    kept, dropped = sieve([first, again])
    assert [q.id for q in kept] == ["q"]
    assert "asks the same" in dropped[0].reason
    other_mind = again.model_copy(update={"bloom": Bloom.UNDERSTAND})
    assert len(sieve([first, other_mind])[0]) == 1  # two gaps in one passage show each other
    choice = good_questions(Random(1), 1)[0].model_copy(update={"evidence": first.evidence, "bloom": Bloom.UNDERSTAND})
    assert len(sieve([first, choice])[0]) == 2


def test_two_letters_of_a_code_tell_as_well_unless_they_are_a_small_word() -> None:
    def asked(meaning: str, *codes: str) -> MultipleChoice:
        options = tuple(Option(text=f"`{code}`") for code in codes)
        return MultipleChoice(**COMMON | {"prompt": f"Which term is meant?\n\n> {meaning}"}, options=options, key=0)

    assert "no_telling_code" in flaws(asked("A copy of fd is opened", "/dev/fd/fd", "/dev/stdin", "/dev/null"))
    assert flaws(asked("What is given back to the caller", "kappa-is", "lambda-on", "sigma-it")) == {}
