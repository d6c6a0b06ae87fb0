"""A formula of a statement holds as the book has it, with the sentence that it stands in."""

import pytest
from tests.grounding.clocks import BOX, CHAPTER, claim, paragraph

from probatum.book import Equation, Heading, Label, PdfPage, Section
from probatum.proof import Verdict
from probatum.tools.grounding import ground


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
