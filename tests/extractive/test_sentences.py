"""Sentences: cut where they end, whole, each with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extractive.pages import chapter, entries, text

from probatum.book import Item, Mark
from probatum.tools.extractive.inline import as_markdown
from probatum.tools.extractive.language import language_of
from probatum.tools.extractive.sentences import sentences_of, split
from probatum.tools.extractive.standing import is_phrase, reads_alone


def cut(words: str, language: str) -> list[str]:
    return [words[a:b] for a, b in split(words, language_of(language))]


@pytest.mark.parametrize(
    ("language", "words", "sentences"),
    [
        ("en", "Use a cam, e.g. a disc. It lifts.", ["Use a cam, e.g. a disc.", "It lifts."]),
        ("en", "J. Harrison built H4. The Board paid.", ["J. Harrison built H4.", "The Board paid."]),
        ("en", "Let f be a map from X. Then f is continuous.", ["Let f be a map from X.", "Then f is continuous."]),
        ("en", "“Stop!” Then he went. Why?", ["“Stop!”", "Then he went.", "Why?"]),
        ("en", "A joint (lat. Iunctura) turns. It wears.", ["A joint (lat. Iunctura) turns.", "It wears."]),
        ("en", "It turns (see p. 5). It wears.", ["It turns (see p. 5).", "It wears."]),
        ("de", "GELENK (engl. Joint) dreht. Es nutzt.", ["GELENK (engl. Joint) dreht.", "Es nutzt."]),
        ("en", "It ran for 3.5 hours. Good.", ["It ran for 3.5 hours.", "Good."]),
        ("en", "Theorem 3.1 (Euler). Every gear turns.", ["Every gear turns."]),
        ("de", "Das gilt z. B. hier, d. h. immer. Am 3. Mai endet es.", None),
        ("de", "Definition 7 Ein Rad heißt rund.", ["Ein Rad heißt rund."]),
        ("it", "Cfr. pag. 3 e fig. 2. Poi gira.", ["Cfr. pag. 3 e fig. 2.", "Poi gira."]),
        ("fr", "C’est vrai, cf. p. 4. Il tourne !", ["C’est vrai, cf. p. 4.", "Il tourne !"]),
        ("es", "¿Gira? Sí, p. ej. la rueda. ¡Bien!", ["¿Gira?", "Sí, p. ej. la rueda.", "¡Bien!"]),
        ("zh", "齿轮会转动。为什么？因为有弹簧！", ["齿轮会转动。", "为什么？", "因为有弹簧！"]),
    ],
)
def test_sentences_end_where_a_reader_says(language: str, words: str, sentences: list[str] | None) -> None:
    expected = sentences or ["Das gilt z. B. hier, d. h. immer.", "Am 3. Mai endet es."]
    assert cut(words, language) == expected


@given(st.text(max_size=300), st.sampled_from(["en", "de", "zh", "xx"]))
def test_sentences_are_verbatim_and_in_order_whatever_the_text(words: str, language: str) -> None:
    end = 0
    for start, stop in split(words, language_of(language)):
        assert end <= start < stop
        assert words[start:stop].strip()
        end = stop


@pytest.mark.parametrize(
    "sentence",
    [
        "This makes the wheel turn faster than before.",
        "It drives the hour hand of the clock.",
        "The wheel in Figure 3.2 drives the hour hand.",
        "As shown above, the wheel drives the hand.",
        "Because the wheel ( turns, the hand moves along.",
        "Call wheel.turn(angle=3) to move the hand along.",
        "Turns out well.",
        "Center The keyword puts the wheel into the middle of the plate.",
        "Implementation note: This makes the wheel turn faster than before.",
        "See https://example.org for more about the wheel.",
    ],
)
def test_a_sentence_that_leans_points_or_is_broken_is_not_shown(sentence: str) -> None:
    assert not reads_alone(sentence, language_of("en"))


def test_a_whole_sentence_is_shown() -> None:
    assert reads_alone("An escapement lets the wheel advance one tooth at a time.", language_of("en"))


def test_a_box_is_read_without_its_label() -> None:
    boxed = text("Warning Never wind the clock backwards.", bold=["Warning"], role="warning")
    made = chapter(("Clocks", [boxed]))
    (sentence,) = sentences_of(made, language_of("en"))
    assert sentence.text == "Never wind the clock backwards."
    assert boxed.text[sentence.start :] == sentence.text


def test_items_of_a_list_are_found_in_their_block() -> None:
    made = chapter(("Clocks", [entries("A cam lifts. It also falls.", "A gear turns.", role="plain")]))
    found = sentences_of(made, language_of("en"))
    assert [s.text for s in found] == ["A cam lifts.", "It also falls.", "A gear turns."]
    assert all(s.block.text[s.start :].startswith(s.text) for s in found)


def test_an_explanation_is_read_without_the_term_before_it() -> None:
    told = "Dictionaries A dictionary maps keys to values. It forgets no key."
    bold = Item(text=told, marks=(Mark(start=0, end=len("Dictionaries"), style="bold"),))
    goes_on = Item(text="Snek lists may grow and shrink.", marks=(Mark(start=0, end=len("Snek"), style="bold"),))
    described = entries("", role="plain").model_copy(update={"items": (bold, goes_on)})
    read = sentences_of(chapter(("Types", [described])), language_of("en"))
    assert [sentence.text for sentence in read] == [
        "A dictionary maps keys to values.",
        "It forgets no key.",
        "Snek lists may grow and shrink.",
    ]
    assert all(s.block.text[s.start :].startswith(s.text) for s in read)


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("Two springs that the maker can call by name.", True),
        ("A wheel that holds a spring.", True),
        ("The entry to the upper wheel.", True),
        ("Springs that break are replaced by the maker.", False),
        ("The spring drives a wheel.", False),
        ("A maker winds the spring that has run down.", False),
    ],
)
def test_an_item_that_names_a_thing_and_says_nothing_of_it_is_a_phrase(words: str, phrase: bool) -> None:
    (sentence,) = sentences_of(chapter(("Springs", [entries(words, role="plain")])), language_of("en"))
    assert is_phrase(sentence, language_of("en")) is phrase


@pytest.mark.parametrize(
    "words",
    [
        "Shows the hour of the day and of the night.",
        "Example 3 shows a clock that runs for eight days.",
        "Winding keys - Kept in the drawer below the clock.",
        "If the two wheels do not meet, return the smaller one.",
        "The wheels of a clock are described in the next part.",
    ],
)
def test_what_has_no_subject_or_speaks_of_an_example_does_not_read_alone(words: str) -> None:
    assert not reads_alone(words.replace("Shows", "Displays"), language_of("en"))


def test_marks_of_notes_are_left_out_of_what_is_shown_but_not_of_code_and_powers() -> None:
    shown = as_markdown(
        "Clocks¹² of Harrison [3] lose 2 m² of wood, and clock[3] none.", [Mark(start=48, end=56, style="code")]
    )
    assert shown == "Clocks of Harrison lose 2 m² of wood, and `clock[3]` none."
