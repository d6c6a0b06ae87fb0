"""A statement holds when its quote stands on its page and it adds nothing to it."""

import pytest

from probatum.book import Box, Chapter, Equation, Heading, Label, Listing, Paragraph, PdfPage, Section
from probatum.notes import Claim, Evidence
from probatum.proof import Fault, Verdict
from probatum.tools.grounding import bearing_out, find_evidence, ground

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


def equation(name: str, text: str, number: str = "1.1") -> Equation:
    return Equation(id=name, page=PdfPage(7), label=Label("3"), bbox=BOX, text=text, number=number)


FORMULAS = CHAPTER.model_copy(
    update={
        "sections": (
            Section(
                id="s2",
                heading=Heading(id="h2", page=PdfPage(7), label=Label("3"), bbox=BOX, text="Swinging", level=1),
                blocks=(
                    paragraph(
                        "f1", 7, "Length decides. For a pendulum of length ℓ and at most 5 degrees the period is"
                    ),
                    equation("f2", "𝑇 = 2𝜋√ℓ𝑔"),
                    paragraph("f3", 7, "where 𝑔 is the pull of the earth. Two clocks agree."),
                    equation("f4", "𝑊𝑛+1 = max(0, 𝑊𝑛 + 𝑆𝑛 −𝐴𝑛)", "1.2"),
                ),
            ),
        )
    }
)


@pytest.mark.parametrize(
    ("text", "quote", "block"),
    [
        (r"The period is $T = 2\pi\sqrt{\ell/g}$.", "𝑇 = 2𝜋√ℓ𝑔", "f2"),
        (r"For a pendulum of length $\ell$ the period is $T = 2\pi \sqrt{\frac{\ell}{g}}$.", "𝑇 = 2𝜋√ℓ𝑔", "f2"),
        (r"Up to 5 degrees a pendulum has the period $T = 2\pi\sqrt{\ell/g}$.", "𝑇 = 2𝜋√ℓ𝑔", "f2"),
        (r"The pull of the earth is $g$ in $T = 2\pi\sqrt{\ell/g}$.", "𝑇 = 2𝜋√ℓ𝑔", "f2"),
        (
            r"The period of a pendulum is $2\pi\sqrt{\ell/g}$.",
            "For a pendulum of length ℓ and at most 5 degrees the period is",
            "f1",
        ),
        (r"$W_{n+1} = \max(0, W_n + S_n - A_n)$", "𝑊𝑛+1 = max(0, 𝑊𝑛 + 𝑆𝑛 −𝐴𝑛)", "f4"),
    ],
)
def test_a_formula_holds_with_the_sentence_that_it_stands_in(text: str, quote: str, block: str) -> None:
    proof = ground(claim(text, quote, block, 7), FORMULAS)
    assert proof.good, proof.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (r"The period is $T = 4\pi\sqrt{\ell/g}$.", "4"),
        (r"The period is $T = 2\pi\ell^{2} + m$.", "+"),
        (r"The period is $T \leq 2\pi\sqrt{\ell/g}$.", "≤"),
        (r"Up to 7 degrees the period is $T = 2\pi\sqrt{\ell/g}$.", "7"),
        (r"The period is $\lambda = 2\pi\sqrt{\ell/g}$.", "λ"),
        (r"The period is $T = 2\sqrt{\ell/g}$.", "π"),
    ],
)
def test_a_changed_formula_falls(text: str, reason: str) -> None:
    proof = ground(claim(text, "𝑇 = 2𝜋√ℓ𝑔", "f2", 7), FORMULAS)
    assert proof.verdict is Verdict.FAIL, text
    assert reason in proof.reason


def test_a_formula_is_given_whole() -> None:
    half = claim(r"The next wait is $W_{n+1} = W_n + S_n - A_n$.", "𝑊𝑛+1 = max(0, 𝑊𝑛 + 𝑆𝑛 −𝐴𝑛)", "f4", 7)
    assert "leaves 'max' out" in ground(half, FORMULAS).reason
    term = claim(r"The wait, $W_n + S_n - A_n$, is what the gap leaves.", "𝑊𝑛+1 = max(0, 𝑊𝑛 + 𝑆𝑛 −𝐴𝑛)", "f4", 7)
    assert ground(term, FORMULAS).good


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
