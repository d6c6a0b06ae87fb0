"""What would give a question away, or leave it without an answer, keeps it out of the bank."""

from collections.abc import Iterator
from random import Random

from tests.questions.conftest import Builder, Try

from probatum.book import Paragraph
from probatum.learner.record import Concept
from probatum.quiz import Bank, MultipleChoice
from probatum.tools.extractive.questions import make_questions


async def bank_of(b: Builder, run: Try) -> Bank:
    return await make_questions(b.chapter(), (), (), try_snippets=run, rng=Random(3))


def choices(bank: Bank) -> list[MultipleChoice]:
    return [q for q in bank.questions if isinstance(q, MultipleChoice)]


def entries(b: Builder, **entries: str) -> Iterator[Paragraph]:
    return (b.told(f"`{sign}` {meaning}") for sign, meaning in entries.items())


async def test_a_lone_sign_is_asked_for_with_its_section_and_beside_its_own_kind(run: Try) -> None:
    b = Builder()
    ways = {
        "U": "Writes all letters large.",
        "L": "Writes all letters small.",
        "Q": "Puts quotes around the text.",
        "E": "Reads the escapes in the text.",
        "K": "Prints a list of pairs.",
    }
    files = {
        "dev_null": "Throws away what comes in.",
        "dev_full": "Says that no room is left.",
        "dev_zero": "Hands out empty bytes for ever.",
        "dev_tty": "Shows lines on the terminal.",
    }
    b.section("Ways to write", *entries(b, **ways))
    b.section("Odd files", *entries(b, **files))
    found = choices(await bank_of(b, run))
    lone = [q for q in found if "“Ways to write”" in q.prompt]
    assert len(lone) == len(ways)
    meanings = {meaning.rstrip(".") for meaning in ways.values()} | {f"`{sign}`" for sign in ways}
    shown = {option.text.replace("`", "") for q in lone for option in q.options}
    assert shown <= {text.replace("`", "") for text in meanings}
    assert not any("“Odd files”" in q.prompt for q in found)


async def test_a_sentence_asked_with_a_gap_is_not_asked_again_and_arguments_are_no_names(run: Try) -> None:
    b = Builder()
    b.section(
        "Directives",
        b.told("`include(File)` reads the text of another source into this place of the program."),
        b.told("`throw(Ball)` returns the control to the nearest guard that stands around the call."),
        b.told("`public(Pred)` enables every other source to see the procedure at run time."),
        b.told("`hidden(Pred)` keeps the procedure out of all listings that users may ask for."),
        b.told("`loop(Goal)` performs its work for as long as the inner call holds good."),
        b.told("`once(Goal)` removes every other way to prove the call which stands inside."),
        b.told("The argument `Goal1` names the call whose choices are cut after it was proved."),
        b.told("The argument `Goal2` names what is proved as soon as the other one has failed."),
        b.told("The option `quiet` hides all remarks that a reader of long logs can do without."),
        b.told("The option `traced` shows each step on the screen while a proof goes on."),
        b.told("The option `halted` leaves the interpreter when its input comes to an end."),
    )
    found = choices(await bank_of(b, run))
    asked = [q.evidence[0].quote for q in found if "contradicts" not in q.prompt]
    assert len(asked) == len(set(asked)) >= 3
    assert not any("Goal1" in option.text for q in found for option in q.options)


async def test_a_row_of_figures_is_no_head(run: Try) -> None:
    b = Builder()
    rows = (("7C0", "in base sixteen"), ("3700", "in base eight"), ("1984", "in base ten"), ("11111", "in base two"))
    b.section("Tables", b.text("Numbers can be written in many ways by a program."), b.table("", *rows))
    bank = await bank_of(b, run)
    assert not any("1984" in q.prompt for q in bank.questions)


async def test_a_subject_is_asked_for_where_what_is_said_of_it_would_stand_out(run: Try) -> None:
    b = Builder()
    b.section(
        "Parts of a press",
        b.text(
            "Wooden rollers hold the sheets right under the letters, wait for the strong pull of the lever, "
            "and lift them back to the upper frame."
        ),
        b.text("Loose hinges need oil and some grease each week."),
        b.text("Iron plates must be wiped dry each single evening."),
        b.text("Leather belts change length with heat and long damp weather."),
        b.text("Rollers, hinges, plates and belts come with each press; rollers, hinges, plates, belts."),
    )
    found = [q for q in choices(await bank_of(b, run)) if q.prompt.startswith("Of which")]
    (question,) = [q for q in found if "hold the sheets" in q.prompt]
    assert "“Parts of a press”" in question.prompt
    assert question.options[question.key].text == "Wooden rollers"
    assert {o.text for o in question.options} == {"Wooden rollers", "Loose hinges", "Iron plates", "Leather belts"}


