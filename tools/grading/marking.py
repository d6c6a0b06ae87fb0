"""Marks an answer to any kind of question."""

from probatum.errors import ProbatumError
from probatum.proof import Verdict
from probatum.quiz import (
    Cloze,
    FixTheCode,
    Grade,
    Marked,
    Matching,
    MultipleChoice,
    Ordering,
    PredictOutput,
    Question,
    ShortAnswer,
)
from probatum.tools.grading import answers, code, points
from probatum.tools.trying import TrySnippets


class UnclearError(ProbatumError):
    """The answer cannot be read as one; the learner is asked again and nothing is recorded."""


async def grade(question: Question, answer: str, *, language: str = "en", try_snippets: TrySnippets) -> Grade:
    """The grade of an answer as it was typed.

    Raises:
        UnclearError: it names no option, is no order, or its code could not be run.
    """
    match question:
        case MultipleChoice():
            return _choice(question, answer)
        case Cloze():
            told = answers.same_term(answer, (question.key, *question.accepted), language)
            return Grade(score=float(told is not None), told=told or "")
        case PredictOutput():
            return _predict(question, answer)
        case Ordering():
            return _order(question, answer)
        case Matching():
            return _match(question, answer)
        case FixTheCode():
            return await _fix(question, answer, try_snippets)
        case ShortAnswer():
            marks = tuple(points.mark(point.text, answer, language) for point in question.points)
            return settled(question, marks)


def settled(question: ShortAnswer, marks: tuple[Marked, ...], by: str = "points") -> Grade:
    """The grade for key points marked so far; without a score while one of them is open."""
    if any(mark.met is None for mark in marks):
        return Grade(score=None, grader="points", marks=marks)
    whole = sum(point.weight for point in question.points)
    earned = sum(p.weight for p, mark in zip(question.points, marks, strict=True) if mark.met)
    several = marks if len(marks) > 1 else ()  # a single point is the answer itself, which is told anyhow
    told = "; ".join(f"{'✓' if mark.met else '✗'} {mark.point}" for mark in several)
    return Grade.model_validate({"score": earned / whole, "grader": by, "told": told, "marks": marks})


def _choice(question: MultipleChoice, answer: str) -> Grade:
    chosen = answers.option(answer, [option.text for option in question.options])
    if chosen is None:
        raise UnclearError(
            "That names none of the options.", f"Type a letter from a to {_letter(len(question.options) - 1)}."
        )
    if chosen == question.key:
        return Grade(score=1.0)
    return Grade(score=0.0, told=question.options[chosen].why)


def _predict(question: PredictOutput, answer: str) -> Grade:
    if not question.options:
        return Grade(score=float(answers.same_output(answer, question.key)))
    chosen = answers.option(answer, question.options)
    if chosen is None:
        raise UnclearError(
            "That names none of the options.", f"Type a letter from a to {_letter(len(question.options) - 1)}."
        )
    return Grade(score=float(question.options[chosen] == question.key))


def _order(question: Ordering, answer: str) -> Grade:
    order = answers.numbers(answer)
    if sorted(order) != list(range(1, len(question.steps) + 1)):
        raise UnclearError("That is not an order of the steps.", "Type their numbers in order, such as 3 1 2.")
    return Grade(score=float(tuple(n - 1 for n in order) in question.orders))


def _match(question: Matching, answer: str) -> Grade:
    chosen = answers.letters(answer)
    if sorted(chosen) != list(range(len(question.terms))):
        raise UnclearError(
            "Each term takes one letter, and each letter goes once.", "Type them in order, such as b a d c."
        )
    right = sum(a == b for a, b in zip(chosen, question.key, strict=True))
    return Grade(score=right / len(question.key), told=f"{right} of {len(question.key)} pairs are right.")


async def _fix(question: FixTheCode, answer: str, try_snippets: TrySnippets) -> Grade:
    proof = await code.run_answer(question, answer, try_snippets)
    if not proof.verdict.ran:
        raise UnclearError(f"The code could not be run: {proof.reason}", "Skip the question, or see `probatum doctor`.")
    if proof.verdict in (Verdict.PASS, Verdict.EXPECTED_ERROR):
        return Grade(score=1.0, grader="execution", told="It was run, and it does what it should.")
    return Grade(score=0.0, grader="execution", told=proof.reason)


def _letter(n: int) -> str:
    return chr(ord("a") + n)
