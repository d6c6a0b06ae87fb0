"""Notes made without a model: the statements are the book's, on their pages, each in its place."""

import re
from collections.abc import Iterator

import pytest
from tests.extractive.clocks import BOOK, notes
from tests.extractive.pages import chapter, code, text

from probatum.book import Chapter
from probatum.notes import Claim, Draft, SectionNotes


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
    texts = {block.id: block.text for block in BOOK.blocks()}
    assert all(evidence.quote in texts[evidence.block] for evidence in diagram.evidence)


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


async def test_a_sentence_tells_one_concept() -> None:
    words = "The *crown wheel* meets the *verge*. The verge is a rod with two pallets. The crown wheel turns the verge."
    made = chapter(("Verge", [text(words.replace("*", ""), italic=["crown wheel", "verge"])]))
    _, draft = await notes(made)
    told = [new.line.evidence for new in draft.concepts]
    assert len(told) == len(set(told)) > 0


async def test_a_section_that_is_one_exercise_by_its_heading_is_a_task_and_tells_nothing() -> None:
    made = chapter(
        ("Gears", [text("A gear is a wheel that has teeth on its rim.")]),
        ("Exercise 1 (Trains)", [text("Build a train of three gears. It has to turn the other way.")]),
    )
    sections, draft = await notes(made)
    assert "Build a train" in sections[1].self_check[0].text
    assert not sections[1].happening
    assert "train" not in [new.name for new in draft.concepts]


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