MORE = ("Tinned lids", "Oaken doors", "Hempen belts", "Iron rods")


async def test_what_is_said_of_several_alike_is_asked_of_none(run: Try) -> None:
    b = Builder()
    kinds = ("Slow pumps", "Quick pumps", "Small tanks", "Large tanks", "Broad pipes")
    b.section("Parts", *(b.text(f"{kind} need a drop of oil in each of the seasons.") for kind in kinds))
    others = (
        "hold the wet sheets in place",
        "follow the hand at a light touch",
        "need a thick coat of red paint",
        "turn round a loose steel axle",
    )
    b.section("More parts", *(b.text(f"{k} {o} all the while.") for k, o in zip(MORE, others, strict=True)))
    b.section("List", b.text("Lids, doors, belts and rods; lids, doors, belts and rods belong to every plant."))
    b.section("List", b.text("Pumps, tanks and pipes; pumps, tanks and pipes belong to every plant."))
    found = choices(await bank_of(b, run))
    assert any("light touch" in q.options[q.key].text for q in found)
    assert not any("drop of oil" in q.options[q.key].text or "drop of oil" in q.prompt for q in found)


async def test_a_remark_in_bold_is_no_term_and_a_verb_between_term_and_meaning_is_not_told(run: Try) -> None:
    b = Builder()
    b.section(
        "Terms",
        b.glossary(
            Forms="are the parts of which each program is made.",
            Keywords_are_symbols="write the name without its colon.",
            chooser="a ? b : c, which takes b where a holds.",
            alias="a second name for the same place.",
        ),
    )
    shown = [f"{q.prompt} {getattr(q, 'key', '')}" for q in (await bank_of(b, run)).questions]
    assert any("The parts of which each program is made" in text for text in shown)
    assert not any("Keywords" in text or "chooser" in text for text in shown)


async def test_what_an_item_says_of_something_else_is_not_the_meaning_of_its_sign(run: Try) -> None:
    b = Builder()
    signs = {
        "wide": "Draws all letters with more room.",
        "dark": "Draws light letters on black ground.",
        "plain": "Leaves out every colour of a word.",
        "tall": "Puts more lead between the lines.",
        "active": "The point is the place of the next letter, and a mark keeps it.",
    }
    b.section("Modes", *entries(b, **signs))
    shown = " ".join(q.model_dump_json() for q in (await bank_of(b, run)).questions)
    assert "Draws light letters" in shown
    assert "The point is" not in shown


async def test_a_row_whose_label_says_it_all_is_not_asked_for(run: Try) -> None:
    b = Builder()
    rows = (
        ("package", "what it holds"),
        ("linux-faq", "The FAQ of Linux"),
        ("gpm", "A mouse for the Linux console"),
        ("w3m", "A browser for plain text"),
        ("audio", "aparelho de áudio"),
        ("_fsdiv.c", "divide floating numbers"),
        ("mc", "A manager of files on a full screen"),
    )
    b.section("Packages", b.text("Some packages help those who work in text mode."), b.table("Packages", *rows))
    prompts = [q.prompt for q in choices(await bank_of(b, run))]
    assert any("**gpm**" in prompt or "**w3m**" in prompt for prompt in prompts)
    assert not any("**linux-faq**" in prompt or "**audio**" in prompt or "fsdiv" in prompt for prompt in prompts)


async def test_praise_is_no_meaning(run: Try) -> None:
    b = Builder()
    b.section(
        "Design",
        b.text("Encapsulation is a core principle of every good design of a program."),
        b.text("Composition is a way to make larger classes of smaller ones that they hold."),
    )
    names = ("Encapsulation", "Composition")
    concepts = [Concept(id=n.lower(), name=n, chapter="book-3", section="s0") for n in names]
    bank = await make_questions(b.chapter(), (), concepts, try_snippets=run, rng=Random(3))
    shown = [f"{q.prompt} {getattr(q, 'key', '')}" for q in bank.questions]
    assert any("Composition" in text for text in shown)
    assert not any("core principle" in text for text in shown)
