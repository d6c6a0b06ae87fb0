"""Raised and lowered signs in running text keep their meaning: 10⁸ is not 108."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst
from tests.pdf.conftest import of_kind

from probatum.tools.pdf import Choice, read_part
from probatum.tools.pdf.accents import compose

WORDS = "The book says so in many words that fill the line from one end of it to the other, as lines of books do. "


@pytest.fixture
def said(tmp_path: Path) -> Callable[[str], str]:
    """The first paragraph of a page that is written in typst."""

    def read(source: str) -> str:
        page, out = tmp_path / "page.typ", tmp_path / "page.pdf"
        page.write_text(f"{WORDS}{source} {WORDS}", encoding="utf-8")
        typst.compile(page, output=out)
        return of_kind(read_part(out, Choice(pdf_pages="1"), pictures=tmp_path).chapter, "text")[0].text

    return read


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("It takes $10^8$ steps.", "10⁸ steps"),
        ("The vector $x_0$ and $x_(i+1)$.", "x₀ and"),
        ("The sum of $a_(i j)$ is known.", "aᵢⱼ is"),
        ("The transpose $A^T$ is meant.", "Aᵀ is"),
        ("There is no letter for $x_b$ here.", "x_b here"),
        ("It costs H#sub(typographic: false)[2]O and time.", "H₂O and"),
    ],
)
def test_scripts_are_written_as_such(said: Callable[[str], str], source: str, expected: str) -> None:
    assert expected in " ".join(said(source).translate({0x1D465: "x", 0x1D44E: "a", 0x1D434: "A"}).split())


def test_ordinals_stay_words(said: Callable[[str], str]) -> None:
    assert "21st of May" in said("It was the 21#super[st] of May.")


def test_a_stroke_before_a_sign_strikes_it_through() -> None:
    def char(c: str, left: float, right: float) -> dict[str, Any]:
        return {"c": c, "bbox": (left, 0.0, right, 10.0)}

    spans: list[dict[str, Any]] = [
        {"size": 10.0, "chars": [char("n", 0, 6), char("\u0338", 7, 7)]},
        {"size": 10.0, "chars": [char(" ", 7, 10), char("=", 10, 18)]},
    ]
    compose(spans)
    assert "".join(str(c["c"]) for span in spans for c in span["chars"]) == "n ≠"
