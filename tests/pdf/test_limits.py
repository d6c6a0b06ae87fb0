"""However large or strange a page is, reading it takes bounded time, memory and pictures."""

import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from probatum.errors import SourceError
from probatum.tools.pdf import Choice, open_book, read_chapter
from probatum.tools.pdf.child import ask
from probatum.tools.pdf.engine import load_pymupdf


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
    (picture,) = (block.picture for block in chapter.blocks() if block.kind == "figure")
    assert picture is not None
    assert picture.width * picture.height <= 17_000_000


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


def test_the_layout_model_is_not_loaded() -> None:
    code = (
        "import sys; from probatum.tools.pdf.engine import load_pymupdf; load_pymupdf();"
        "sys.exit(any(name in sys.modules for name in ('onnxruntime', 'pymupdf.layout', 'pymupdf4llm')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


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
