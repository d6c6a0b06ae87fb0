import re
from collections.abc import Iterator

import pytest
from tests.extractive.pages import chapter, code, entries, session, table, text

from probatum.book import Chapter
from probatum.notes import Claim, Draft, SectionNotes
from probatum.tools.extractive import ExtractiveWriter

BOOK = chapter(
    (
        "Clocks",
        [
            text(
                "A *clock* is a machine that counts the swings of something regular.".replace("*", ""), italic=["clock"]
            ),
            text("Clocks matter because ships once had no other way to find their longitude at sea."),
        ],
    ),
    (
        "Gears",
        [
            text("A gear is a wheel that has teeth on its rim. A gear train contains gears of several sizes."),
            text(
                "A gear is a machine that never slips. A gear train is a clock in all but name.", italic=["gear train"]
            ),
            code("ratio = 60 / 12\nprint(ratio)"),
            text("This prints the following."),
            code("5.0", language="text"),
            text("You should never turn a gear train backwards, because the teeth will break."),
            session(("2 * 3", "6"), ("print('a')", "a"), ("1 / 0", "Traceback\nZeroDivisionError: division by zero")),
            table(("Wheel", "Teeth"), ("great", "96"), ("centre", "80"), caption="Wheels"),
            text("The great wheel turns once an hour, whereas the centre wheel turns once a minute."),
            text("A clock gains time in the cold, whereas a gear train loses none of it at all."),
        ],
    ),
    (
        "Summary",
        [text("In short, a clock is a gear train with a brake. It has 2 * 3 wheels and costs $5, not `6`.")],
    ),
    ("Exercises", [entries("Why do clocks gain in winter? Explain.", "Build a train of three.", role="exercise")]),
)


async def notes(made: Chapter, known: dict[str, str] | None = None) -> tuple[list[SectionNotes], Draft]:
    writer = ExtractiveWriter()
    plan = await writer.plan(made, known or {})
    sections = [await writer.section(made, s.id, plan) for s in made.sections]
    return sections, await writer.draft(made, sections, plan)


def claims(sections: list[SectionNotes], draft: Draft) -> Iterator[Claim]:
    for section in sections:
        yield from (*section.happening, *section.mistakes)
        yield from (task.answer for task in section.self_check if task.answer)
    yield from (claim for claim in draft.summary.__dict__.values() if claim)
    yield from (*draft.recap, *(new.line for new in draft.concepts))


async def test_every_statement_is_the_books_on_the_page_it_names() -> None:
    found = list(claims(*await notes(BOOK)))
    assert len(found) > 8
    for claim in found:
        (evidence,) = claim.evidence
        block = BOOK.block(evidence.block)
        assert block is not None
        assert evidence.quote in block.text
        assert (evidence.page, evidence.label) == (block.page, block.label)
        assert claim.verbatim
        shown = re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)==", "", claim.text))
        assert shown in evidence.quote


async def test_labels_say_what_the_text_says() -> None:
    _, draft = await notes(BOOK)
    summary = draft.summary
    assert summary.core_idea is not None
    assert "regular" in summary.core_idea.text
    assert summary.why_it_matters is not None
    assert "longitude" in summary.why_it_matters.text
    assert summary.watch_out is not None
    assert "backwards" in summary.watch_out.text


async def test_a_label_that_the_text_does_not_fill_is_left_out() -> None:
    plain = chapter(("Gears", [text("A gear is a wheel that has teeth on its rim. The teeth of two gears mesh.")]))
    _, draft = await notes(plain)
    assert draft.summary.core_idea is not None
    assert draft.summary.watch_out is None
    assert draft.summary.why_it_matters is None
    assert draft.summary.connects_to is None
    assert draft.absent


async def test_listings_come_in_order_with_what_the_book_promises() -> None:
    sections, _ = await notes(BOOK)
    first, value, last = sections[1].snippets
    assert (first.code, first.expected) == ("ratio = 60 / 12\nprint(ratio)", "5.0")
    assert (value.code, value.expected) == ("2 * 3", "6")
    assert (last.code, last.expected) == ("print('a')\n1 / 0", "")
    assert last.expected_error == "ZeroDivisionError"
    assert all(s.origin == "book" and s.evidence[0].label == "12" for s in sections[1].snippets)
    assert len({s.id for s in sections[1].snippets}) == 3


