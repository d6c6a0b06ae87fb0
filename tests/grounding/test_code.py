"""A snippet is one of the book's listings, or its own; what it changes of the book's functions is found."""

import pytest

from probatum.book import Box, Chapter, Heading, Label, Listing, PdfPage, Section
from probatum.tools.grounding import redefined, same_code

PLACE = {"page": PdfPage(3), "label": Label("12"), "bbox": Box(0, 0, 1, 1)}
LISTING = '''from math import sqrt
from statistics import stdev

def error(results):
    """How far the mean may be off."""
    spread = stdev(results)
    return spread / sqrt(len(results))

def rate(work: float, room=20.0) -> float:
    return 0.1 * (work - room)
'''
CLASS = "class Till:\n    def serve(self, guest):\n        return self.wait(guest)"
LATER = "def rate(work, room=20.0):\n    return 0.2 * (work - room)"
CHAPTER = Chapter(
    id="c",
    number="1",
    title="Errors",
    labels=(Label("12"), Label("12")),
    pdf_pages=(PdfPage(3), PdfPage(3)),
    sections=(
        Section(
            id="s",
            heading=Heading(id="h", text="Errors", level=1, **PLACE),
            blocks=(
                Listing(id="l1", text=LISTING, **PLACE),
                Listing(id="l2", text=LATER, **PLACE),
                Listing(id="l3", text=CLASS, **PLACE),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    "code",
    [
        "def error(results):\n    return stdev(results) / len(results)",
        "def error(results, least=1):\n    spread = stdev(results)\n    return spread / sqrt(len(results))",
        "import math\nclass A: ...\ndef error(r):\n    s = stdev(r)\n    return s / math.cbrt(len(r))",
    ],
)
def test_another_body_under_a_name_of_the_book_is_found(code: str) -> None:
    assert redefined(code, CHAPTER) == {"error": "12"}


def test_so_is_a_method() -> None:
    assert redefined(CLASS.replace("wait(guest)", "wait()"), CHAPTER) == {"Till.serve": "12"}


@pytest.mark.parametrize(
    "code",
    [
        LISTING,
        CLASS,
        "import math\nimport statistics as st\ndef error(s):\n    x = st.stdev(s)\n    return x / math.sqrt(len(s))",
        "def rate(temperature, room: float = 20.0):\n    # cooling\n    return 0.2 * (temperature - room)",
        "def mean_error(results):\n    return stdev(results) / len(results)",
        "def error(results): ...",
        "def error(results:",
        "",
    ],
)
def test_the_books_own_functions_and_new_names_are_not(code: str) -> None:
    assert redefined(code, CHAPTER) == {}


def test_a_listing_is_the_books_but_for_spacing_and_comments_alone() -> None:
    assert same_code(LATER.replace("    ", "  ") + "  # faster", LATER)
    assert same_code("x  =  'a'", 'x = "a"')
    assert not same_code(LISTING.replace("sqrt(len(results))", "len(results)"), LISTING)
    assert not same_code("oops(", "oops)")
