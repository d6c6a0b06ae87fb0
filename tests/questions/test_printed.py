"""Code in languages that are not run here: what the book prints for it, and what it gives a line of it for."""

from random import Random

import pytest
from tests.questions.conftest import Builder, Try

from probatum.book import Chapter, Listing
from probatum.quiz import Bank, MultipleChoice, PredictOutput
from probatum.tools.extractive.questions import make_questions
from probatum.tools.extractive.writer import ExtractiveWriter
from probatum.tools.grading import grade
from probatum.tools.pdf.sessions import split_session


def session(b: Builder, text: str, language: str = "r") -> Listing:
    fields = {"text": text, "language": language, "exchanges": split_session(text)}
    return Listing.model_validate(b.common() | fields)


def code(b: Builder, text: str) -> Listing:
    return Listing.model_validate(b.common() | {"text": text, "language": "gnuplot"})


def sessions() -> Chapter:
    b = Builder()
    b.section(
        "Vectors",
        session(b, "> v <- c(3, 1, 2)\n> rev(v)\n[1] 2 1 3\n> v[2]\n[1] 1"),
        session(b, "> sort(v)\n[1] 1 2 3"),
        session(b, "> w <- 5\n> w\n[1] 5"),
        session(b, "> rnorm(1)\n[1] 2"),
        session(b, "> mystery\n[1] 12"),
    )
    return b.chapter()


def drawing() -> Chapter:
    b = Builder()
    b.section(
        "Curves",
        b.text("To draw the curve in a broken line, use:"),
        code(b, "plot sin(x) dashtype 2"),
        b.text("If you want to shade the area under a graph, type:"),
        code(b, "plot sin(x) with filledcurves"),
        b.text("Here is how to mark every sample with a cross:"),
        code(b, "plot sin(x) with linespoints"),
        b.text("To hide the legend from readers, write:"),
        code(b, "set key off nobox"),
        b.text("To do this for it, write:"),
        code(b, "set key outside"),
    )
    return b.chapter()


async def bank_of(chapter: Chapter, run: Try) -> Bank:
    writer = ExtractiveWriter()
    plan = await writer.plan(chapter, {})
    notes = [await writer.section(chapter, section.id, plan) for section in chapter.sections]
    return await make_questions(chapter, notes, (), try_snippets=run, rng=Random(3))


@pytest.fixture
async def predictions(run: Try) -> dict[str, PredictOutput]:
    bank = await bank_of(sessions(), run)
    return {q.code.splitlines()[-1]: q for q in bank.questions if isinstance(q, PredictOutput)}


def test_what_the_book_prints_is_the_key_and_what_gives_the_names_stands_before(
    predictions: dict[str, PredictOutput],
) -> None:
    assert predictions["sort(v)"].key == "[1] 1 2 3"
    assert predictions["sort(v)"].setup.startswith("v <- c(3, 1, 2)")
    assert predictions["sort(v)"].language == "r"
    assert predictions["rev(v)"].key == "[1] 2 1 3"


def test_what_is_read_off_or_left_to_chance_or_comes_from_nowhere_is_not_asked(
    predictions: dict[str, PredictOutput],
) -> None:
    assert not {"w", "w <- 5", "rnorm(1)", "mystery"} & predictions.keys()


async def test_the_index_before_a_value_need_not_be_typed(predictions: dict[str, PredictOutput], run: Try) -> None:
    question = predictions["sort(v)"]
    assert (await grade(question, "1 2 3", try_snippets=run)).score == 1.0
    assert (await grade(question, "1 3 2", try_snippets=run)).score == 0.0


async def test_a_greeting_that_a_program_prints_is_no_code(run: Try) -> None:
    b = Builder()
    greeting = "Copyright (C) 2019 The Makers\nThis is free software; see the source. There is NO\nwarranty."
    fields = {"text": greeting, "language": "scheme"}
    b.section(
        "Starting",
        Listing.model_validate(b.common() | fields),
        b.text("This message, which can be printed again by evaluating"),
        Listing.model_validate(b.common() | {"text": "(identify-world)"}),
    )
    bank = await bank_of(b.chapter(), run)
    assert not any(isinstance(q, PredictOutput) for q in bank.questions)


async def test_a_line_of_code_is_chosen_by_what_it_is_for(run: Try) -> None:
    bank = await bank_of(drawing(), run)
    asked = {
        q.prompt.splitlines()[-1]: q.options[q.key].text
        for q in bank.questions
        if isinstance(q, MultipleChoice) and q.prompt.startswith("Which of these does it?")
    }
    assert asked["> To shade the area under a graph"] == "`plot sin(x) with filledcurves`"
    assert asked["> To draw the curve in a broken line"] == "`plot sin(x) dashtype 2`"
    assert not any("this" in purpose for purpose in asked)


async def test_a_name_that_no_line_gives_a_value_is_not_asked_for(run: Try) -> None:
    b = Builder()
    b.section(
        "Semaphores",
        session(b, "> import Semaphore\n> semaphore s = new(3)\n> print(s)\nsemaphore 1 (3)"),
        session(b, "> wait(s)\n> s\nsemaphore 1 (2)"),
        session(b, "> wait(s)\n> s\nsemaphore 1 (1)"),
        session(b, '> ls(2)\n[1] "u" "v"'),
    )
    bank = await bank_of(b.chapter(), run)
    assert not any(isinstance(q, PredictOutput) and q.code.splitlines()[-1] in ("s", "ls(2)") for q in bank.questions)


USES = (
    "To leave the editor without saving, you can type `quit now`, or close its window.",
    "Use the `mark line` command to keep a place that you come back to.",
    "`swap ends` is used to exchange the first and the last word of a line.",
    "To count the words of a region, use `tell size`.",
    "Use `undo all` to go back to this.",
    "Use of `link up` to read a file of another system is an extension.",
    "`take all` is used to override the value that was given on the .options line.",
    "Such a `thick line` can be used to draw the frame of the page.",
    "The `wide` mode, the `dark` mode and the `plain` mode are chosen at the start.",
)


async def test_a_name_is_chosen_by_what_running_text_says_that_it_is_for(run: Try) -> None:
    b = Builder()
    b.section("Commands", *(b.told(text) for text in USES[:2]))
    b.section("More commands", *(b.told(text) for text in USES[2:5]))
    b.section("Lines and modes", *(b.told(text) for text in USES[5:]))
    bank = await bank_of(b.chapter(), run)
    asked = {
        q.prompt.splitlines()[-1]: q.options[q.key].text
        for q in bank.questions
        if isinstance(q, MultipleChoice) and q.prompt.startswith("Which of these does it?")
    }
    assert asked == {
        "> To leave the editor without saving": "`quit now`",
        "> To exchange the first and the last word of a line": "`swap ends`",
        "> To count the words of a region": "`tell size`",
    }