async def test_an_output_is_no_listing_even_behind_a_note() -> None:
    note = text("Ada wrote it.").model_copy(update={"role": "note"})
    made = chapter(("Loops", [code("for i in range(2):\n    print(i)"), note, text("It prints:"), code("0\n1", "")]))
    sections, _ = await notes(made)
    (snippet,) = sections[0].snippets
    assert snippet.expected == "0\n1"


async def test_what_only_follows_is_no_output() -> None:
    words = text("The following scripts draw more:")
    sections, _ = await notes(chapter(("Boxes", [code("print(1)"), words, code("boxes/one.py\nboxes/two.py", "")])))
    assert sections[0].snippets[0].expected == ""


async def test_tables_are_the_books_and_its_contrasts() -> None:
    sections, _ = await notes(BOOK)
    printed, contrast = sections[1].tables
    assert (printed.title, printed.header, printed.rows[0]) == ("Wheels", ("Wheel", "Teeth"), ("great", "96"))
    assert contrast.header == ("clock", "gear train")
    assert contrast.rows == (("gains time in the cold", "loses none of it at all"),)


async def test_a_diagram_shows_what_the_text_states() -> None:
    sections, _ = await notes(BOOK)
    (diagram,) = sections[1].diagrams
    names = {node.id: node.label for node in diagram.nodes}
    edges = {(names[e.source], e.label, names[e.target]) for e in diagram.edges}
    assert ("gear train", "contains", "gear") in edges
    assert ("gear train", "is", "clock") in edges
    assert all(evidence.quote in (BOOK.block(evidence.block) or diagram).text for evidence in diagram.evidence)  # type: ignore[union-attr]


async def test_warnings_exercises_and_questions_have_their_places() -> None:
    sections, _ = await notes(BOOK)
    assert ["backwards" in c.text for c in sections[1].mistakes] == [True]
    assert not {c.text for c in sections[1].mistakes} & {c.text for c in sections[1].happening}
    assert [t.text for t in sections[3].self_check] == [
        "Why do clocks gain in winter? Explain.",
        "Build a train of three.",
    ]
    asked = next(t for t in sections[1].self_check if "gear" in t.text)
    assert asked.answer is not None
    assert not sections[3].happening


async def test_what_markdown_would_take_for_its_own_is_escaped() -> None:
    made = chapter(("Prices", [text("A clock of 2 * 3 wheels costs $5 or `more` where time == money for all.")]))
    sections, draft = await notes(made)
    shown = [c.text for c in claims(sections, draft)]
    assert all(r"\*" in s and r"\$5" in s and r"\`more\`" in s for s in shown)


async def test_what_the_reader_has_mastered_is_recalled_not_taught() -> None:
    _, draft = await notes(BOOK, {"gear": "gear", "sundial": "sundial"})
    assert [(b.concept, b.mastered) for b in draft.background] == [("gear", True)]
    assert "gear" not in {c.concept for c in draft.concepts}


@pytest.mark.parametrize(
    "made", [chapter(("Empty", [])), chapter(("Code", [code("x = 1")])), chapter(("?", [text("!")]))]
)
async def test_a_chapter_with_nothing_to_say_makes_empty_notes(made: Chapter) -> None:
    sections, draft = await notes(made)
    assert len(sections) == len(made.sections)
    assert draft.recap == ()
    assert draft.summary.core_idea is None


async def test_a_listing_comes_with_what_the_book_says_right_before_it() -> None:
    before = text("A loop repeats its body. The loop below counts the teeth of a wheel. So:")
    made = chapter(
        ("Loops", [before, code("for tooth in range(3):\n    print(tooth)"), code("print(tooth)", "python")])
    )
    sections, _ = await notes(made)
    first, second = sections[0].snippets
    assert first.lead is not None
    assert first.lead.text == "The loop below counts the teeth of a wheel. So:"
    assert first.lead.evidence[0].quote in before.text
    assert second.lead is None
    assert first.lead.text not in [claim.text for claim in sections[0].happening]


