"""Questions from running text without code that runs: names, sayings, conditions, reasons, signs."""

from random import Random

import pytest
from tests.questions.conftest import Builder, Try

from probatum.book import Chapter, Item, ListBlock
from probatum.learner.record import Concept
from probatum.quiz import Bank, Cloze, MultipleChoice, ShortAnswer
from probatum.tools.extractive.questions import make_questions
from probatum.tools.items.checks import flaws

NAMES = ("`sort()`", "`paste()`", "`rev()`", "`unique()`", "`which()`", "`table()`", "`nchar()`")


def manual() -> Chapter:
    """Two sections of a manual: functions in running text, conditions, a reason; and signs explained one by one."""
    b = Builder()
    b.section(
        "Working with vectors",
        b.told("The function `sort()` puts the elements of a vector into rising order."),
        b.told("The function `paste()` joins several strings into a single longer one."),
        b.told("The function `rev()` turns a sequence round from its end."),
        b.told("The function `unique()` throws out whatever occurred earlier."),
        b.told("To find positions where a condition holds, use `which()` on it."),
        b.told("The commands `table()` and `nchar()` count cells and letters."),
        b.text("If the lengths of two vectors differ, the shorter one is recycled until it is long enough."),
        b.text("When a name is not found anywhere, evaluation stops with an error message."),
        b.text("If an index is negative, the element at that position is left out."),
        b.text("When a factor is printed, its levels are listed in a line of their own."),
        b.text("Unless an option says otherwise, missing values are kept in every result."),
        b.text("Copies of large vectors are cheap because memory is shared until one of them is changed."),
        b.text("The values that an operator is applied to are called operands."),
        b.told("In that example, `helper()` prints the third element once more."),
        b.code("helper = 3"),
    )
    b.section(
        "Escapes",
        b.told("`\\n` Moves on to the next line."),
        b.told("`\\t` Moves on to the next column."),
        b.told("`\\a` Sounds the bell of the terminal."),
        b.told("`\\b` Goes back by a single character."),
        b.told("`\\r` Returns to the start of the line."),
        b.code("trim (text)\ntrim (text, side)"),
        b.text("Remove blanks from both ends of a text. Any other character is kept."),
        b.code("pad (text, width)"),
        b.text("Put blanks before a short word until it has the width."),
        b.code("fold (line)"),
        b.text("Break what is too long for a page after some words."),
        b.code("swap (one, other)"),
        b.text("Give each of two places the value of its partner."),
    )
    return b.chapter()


CONCEPTS = tuple(
    Concept(id=n.replace(" ", "-"), name=n, chapter="book-3", section="s0") for n in ("vector", "operands", "string")
)


@pytest.fixture
async def prose(run: Try) -> Bank:
    return await make_questions(manual(), (), CONCEPTS, try_snippets=run, rng=Random(3))


def choices(bank: Bank, begins: str) -> list[MultipleChoice]:
    return [q for q in bank.questions if isinstance(q, MultipleChoice) and q.prompt.startswith(begins)]


def test_every_question_is_sound(prose: Bank) -> None:
    assert all(flaws(q) == {} for q in prose.questions)


def test_a_name_is_asked_for_by_what_it_does_among_names_that_look_like_it(prose: Bank) -> None:
    gaps = {q.options[q.key].text: q for q in choices(prose, "Which of these belongs in the gap?")}
    assert {"`paste()`", "`rev()`"} <= gaps.keys()
    assert "joins several strings" in gaps["`paste()`"].prompt
    assert {o.text for q in gaps.values() for o in q.options if "`" in o.text} <= set(NAMES)


def test_names_side_by_side_and_names_of_an_example_are_not_asked_for(prose: Bank) -> None:
    keys = {q.options[q.key].text for q in choices(prose, "Which of these belongs in the gap?")}
    assert not keys & {"`table()`", "`nchar()`", "`helper()`"}


