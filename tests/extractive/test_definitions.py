"""What a chapter defines, and the words that say what it means."""

import pytest
from tests.extractive.pages import chapter, entries, text

from probatum.tools.extractive.definitions import acronyms_in, definitions_in, glossary
from probatum.tools.extractive.language import language_of
from probatum.tools.extractive.sentences import sentences_of


@pytest.mark.parametrize(
    ("language", "sentence", "terms"),
    [
        ("en", "An escapement is a part that frees one tooth at a time.", ["escapement"]),
        ("en", "In a watch, the mainspring is a coil that stores energy.", ["mainspring"]),
        ("en", "The ratio of the two speeds is called the gear ratio of a train.", ["gear ratio"]),
        ("en", "Wheels that turn together are known as a gear train.", ["gear train"]),
        ("en", "Drift refers to the slow loss of time over a day.", ["Drift"]),
        ("en", "The speed is fixed by the wheel where the called pinion is set.", []),
        ("en", "The wheel is red and turns fast.", []),
        ("en", "The maker refers to many wheels of other makers.", []),
        ("en", "This wheel is a good example of what can go wrong.", []),
        ("de", "Eine Menge heißt abgeschlossen, wenn ihr Komplement offen ist.", ["abgeschlossen"]),
        ("en", "Comparison is actually a very complicated topic, and there is no easy way.", []),
        ("de", "Ein Vergleich ist eine sehr verwickelte Sache unter Uhrmachern.", []),
        ("de", "Ein Graph ist ein Paar aus Knoten und Kanten.", ["Graph"]),
        ("it", "Un dizionario è una tabella di chiavi e valori.", ["dizionario"]),
        ("it", "Questa operazione è chiamata lookup.", ["lookup"]),
        ("fr", "Une roue est un disque qui tourne autour d’un axe.", ["roue"]),
        ("es", "Una rueda es un disco que gira alrededor de un eje.", ["rueda"]),
        ("zh", "齿轮是一种带齿的轮子，用来传递动力。", ["齿轮"]),
    ],
)
def test_a_sentence_that_defines_is_known_by_its_words(language: str, sentence: str, terms: list[str]) -> None:
    made = chapter(("Clocks", [text(sentence)]), language=language)
    (read,) = sentences_of(made, language_of(language))
    assert [d.term for d in definitions_in(read, language_of(language))] == terms


def test_what_the_book_sets_apart_is_the_term() -> None:
    words = "Such a part is called a rack and pinion drive by the makers."
    plain = chapter(("Clocks", [text(words)]))
    (read,) = sentences_of(plain, language_of("en"))
    assert [d.term for d in definitions_in(read, language_of("en"))] == ["rack"]
    marked = chapter(("Clocks", [text(words.replace("rack and ", ""), italic=["pinion drive"])]))
    (read,) = sentences_of(marked, language_of("en"))
    assert [d.term for d in definitions_in(read, language_of("en"))] == ["pinion drive"]


def test_letters_of_an_acronym_must_begin_the_words() -> None:
    assert list(acronyms_in("The term frequency (TF) counts words.")) == [("TF", "term frequency")]
    assert list(acronyms_in("The big wheel (GMT) turns.")) == []


def test_a_glossary_gives_each_entry_with_its_words() -> None:
    run_on = text("cam A disc that lifts. gear A wheel with teeth.", bold=["cam", "gear"], role="glossary")
    made = chapter(
        ("Clocks", []), ("Glossary", [run_on, entries("verge: The oldest escapement of all.", "fusee: Cone.")])
    )
    found = {d.term: d.meaning for d in glossary(made, language_of("en"))}
    assert found == {
        "cam": "A disc that lifts.",
        "gear": "A wheel with teeth.",
        "verge": "The oldest escapement of all.",
    }
    for definition in glossary(made, language_of("en")):
        block = made.block(definition.evidence.block)
        assert block is not None
        assert definition.evidence.quote in block.text
