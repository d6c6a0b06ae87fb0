"""A statement holds when its quote stands on its page and it adds nothing to it."""

import pytest
from tests.grounding.clocks import CHAPTER, FILES, GEARS, claim, paragraph

from probatum.book import Label, PdfPage
from probatum.notes import Claim, Evidence
from probatum.proof import Fault, Verdict
from probatum.tools.grounding import bearing_out, find_evidence, ground


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
        ("Yes.", "nothing that could be held"),
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


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("A brass wheel holds ==twelve spokes==.", "b3"),
        ("The escapement of a pendulum clock lets the train step once a second.", "b1"),
    ],
)
def test_a_paraphrase_is_given_the_sentence_that_bears_it_out(text: str, block: str) -> None:
    found = bearing_out(text, CHAPTER)
    assert found
    assert found.evidence[0].block == block
    assert ground(found, CHAPTER).good


@pytest.mark.parametrize(
    "text",
    [
        "A brass wheel holds thirteen spokes.",
        "A brass wheel does not hold its spokes.",
        "A brass wheel of Graham holds twelve spokes.",
        "A brass wheel holds twelve spokes, which makes it lighter, cheaper and easier to cut than plates.",
        "Brass holds.",
        "Quartz crystals oscillate under electric tension.",
    ],
)
def test_a_statement_that_adds_to_the_book_is_not_given_evidence(text: str) -> None:
    assert bearing_out(text, CHAPTER) is None


def test_what_is_worked_out_rests_on_words_that_stand_there() -> None:
    answer = claim("After two minutes 120 teeth have passed.", "lets the train of 60 teeth step once a second")
    assert ground(answer, CHAPTER).verdict is Verdict.FAIL
    worked_out = ground(answer.model_copy(update={"worked_out": True}), CHAPTER)
    assert (worked_out.verdict, worked_out.reason) == (Verdict.ILLUSTRATIVE, "worked out")
    invented = claim("After two minutes 120 teeth have passed.", "the train of 60 teeth steps twice a second")
    assert ground(invented.model_copy(update={"worked_out": True}), CHAPTER).verdict is Verdict.FAIL


def test_everything_that_is_wrong_with_a_statement_is_said_at_once() -> None:
    proof = ground(claim("The 61 teeth of Harrison do not step.", GEARS), CHAPTER)
    assert all(found in proof.reason for found in ("61", "Harrison", "not"))


@pytest.mark.parametrize(
    ("block", "claim"),
    [
        ("The operator == compares two wheels of a train.", "The operator `==` compares two wheels of a train."),
        ("A name in ticks, such as `op`, is written so.", r"A name in ticks, such as \`op\`, is written so."),
        ("It applies whenever p[k](?) holds for a wheel.", r"It applies whenever p\[k](?) holds for a wheel."),
    ],
)
def test_markup_that_the_book_has_as_text_is_the_books_wording(block: str, claim: str) -> None:
    section = CHAPTER.sections[0].model_copy(update={"blocks": (paragraph("b1", 5, block),)})
    made = CHAPTER.model_copy(update={"sections": (section,)})
    where = Evidence(block="b1", page=PdfPage(5), label=Label("1"), quote=block)
    assert ground(Claim(text=claim, evidence=(where,), verbatim=True), made).good
