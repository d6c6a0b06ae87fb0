"""What cannot be read is said in words, and what is damaged is read as far as it goes."""

from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import Edit

from probatum.errors import EncryptedError, SourceError
from probatum.tools.pdf import Choice, open_book, read_chapter
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
    def tie(doc: Any) -> None:  # PyMuPDF has no types
        outlines = int(doc.xref_get_key(doc.pdf_catalog(), "Outlines")[1].split()[0])
        first = int(doc.xref_get_key(outlines, "First")[1].split()[0])
        doc.xref_set_key(first, "Next", f"{first} 0 R")

    assert open_book(edited(tie)).pages >= 8


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
