"""What cannot be read is said in words; the process that reads may die without taking anyone along."""

import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import Edit

from probatum.errors import EncryptedError, NoTextError, SourceError
from probatum.tools.pdf import Choice, open_book, read_chapter
from probatum.tools.pdf.child import ask
from probatum.tools.pdf.engine import load_pymupdf


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        open_book(tmp_path / "absent.pdf")


@pytest.mark.parametrize("content", [b"", b"Dear reader", b"\x89PNG\r\n"])
def test_not_a_pdf(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(content)
    with pytest.raises(SourceError, match="is not a PDF"):
        open_book(path)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder"):
        open_book(tmp_path)


def test_cut_off_after_its_head(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "short.pdf"
    path.write_bytes(book.read_bytes()[:200])
    with pytest.raises(SourceError):
        open_book(path)


def test_a_lost_cross_reference_table_is_rebuilt(book: Path, tmp_path: Path, pictures: Path) -> None:
    path = tmp_path / "damaged.pdf"
    data = book.read_bytes()
    path.write_bytes(data[: data.rindex(b"startxref")])
    assert open_book(path).pages >= 8


def test_a_password_is_asked_for(edited: Edit) -> None:
    path = edited(lambda _: None, encryption=5, user_pw="sesame", owner_pw="chief")
    with pytest.raises(EncryptedError, match="needed") as raised:
        open_book(path)
    assert "--password" in raised.value.hint
    with pytest.raises(EncryptedError, match="wrong"):
        open_book(path, "guess")
    assert open_book(path, "sesame").title == "A Book of Boxes"


def test_an_outline_in_a_circle_is_survived(edited: Edit) -> None:
    def tie(document: object) -> None:
        doc = document  # PyMuPDF has no types
        outlines = int(doc.xref_get_key(doc.pdf_catalog(), "Outlines")[1].split()[0])  # type: ignore[attr-defined]
        first = int(doc.xref_get_key(outlines, "First")[1].split()[0])  # type: ignore[attr-defined]
        doc.xref_set_key(first, "Next", f"{first} 0 R")  # type: ignore[attr-defined]

    assert open_book(edited(tie)).pages >= 8


def test_ten_thousand_pages_cost_only_what_is_read(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    for _ in range(10_000):
        document.new_page(width=100, height=100)
    document[5000].insert_text((10, 50), "Here.")
    document.save(tmp_path / "long.pdf")
    _, chapter = read_chapter(tmp_path / "long.pdf", Choice(pdf_pages="5001"), pictures=tmp_path)
    assert "Here." in [b.text for b in chapter.blocks()]


def test_a_huge_page_is_cut_into_small_pictures(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    page = document.new_page(width=14_000, height=14_000)
    page.draw_circle((7000, 7000), 6000)
    page.draw_line((0, 0), (14_000, 14_000))
    page.insert_text((100, 13_900), "Figure 1: A circle.", fontsize=12)
    document.save(tmp_path / "huge.pdf")
    _, chapter = read_chapter(tmp_path / "huge.pdf", Choice(), pictures=tmp_path)
    for block in chapter.blocks():
        if block.kind == "figure" and block.picture:
            assert block.picture.width * block.picture.height <= 17_000_000


@pytest.mark.parametrize("height", [9e7, 1.2e9])
def test_a_page_of_no_possible_shape_gives_no_picture(tmp_path: Path, height: float) -> None:
    document = load_pymupdf().open()
    page = document.new_page(width=500, height=height)
    page.draw_circle((250, height - 200), 150)
    page.draw_line((100, height - 400), (400, height - 20))
    page.insert_text((72, 100), ["Words fill the width of this line, as in a book they do."] * 6, fontsize=10)
    document.save(tmp_path / "long.pdf")
    _, chapter = read_chapter(tmp_path / "long.pdf", Choice(), pictures=tmp_path)
    assert any("fill the width" in block.text for block in chapter.blocks())


def test_time_is_bounded(book: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"longer than|crashed"):
        ask({"what": "book", "path": str(book), "password": ""}, seconds=0)


def test_memory_is_bounded(book: Path) -> None:
    with pytest.raises(SourceError, match=r"memory|crashed|beyond repair"):
        ask({"what": "book", "path": str(book), "password": ""}, memory=60 << 20)


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


def test_the_layout_model_is_not_loaded() -> None:
    code = (
        "import sys; from probatum.tools.pdf.engine import load_pymupdf; load_pymupdf();"
        "sys.exit(any(name in sys.modules for name in ('onnxruntime', 'pymupdf.layout', 'pymupdf4llm')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


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


def test_an_image_too_large_to_open_leaves_the_text(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    page = document.new_page()
    page.insert_text((50, 50), "The words beside the image can be read, and are.")
    pymupdf = load_pymupdf()
    page.insert_image((100, 100, 300, 300), pixmap=pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 4, 4)))
    image = page.get_images()[0][0]
    document.xref_set_key(image, "Width", "200000")
    document.xref_set_key(image, "Height", "200000")
    document.save(tmp_path / "vast.pdf")
    _, chapter = read_chapter(tmp_path / "vast.pdf", Choice(), pictures=tmp_path)
    assert any("can be read" in block.text for block in chapter.blocks())
    assert any("Damaged images" in warning for warning in chapter.warnings)


def test_a_count_of_pages_that_no_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "boast.pdf"
    path.write_bytes(
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 99999999>>endobj\n"
        b"trailer<</Size 3/Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(SourceError, match="no pages"):
        open_book(path)


def test_computing_is_bounded(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    page = document.new_page()
    page.insert_text((50, 50), "Words.")
    xref = page.get_contents()[0]
    document.update_stream(xref, document.xref_stream(xref) + b" 0 0 m 9 9 l S" * 3_000_000)
    document.save(tmp_path / "endless.pdf", deflate=True)
    request = {"what": "chapter", "path": str(tmp_path / "endless.pdf"), "password": "", "ocr": False, "overlay": ""}
    choice = asdict(Choice(pdf_pages="1"))
    with pytest.raises(SourceError, match=r"longer than \d s|memory"):
        ask(request | {"choice": choice, "pictures": str(tmp_path)}, seconds=3)


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
    assert "Text on its side was not read: pages 1." in chapter.warnings
