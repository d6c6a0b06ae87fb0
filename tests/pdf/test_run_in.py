"""Numbered headings that the text goes on behind are headings; theorems' labels and bold words are not."""

from typing import Any

import pytest
from tests.pdf.conftest import of_kind
from tests.pdf.drawn import Text, prose

from probatum.book import Heading
from probatum.tools.pdf.engine import load_pymupdf


def opened(bold: str, rest: str) -> list[Text]:
    """A line that begins in bold."""
    width = load_pymupdf().get_text_length(bold, "tibo", 10)
    return [(72, 130, bold, "tibo", 10), (72 + width + 3, 130, rest, "tiro", 10), *prose(142, 4)]


def test_a_numbered_heading_is_parted_from_the_text_behind_it(read: Any) -> None:
    chapter = read([*prose(80), *opened("2.1. Boxes that open.", "A box has a lid, as everyone knows."), *prose(220)])
    heading = of_kind(chapter, "heading")[-1]
    assert isinstance(heading, Heading)
    assert (heading.number, heading.text, heading.level) == ("2.1", "Boxes that open", 2)
    assert of_kind(chapter, "text")[1].text.startswith("A box has a lid")


@pytest.mark.parametrize("label", ["2.1. Theorem.", "2.1 Proposition (Noether).", "Note well.", "2.1."])
def test_a_label_is_no_heading(read: Any, label: str) -> None:
    chapter = read([*prose(80), *opened(label, "A box has a lid, as everyone knows."), *prose(220)])
    assert not [block for block in of_kind(chapter, "heading") if "box" in block.text or block.text in label]
