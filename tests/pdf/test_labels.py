"""What is printed on each page, by the PDF's own rules."""

from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import Edit

from probatum.tools.pdf import open_book
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.labels import read_labels, roman


@pytest.mark.parametrize(("value", "numeral"), [(4, "iv"), (9, "ix"), (49, "xlix"), (1994, "mcmxciv")])
def test_roman_numerals(value: int, numeral: str) -> None:
    assert roman(value) == numeral


@pytest.mark.parametrize(
    ("rules", "labels"),
    [
        ("[0 <</S/r>> 2 <</S/D>>]", ["i", "ii", "1", "2"]),
        ("[0 <</S/D/St 7>>]", ["7", "8", "9", "10"]),
        ("[0 <</P(A-)/S/D>>]", ["A-1", "A-2", "A-3", "A-4"]),
        ("[0 <</P<FEFF0058>>> 1 <</S/A/Type/PageLabel>>]", ["X", "A", "B", "C"]),
        ("[99 <</S/D>>]", ["1", "2", "3", "4"]),
    ],
)
def test_rules_of_the_number_tree(rules: str, labels: list[str]) -> None:
    document = load_pymupdf().open()
    for _ in range(4):
        document.new_page()
    document.xref_set_key(document.pdf_catalog(), "PageLabels", f"<</Nums{rules}>>")
    assert read_labels(document) == labels


def test_a_damaged_page_is_named_and_the_rest_is_read(edited: Edit, tmp_path: Path) -> None:
    from probatum.tools.pdf import Choice, read_chapter

    def break_page(document: Any) -> None:  # PyMuPDF has no types
        page = document[3].xref
        document.xref_set_key(page, "Type", "/Broken")
        document.xref_set_key(page, "MediaBox", "[0 0 0 0]")

    path = edited(break_page)
    assert open_book(path).pages >= 7
    _, chapter = read_chapter(path, Choice(chapter="1"), pictures=tmp_path)
    assert any("The class below" in block.text for block in chapter.blocks())
