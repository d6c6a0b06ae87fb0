"""A statement holds when its quote stands on its page and it adds nothing to it."""

import pytest

from probatum.book import Box, Chapter, Heading, Label, Listing, Paragraph, PdfPage, Section
from probatum.notes import Claim, Evidence
from probatum.proof import Fault, Verdict
from probatum.tools.grounding import find_evidence, ground

BOX = Box(0, 0, 1, 1)
GEARS = (
    "The escape\u00adment of a pendulum clock does not wind the spring; "
    "it lets the train of 60 teeth step once a second."
)
FILES = (
    "Pro\ufb01les of the teeth — Huygens’ “isochronous” curve — are cut to 0.5 mm. The brass wheel holds twelve spokes."
)
CODE = "def step(angle, limit=3):\n    return angle % limit"


def paragraph(name: str, page: int, text: str) -> Paragraph:
    return Paragraph(id=name, page=PdfPage(page), label=Label(str(page - 4)), bbox=BOX, text=text)


CHAPTER = Chapter(
    id="clocks/1",
    number="1",
    title="Clocks",
    labels=(Label("1"), Label("2")),
    pdf_pages=(PdfPage(5), PdfPage(6)),
    sections=(
        Section(
            id="s1",
            heading=Heading(id="h1", page=PdfPage(5), label=Label("1"), bbox=BOX, text="Escapements", level=1),
            blocks=(
                paragraph("b1", 5, GEARS),
                paragraph("b2", 5, "It never stops by itself."),
                paragraph("b3", 6, FILES),
                Listing(id="b4", page=PdfPage(6), label=Label("2"), bbox=BOX, text=CODE, language="python"),
            ),
        ),
    ),
)


def claim(text: str, quote: str, block: str = "b1", page: int = 5, *, verbatim: bool = False) -> Claim:
    evidence = Evidence(block=block, page=PdfPage(page), label=Label(str(page - 4)), quote=quote)
    return Claim(text=text, evidence=(evidence,), verbatim=verbatim)


@pytest.mark.parametrize(
    ("quote", "block", "page"),
    [
        ("The escapement of a pendulum clock does not wind the spring", "b1", 5),
        ("the escape-\nment of a pendulum\nclock", "b1", 5),
        ('Profiles of the teeth - Huygens\' "isochronous" curve', "b3", 6),
        ("lets the train of 60 teeth step once a second. It never stops", "b1", 5),
        ("The escapement of a … does not wind the spring", "b1", 5),
        ("return angle % limit", "b4", 6),
    ],
)
def test_a_quote_is_found_despite_its_setting(quote: str, block: str, page: int) -> None:
    assert ground(claim(quote.replace("…", ""), quote, block, page), CHAPTER).good


@pytest.mark.parametrize(
    ("quote", "block", "page"),
    [
        ("The escapement of a pendulum clock does wind the spring", "b1", 5),
        ("lets the train of 61 teeth step", "b1", 5),
        ("cut to 0.6 mm", "b3", 6),
        ("cut to 05 mm", "b3", 6),
        ("The escapement of a pendulum clock", "b1", 6),
        ("The escapement of a pendulum clock", "b3", 6),
        ("return angle / limit", "b4", 6),
        ("   ", "b1", 5),
    ],
)
def test_a_changed_or_misplaced_quote_is_not_found(quote: str, block: str, page: int) -> None:
    proof = ground(claim("The escapement lets the train step.", quote, block, page), CHAPTER)
    assert proof.verdict is Verdict.FAIL
    assert proof.fault is Fault.CONTENT
    assert proof.reason


@pytest.mark.parametrize(
    "text",
    [
        "The ==escapement== lets the train of 60 teeth step once a second.",
        "The train has 60 teeth and the escapement lets it step.",
        "An escapement does not wind the clock's spring.",
        "Escapements let trains of teeth step.",
    ],
)
def test_a_paraphrase_that_adds_nothing_holds(text: str) -> None:
    proof = ground(claim(text, GEARS), CHAPTER)
    assert proof.good, proof.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The train of 61 teeth steps once a second.", "61"),
        ("The escapement of Harrison lets the train step.", "Harrison"),
        ("The escapement calls `tick()` at each step.", "tick"),
        ("The escapement of a pendulum clock winds the spring.", "not"),
        ("The train of teeth does not step once a second.", "not"),
        ("Quartz crystals oscillate under electric tension.", "something else"),
    ],
)
def test_what_the_evidence_does_not_say_falls(text: str, reason: str) -> None:
    proof = ground(claim(text, GEARS), CHAPTER)
    assert proof.verdict is Verdict.FAIL, text
    assert reason in proof.reason


def test_numbers_may_be_spelt() -> None:
    quote = "The brass wheel holds twelve spokes."
    assert ground(claim("The wheel of brass has 12 spokes.", quote, "b3", 6), CHAPTER).good
    assert not ground(claim("The wheel of brass has 13 spokes.", quote, "b3", 6), CHAPTER).good


def test_own_wording_is_held_to_the_word() -> None:
    assert ground(claim("The brass wheel holds twelve spokes.", FILES, "b3", 6, verbatim=True), CHAPTER).good
    assert not ground(claim("The brass wheel has twelve spokes.", FILES, "b3", 6, verbatim=True), CHAPTER).good


def test_without_evidence_a_statement_falls_unless_it_is_labelled() -> None:
    assert ground(Claim(text="Clocks are old."), CHAPTER).verdict is Verdict.FAIL
    labelled = ground(Claim(text="Clocks are old.", beyond=True), CHAPTER)
    assert (labelled.verdict, labelled.reason) == (Verdict.ILLUSTRATIVE, "beyond the book")


def test_evidence_is_found_for_a_foreign_statement() -> None:
    found = find_evidence("A wheel made of brass has a dozen spokes", CHAPTER)
    assert [evidence.block for evidence in found] == ["b3"]
    assert find_evidence("Quartz crystals oscillate under electric tension", CHAPTER) == ()
