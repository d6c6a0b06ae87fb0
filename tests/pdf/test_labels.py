"""What is printed on each page, by the PDF's own rules or by the pages themselves."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import Edit
from tests.pdf.drawn import prose

from probatum.tools.pdf import open_book
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.labels import read_labels, roman
from probatum.tools.pdf.opening import open_document


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


def printed(path: Path, heads: Iterable[str]) -> list[str]:
    """The labels of a book without any, each page with a head over its prose."""
    document = load_pymupdf().open()
    for head in heads:
        page = document.new_page()
        for x, y, words, font, size in [(72, 50, head, "tiro", 9), *prose(100, lines=20)]:
            page.insert_text((x, y), words, fontname=font, fontsize=size)
    document.set_toc([[1, "Wheels", 1]])
    document.save(path)
    return list(open_document(path).labels)


def test_where_the_file_has_no_labels_the_printed_numbers_serve(tmp_path: Path) -> None:
    front = ["", "", *(f"{roman(n)} Preface" for n in range(1, 7))]
    text = [f"{n} Wheels" if n % 2 else f"1.{n} Of cogs {n}" for n in range(1, 12)]
    labels = printed(tmp_path / "book.pdf", [*front, *text])
    assert labels == ["C-1", "C-2", *(roman(n) for n in range(1, 7)), *(str(n) for n in range(1, 12))]


def test_an_offprint_begins_where_its_journal_was(tmp_path: Path) -> None:
    assert printed(tmp_path / "paper.pdf", ["", *(f"Wheels {n}" for n in range(80, 90))]) == list(
        map(str, range(79, 90))
    )


@pytest.mark.parametrize(
    "heads",
    [
        [f"Wheels {n}" for n in range(1, 9)],
        [f"Step {n // 2} Figure {n % 3}" for n in range(1, 9)],
        [f"{1 + n // 3}-{1 + n % 3}" for n in range(9)],
        ["Wheels"] * 9,
        [f"Wheels {n}" for part in range(2) for n in range(1, 9)],
    ],
)
def test_numbers_that_do_not_grow_with_the_pages_are_no_labels(tmp_path: Path, heads: list[str]) -> None:
    assert printed(tmp_path / "book.pdf", heads) == [str(n) for n in range(1, len(heads) + 1)]


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
