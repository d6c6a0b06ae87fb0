"""What a model quotes is found on its page, or not taken for evidence."""

import pytest
from tests.writing.book import chapter

from probatum.agents.model_writer.quoting import locate

BOOK = chapter()


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("takes and gives items at both ends", "takes and gives items at both ends"),
        ("Takes  and gives\nitems AT both ends", "takes and gives items at both ends"),
        ("constant time - a list's pop(0)", "constant time — a list’s pop(0)"),
        ('"gives items at both ends"', "gives items at both ends"),
        ("takes and gives itmes at both ends in constant", "takes and gives items at both ends in constant"),
        ("A deque … takes and gives items at both ends", "takes and gives items at both ends"),
    ],
    ids=["verbatim", "spacing and case", "typography", "quoted", "a slip", "ellipsis"],
)
def test_finds_a_quote_as_the_book_has_it(quote: str, words: str) -> None:
    found = locate(quote, "p8-b1", BOOK)
    assert found is not None
    assert (found.block, found.page, found.label, found.quote) == ("p8-b1", 8, "6", words)


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
