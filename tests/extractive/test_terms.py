"""The terms of a chapter: what it sets apart, heads, defines and has indexed comes before what it merely repeats."""

import re

from tests.extractive.pages import chapter, entries, text

from probatum.book import Chapter, Mark
from probatum.tools.extractive import concepts_of

CLOCKS = chapter(
    ("Clocks", [text("A clock keeps time. Every clock needs a source of power and a brake.")]),
    (
        "The escapement",
        [
            text(
                "The escapement is the brake of a clock. Without an escapement the train runs down at once. "
                "An *escapement* that needs no oil is rare.".replace("*", ""),
            ),
            text(
                "Two escapements are common: the lever escapement and the verge. "
                "The quality factor (QF) says how well one keeps time, and a high QF is what makers want.",
                italic=["lever escapement", "quality factor"],
            ),
        ],
    ),
)


def names(made: Chapter) -> list[str]:
    return [c.name for c in concepts_of(made)]


def test_forms_of_a_term_are_one_concept() -> None:
    found = {c.name: c for c in concepts_of(CLOCKS)}
    assert "escapement" in found
    assert "escapements" not in found
    assert {"escapements"} <= {v.lower() for v in found["escapement"].variants}


def test_an_acronym_is_joined_with_its_long_form() -> None:
    found = {c.name: c for c in concepts_of(CLOCKS)}
    assert "QF" in found["quality factor"].variants
    assert "QF" not in found


def test_what_is_set_apart_comes_before_what_is_merely_frequent() -> None:
    order = names(CLOCKS)
    assert order.index("lever escapement") < order.index("clock")


def test_a_glossary_is_followed_to_the_letter() -> None:
    listed = chapter(
        ("Clocks", [text("Wheels and more wheels drive the foliot. The foliot swings.")]),
        ("Glossary", [entries("foliot: A bar that swings to and fro.", "going train: The wheels that carry power.")]),
    )
    found = {c.name: c for c in concepts_of(listed)}
    assert {"foliot", "going train"} <= set(found)
    definition = found["foliot"].definition
    assert definition is not None
    assert definition.text == "A bar that swings to and fro."
    assert definition.verbatim


def test_the_defining_sentence_is_the_books_own() -> None:
    definition = next(c.definition for c in concepts_of(CLOCKS) if c.name == "escapement")
    assert definition is not None
    assert definition.evidence[0].quote == "The escapement is the brake of a clock."
    assert definition.evidence[0].label == "12"


def test_companions_share_sentences_and_ids_are_stable() -> None:
    found = {c.id: c for c in concepts_of(CLOCKS)}
    assert "lever-escapement" in found
    assert set(found["lever-escapement"].companions) <= set(found)
    assert concepts_of(CLOCKS) == concepts_of(CLOCKS)


def test_what_the_index_has_for_the_chapter_counts_more_when_the_text_names_it() -> None:
    said = "The pallet meets the wheel. The pallet leaves the wheel. The wheel turns and the pallet waits."
    made = chapter(("Pallets and wheels", [text(said)])).model_copy(update={"indexed": ("pallet", "fusee")})
    order = names(made)
    assert order[0] == "pallet"
    assert "fusee" not in order


def test_german_terms_are_nouns_or_are_defined() -> None:
    words = "Ein Zahnrad ist ein Rad mit Zähnen. Das Zahnrad dreht sich schnell. Schnell dreht das Zahnrad die Welle."
    order = names(chapter(("Räder", [text(words)]), language="de"))
    assert "Zahnrad" in order
    assert not {"schnell", "dreht", "Schnell"} & set(order)


def test_chinese_terms_come_from_definitions_and_marks() -> None:
    words = "齿轮是一种带齿的轮子，用来传递动力。发条储存能量。发条放松时带动齿轮。"
    order = names(chapter(("钟表", [text(words, bold=["发条"])]), language="zh"))
    assert {"齿轮", "发条"} <= set(order)


def test_an_unknown_language_is_read_by_structure_alone() -> None:
    made = chapter(("Kello", [text("Hammasratas on pyörä. Hammasratas pyörii.", bold=["Hammasratas"])]), language="fi")
    assert "Hammasratas" in names(made)


def test_a_word_that_only_stands_before_nouns_is_no_concept() -> None:
    said = "The *dummy* wheel turns. A dummy pallet waits. The escapement and the wheel keep the dummy gear."
    made = chapter(("Wheels", [text(said.replace("*", ""), italic=["dummy"])]))
    assert "dummy" not in names(made)


def test_what_is_set_apart_each_time_is_the_name_of_an_argument() -> None:
    said = [text(f"The function number {i} turns str into a wheel.", italic=["str"]) for i in range(6)]
    made = chapter(("Wheels", [*said, text("A pallet stops the wheel.", italic=["pallet"])]))
    order = names(made)
    assert order.index("pallet") < (order.index("str") if "str" in order else len(order))


def test_what_the_book_sets_as_code_is_no_concept() -> None:
    said = "The integ function adds up the swings of a pendulum. Give integ the swings, and integ returns a number."
    code = tuple(Mark(start=m.start(), end=m.end(), style="code") for m in re.finditer("integ", said))
    made = chapter(("Swings of integ1", [text(said).model_copy(update={"marks": code})]))
    assert not {"integ", "integ1"} & set(names(made))


def test_a_name_that_a_folder_bears_too_keeps_its_capitals() -> None:
    said = [text(f"In step {i} SSH carries the answer to a gate, and the gate of SSH opens.") for i in range(4)]
    made = chapter(("The gate", [text("SSH is a protocol that hides answers."), *said, text("Type ssh at the gate.")]))
    assert "SSH" in names(made)