def test_what_follows_from_a_condition_stands_among_what_follows_from_others(prose: Bank) -> None:
    found = {q.prompt.splitlines()[-1]: q for q in choices(prose, "How does the sentence go on?")}
    question = found["> If an index is negative, …"]
    assert question.options[question.key].text == "… the element at that position is left out"
    assert any("error message" in option.text for option in question.options)
    assert not any(prompt.startswith("> If the lengths") for prompt in found)  # whose?


def test_a_reason_is_asked_for_in_words(prose: Bank) -> None:
    (why,) = [q for q in prose.questions if isinstance(q, ShortAnswer) and q.explain]
    assert why.prompt.endswith("> Copies of large vectors are cheap.")
    assert why.points[0].text == "Because memory is shared until one of them is changed"


def test_a_name_given_to_what_is_described_is_typed(prose: Bank) -> None:
    (gap,) = [q for q in prose.questions if isinstance(q, Cloze)]
    assert gap.key == "operands"
    assert gap.prompt.endswith("are called ____.")


def test_signs_are_asked_both_ways_and_a_function_by_its_signature(prose: Bank) -> None:
    asked = [q.prompt for q in prose.questions if q.section == "s1"]
    assert any(prompt.startswith("What is meant by `\\") for prompt in asked)
    assert choices(prose, "Which term is meant?")
    shown = [{o.text for o in q.options} | {q.prompt} for q in choices(prose, "Wh")]
    beside = [texts for texts in shown if any("trim()" in text for text in texts)]
    assert beside
    assert not any("\\n" in text or "single character" in text for texts in beside for text in texts)  # functions alone


def test_a_topic_that_is_everywhere_gives_way_to_the_heading() -> None:
    from probatum.tools.extractive.questions.material import Material

    b = Builder()
    for heading in ("Slicing", "Joining", "Searching", "Tip"):
        b.section(
            heading, b.text(f"A string is what {heading.lower()} works on. A string it is, and a string it stays.")
        )
    string = Concept(id="string", name="string", chapter="book-3", section="s0")
    topics = Material(b.chapter(), (), (string,)).topics
    assert [topic.name for topic in topics.values()] == ["Slicing", "Joining", "Searching", "Searching"]


async def test_what_each_item_says_that_its_word_does_is_asked_for(run: Try) -> None:
    b = Builder()
    told = (
        "`dimen` specifies how many parts there are in an entry;",
        "`within` restricts all entries to those of a larger set;",
        "`default` gives what is taken where no data are at hand;",
        "`check` stops the run when its condition fails;",
    )
    items = tuple(Item(text=p.text, marks=p.marks) for p in map(b.told, told))
    b.section("Attributes", ListBlock.model_validate(b.common() | {"items": items}))
    bank = await make_questions(b.chapter(), (), (), try_snippets=run, rng=Random(3))
    answers = {o.text for q in choices(bank, "What is meant by") for o in q.options}
    assert "Restricts all entries to those of a larger set" in answers


async def test_things_of_a_kind_are_told_apart_by_what_is_said_of_them(run: Try) -> None:
    b = Builder()
    b.section(
        "Parts of a press",
        b.text("Wooden rollers hold the sheets right under the inked letters."),
        b.text("Loose hinges need a drop of oil before each season."),
        b.text("Iron plates must be wiped dry after every single run."),
        b.text("Leather belts change length with heat, damp and long work."),
        b.text("Rollers, hinges, plates and belts come with each press; rollers, hinges, plates, belts."),
    )
    bank = await make_questions(b.chapter(), (), (), try_snippets=run, rng=Random(3))
    asked = {q.prompt: q for q in choices(bank, "What does the book say of")}
    question = asked["What does the book say of **Iron plates** in “Parts of a press”?"]
    assert question.options[question.key].text == "… must be wiped dry after every single run"
    assert all(option.text.split()[1] in {"must", "hold", "need", "change"} for option in question.options)
