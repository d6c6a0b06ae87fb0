"""What a model quotes is found on its page, or not taken for evidence."""

import pytest
from tests.writing.book import OPENING, chapter, paragraph

from probatum.agents.model_writer.quoting import locate, places_of

BOOK = chapter()


SENTENCE = "A deque takes and gives items at both ends in constant time — a list’s pop(0) does not."


@pytest.mark.parametrize(
    "quote",
    [
        "takes and gives items at both ends",
        "Takes  and gives\nitems AT both ends",
        "constant time - a list's pop(0)",
        '"gives items at both ends"',
        "takes and gives itmes at both ends in constant",
        "A deque takes and … at both ends in constant time",
    ],
    ids=["verbatim", "spacing and case", "typography", "quoted", "a slip", "ellipsis"],
)
def test_finds_a_quote_and_takes_the_whole_sentence_as_the_book_has_it(quote: str) -> None:
    found = locate(quote, "p8-b1", BOOK)
    assert found is not None
    assert (found.block, found.page, found.label, found.quote) == ("p8-b1", 8, "6", SENTENCE)


def test_a_quote_keeps_to_its_own_sentences() -> None:
    text = "It costs 3.5 units, e.g. of time. It is not free! Nobody says so. The rest is silence."
    book = chapter(OPENING.model_copy(update={"blocks": (paragraph("p7-b1", text),)}))
    assert (found := locate("not free! Nobody says", "p7-b1", book)) is not None
    assert found.quote == "It is not free! Nobody says so."
    assert (found := locate("3.5 units, e.g. of", "p7-b1", book)) is not None
    assert found.quote == "It costs 3.5 units, e.g. of time."


def test_two_places_of_a_block_are_one_quote() -> None:
    text = "First things come first. Then nothing. Last things come last."
    book = chapter(OPENING.model_copy(update={"blocks": (paragraph("p7-b1", text),)}))
    assert (found := locate("First things come … things come last", "", book)) is not None
    assert found.quote == "First things come first. … Last things come last."
    assert (found := locate("Then nothing. … Then nothing. Last things", "", book)) is not None
    assert found.quote == "Then nothing. Last things come last."


def test_finds_a_quote_under_a_wrong_id() -> None:
    found = locate("in the order in which they came in", "p8-b1", BOOK)
    assert found is not None
    assert found.block == "p7-b1"


@pytest.mark.parametrize(
    "quote",
    ["", "deque", "gives items at one end only, in linear time", "a stack hands out the newest item first of all"],
    ids=["none", "too short", "twisted", "invented"],
)
def test_takes_nothing_else_for_a_quote(quote: str) -> None:
    assert locate(quote, "p8-b1", BOOK) is None


def test_quotes_from_tables_and_code_count() -> None:
    assert locate("queue = deque([1, 2, 3])", "p8-b2", BOOK) is not None
    assert locate("Costs of removal", "p8-b3", BOOK) is not None
    assert (row := locate("deque | constant | constant", "p8-b3", BOOK)) is not None
    assert row.quote == "deque\tconstant\tconstant"


def test_a_thought_may_rest_on_two_blocks() -> None:
    quote = "in the order in which they came in … takes and gives items at both ends"
    places = places_of(quote, "p7-b1, p8-b1", BOOK)
    assert [place.block for place in places] == ["p7-b1", "p8-b1"]
    assert places[1].quote == SENTENCE
    assert places_of(quote, "", BOOK) == places, "wherever the model says that they stand"
    assert places_of("takes and gives items at both ends … which nobody ever wrote down", "p8-b1", BOOK) == ()
