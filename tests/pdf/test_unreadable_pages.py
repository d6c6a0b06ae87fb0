"""Pages whose text cannot be taken as it stands: scans, fonts that hide their characters, text on its side."""

from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import Edit

from probatum.errors import NoTextError
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf


def test_a_scan_is_refused_by_name_of_its_pages(scan: Path, tmp_path: Path) -> None:
    with pytest.raises(NoTextError, match="2 of 2 pages have no text layer") as raised:
        read_chapter(scan, Choice(), pictures=tmp_path)
    assert "--ocr" in raised.value.hint


@pytest.mark.slow
def test_a_scan_is_read_when_asked(scan: Path, tmp_path: Path) -> None:
    _, chapter = read_chapter(scan, Choice(pdf_pages="1-2"), pictures=tmp_path, ocr=True)
    text = " ".join(b.text for b in chapter.blocks())
    assert "Every box has a well-known size" in text
    assert [b.text for b in chapter.blocks() if b.kind == "heading" and "Making" in b.text]
    assert any("Tesseract" in warning for warning in chapter.warnings)


@pytest.fixture(scope="module")
def scan(book: Path, folder: Path) -> Path:
    """Two pages of the book as pictures of themselves."""
    pymupdf = load_pymupdf()
    source, out = pymupdf.open(book), pymupdf.open()
    for index in (2, 3):
        page = out.new_page(width=source[index].rect.width, height=source[index].rect.height)
        page.insert_image(page.rect, pixmap=source[index].get_pixmap(dpi=200))
    path = folder / "scan.pdf"
    out.save(path)
    return path


def test_pages_whose_fonts_hide_their_characters_are_named_and_not_read(edited: Edit, tmp_path: Path) -> None:
    def hide(document: Any) -> None:
        for xref in range(1, document.xref_length()):
            if document.xref_get_key(xref, "ToUnicode")[0] != "null":
                document.xref_set_key(xref, "ToUnicode", "null")

    with pytest.raises(NoTextError, match="fonts that hide") as raised:
        read_chapter(edited(hide), Choice(chapter="1"), pictures=tmp_path)
    assert "--ocr" in raised.value.hint


def test_letters_that_spell_no_language_are_not_text(book: Path, tmp_path: Path) -> None:
    document = load_pymupdf().open(book)
    page = document.new_page()
    for row in range(30):
        page.insert_text((50, 60 + 14 * row), "7KH PHDVXUH RI D JRRG WRRO LV WKH ZRUN WKDW LW VDYHV", fontsize=10)
    document.save(tmp_path / "shifted.pdf")
    last = len(document)
    _, chapter = read_chapter(tmp_path / "shifted.pdf", Choice(pdf_pages=f"3-{last}"), pictures=tmp_path)
    assert not any("PHDVXUH" in block.text for block in chapter.blocks())
    assert any("fonts that hide" in warning for warning in chapter.warnings)


def test_text_where_no_page_reaches_is_left_out(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    page = document.new_page()
    for row in range(20):
        page.insert_text((50, 60 + 14 * row), "Words that stand on the page, in a line of usual length.")
    xref = page.get_contents()[0]
    far = b" BT /helv 11 Tf 10000000000 0 0 1 -20000000000 400 Tm (W) Tj ET"
    document.update_stream(xref, document.xref_stream(xref) + far)
    document.save(tmp_path / "far.pdf")
    _, chapter = read_chapter(tmp_path / "far.pdf", Choice(), pictures=tmp_path)
    assert any("stand on the page" in block.text for block in chapter.blocks())


ON_ITS_SIDE = "a row of a table that lies on its side"


@pytest.mark.parametrize(("turned", "shown"), [(90, 0), (270, 0), (90, 90), (270, 90)])
def test_pages_whose_text_lies_on_its_side_are_read(tmp_path: Path, turned: int, shown: int) -> None:
    document = load_pymupdf().open()
    document.new_page().insert_text((50, 60), "An upright page with a few words, as pages are.")
    page = document.new_page()
    for row in range(8):
        x, y = (80 + 20 * row, 700) if turned == 90 else (400 - 20 * row, 100)
        page.insert_text((x, y), f"{row} {ON_ITS_SIDE}", rotate=turned)
    page.set_rotation(shown)
    document.save(tmp_path / "sideways.pdf")
    _, chapter = read_chapter(tmp_path / "sideways.pdf", Choice(), pictures=tmp_path)
    assert not chapter.warnings
    text = " ".join(block.text for block in chapter.blocks())
    assert f"0 {ON_ITS_SIDE} 1 {ON_ITS_SIDE}" in text


def test_text_on_its_side_beside_other_text_is_said_to_be_missing(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    page = document.new_page()
    for row in range(8):
        page.insert_text((80 + 20 * row, 700), ON_ITS_SIDE, rotate=90)
        page.insert_text((300, 80 + 14 * row), "words of a text that is upright")
    document.save(tmp_path / "sideways.pdf")
    _, chapter = read_chapter(tmp_path / "sideways.pdf", Choice(), pictures=tmp_path)
    assert "Text on its side was not read: page 1." in chapter.warnings