async def test_lines_of_a_listing_that_are_repeated_to_speak_of_them_are_named_and_not_run() -> None:
    whole = code("wheel = 'great'\nteeth = 96\nprint(wheel, teeth)")
    made = chapter(("Wheels", [whole, text("The second line says how many teeth there are."), code(" teeth  = 96")]))
    sections, _ = await notes(made)
    assert [snippet.code for snippet in sections[0].snippets] == [whole.text]
    assert "p. 11" in sections[0].absent[0]


async def test_a_sentence_tells_one_concept() -> None:
    words = "The *crown wheel* meets the *verge*. The verge is a rod with two pallets. The crown wheel turns the verge."
    made = chapter(("Verge", [text(words.replace("*", ""), italic=["crown wheel", "verge"])]))
    _, draft = await notes(made)
    told = [new.line.evidence for new in draft.concepts]
    assert len(told) == len(set(told)) > 0


async def test_a_reason_is_no_label_when_it_gives_a_name_or_an_example() -> None:
    made = chapter(
        (
            "Gears",
            [
                text("A gear is a wheel that has teeth on its rim. Gears of all sizes turn one another."),
                text("We call it a gear in order to tell it from a plain wheel."),
                text("As a useful example, a gear in a mill is important to the miller."),
            ],
        )
    )
    _, draft = await notes(made)
    assert draft.summary.why_it_matters is None


async def test_a_section_that_is_one_exercise_by_its_heading_is_a_task_and_tells_nothing() -> None:
    made = chapter(
        ("Gears", [text("A gear is a wheel that has teeth on its rim.")]),
        ("Exercise 1 (Trains)", [text("Build a train of three gears. It has to turn the other way.")]),
    )
    sections, draft = await notes(made)
    assert "Build a train" in sections[1].self_check[0].text
    assert not sections[1].happening
    assert "train" not in [new.name for new in draft.concepts]


async def test_the_core_idea_is_what_the_chapters_own_summary_says_first() -> None:
    made = chapter(
        ("Gears", [text("A gear is a wheel that has teeth on its rim. A gear train turns a slow wheel fast.")]),
        ("Summary", [text("A train of gears trades force for speed. It wastes a little of both at every pair.")]),
    )
    _, draft = await notes(made.model_copy(update={"title": "Mechanisms"}))
    assert draft.summary.core_idea is not None
    assert "force for speed" in draft.summary.core_idea.text


async def test_a_sentence_that_says_what_a_term_means_is_no_reason() -> None:
    said = "A gear is a useful wheel which makes it possible to turn a slow wheel fast."
    _, draft = await notes(chapter(("Gears", [text("Gears of all sizes turn one another in a clock."), text(said)])))
    assert draft.summary.why_it_matters is None


async def test_a_reference_is_a_table_of_what_its_functions_do_and_arguments_are_no_concepts() -> None:
    made = chapter(
        (
            "Angles",
            [
                text("deg2rad (angle) Turn degrees into radians, element by element."),
                text("wrap (angle, turn) Bring every value back into one full turn of the circle."),
                text("arc (radius, angle) Measure the way along the rim of a circle."),
                text("chord (radius, angle) Measure the straight way between two marks on the rim."),
                text("The angle may be negative. Each angle is read in radians.", italic=["angle"]),
                text("If angle is a matrix, every element of angle is turned by itself.", italic=["angle"]),
            ],
        )
    )
    (section,), draft = await notes(made)
    (listed,) = section.tables
    assert ("`arc()`", "Measure the way along the rim of a circle", "11") in listed.rows
    assert "angle" not in [new.name for new in draft.concepts]


async def test_a_chapter_that_says_what_it_is_about_says_its_core_idea() -> None:
    about = "This chapter covers the ways in which a clock is kept from losing time in winter."
    made = chapter(("Winter", [text(about), text("Cold springs are stiff. A cold balance swings too fast in winter.")]))
    _, draft = await notes(made)
    assert draft.summary.core_idea is not None
    assert "This chapter covers" in draft.summary.core_idea.text
