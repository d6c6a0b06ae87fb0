"""Functions and signs that a manual explains one by one, and terms that a list explains."""

from random import Random

import pytest
from tests.questions.conftest import Builder, Try

from probatum.book import Item, ListBlock
from probatum.quiz import MultipleChoice
from probatum.tools.extractive.language import language_of
from probatum.tools.extractive.questions import make_questions
from probatum.tools.extractive.signs import signs_of


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Puts the pen down at a place of the page.", True),
        ("Lift whatever lies on the page.", True),
        ("Lines drawn on a page can be shown in several styles.", False),
        ("The arguments and values work as those for other pens.", False),
        ("The line method paints a straight segment to the new place.", False),
    ],
)
def test_what_stands_below_a_call_is_its_meaning_where_it_says_what_it_does(words: str, asked: bool) -> None:
    b = Builder()
    calls = {
        "pen.line(x, y)": words,
        "pen.up()": "Lifts the tip away from its page.",
        "pen.ink(a)": "Fill it anew from a bottle.",
    }
    calls |= {"pen.dot(x)": "Draw small points of one colour.", "pen.move(x)": "Goes to a place without any trace."}
    b.section("Pens", *(part for call, said in calls.items() for part in (b.code(call), b.text(said))))
    found = {sign.text for _, sign in signs_of(b.chapter(), language_of("en"))}
    assert ("pen.line()" in found) == asked


async def test_functions_are_known_by_their_declarations_and_by_entries_of_a_manual(run: Try) -> None:
    b = Builder()
    b.section(
        "Members",
        b.told("`char &at(int index)`: a reference to the sign at the given place is returned."),
        b.told("`bool empty() const`: true is returned for a text that holds no single sign."),
        b.told("`void clear()`: all signs are thrown away, but its memory is kept."),
        b.told("`int count(char c)`: tells how often a sign stands in the whole text."),
    )
    b.section(
        "Threads",
        b.text("join-thread thread &key timeout [Function] Suspends the caller until another one has ended."),
        b.text("thread-yield [Function] Gives the processor away for a moment."),
        b.text("signal-semaphore semaphore [Function] Raises the count by one and wakes a sleeper."),
        b.text("*debugger-hook* [Variable] What is called with a condition that nobody handles."),
        b.text("make-mutex &key name [Function] Create a mutex."),
    )
    bank = await make_questions(b.chapter(), (), (), try_snippets=run, rng=Random(3))
    keys = {q.options[q.key].text for q in bank.questions if isinstance(q, MultipleChoice)}
    asked = " ".join(q.prompt for q in bank.questions)
    assert {"`at()`", "`clear()`"} <= keys
    assert "join-thread" in asked + " ".join(keys)
    assert "mutex" not in asked  # the name says it all


async def test_a_list_that_says_what_its_terms_are_counts_as_a_glossary(run: Try) -> None:
    b = Builder()
    items = (
        "the destructor: the function that is called when an object ceases to exist;",
        "the this pointer: a reference to the object for which a function was called;",
        "the copy constructor: the function that makes an object like an existing object;",
        "the move constructor: the function that takes over what a temporary object owns.",
    )
    listed = ListBlock.model_validate(b.common() | {"items": tuple(Item(text=text) for text in items)})
    b.section("Members", b.text("Every class may have some members of its own:"), listed)
    bank = await make_questions(b.chapter(), (), (), try_snippets=run, rng=Random(3))
    assert any("copy constructor" in q.prompt for q in bank.questions)
