"""Bitmap fonts of TeX map no code to a character: ligatures tell which of its encodings they have."""

from pathlib import Path

import pytest
from tests.pdf.conftest import of_kind

from probatum.book import ListBlock
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf

OLD = r"\E" + '\x0ecient" o\x0eces { for di\x0berent people | \x0cnd it on pages 12{15 of a Stra\x19e'
NEW = "\x10E\x1ecient\x11 o\x1eces \x15 for di\x1berent people \x16 \x1cnd it on pages 12\x1515 of a Stra\xffe"
TEXT = "“Efficient” offices – for different people — find it on pages 12–15 of a Straße"


def printed(pieces: list[tuple[int, int, str, str]], out: Path) -> None:
    """A page whose pieces of lines, (left, line, font, codes), are set in bitmap fonts that name nothing."""
    document = load_pymupdf().open()
    page = document.new_page(width=500, height=700)
    glyph, codes = document.get_new_xref(), range(256)
    document.update_object(glyph, "<<>>")
    document.update_stream(glyph, b"500 0 0 0 400 700 d1 0 0 400 700 re f")
    names = " ".join(f"/a{code}" for code in codes)
    procs = " ".join(f"/a{code} {glyph} 0 R" for code in codes)
    widths = " ".join(str(300 + 7 * (code % 40)) for code in codes)
    font = document.get_new_xref()
    document.update_object(
        font,
        f"<< /Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /FontBBox [0 0 800 700] /FirstChar 0 "
        f"/LastChar 255 /Widths [{widths}] /Encoding << /Type /Encoding /Differences [0 {names}] >> "
        f"/CharProcs << {procs} >> /Resources << >> >>",
    )
    fonts = sorted({name for _, _, name, _ in pieces})
    copies = [document.get_new_xref() for _ in fonts]
    for xref, name in zip(copies, fonts, strict=True):
        document.update_object(xref, document.xref_object(font).replace("/Type /Font", f"/Type /Font /Name /{name}"))
    named = " ".join(f"/{name} {xref} 0 R" for name, xref in zip(fonts, copies, strict=True))
    document.xref_set_key(page.xref, "Resources", f"<< /Font << {named} >> >>")
    shown = [
        f"BT /{name} 10 Tf {left} {620 - 12 * line} Td <{codes.encode('latin-1').hex()}> Tj ET"
        for left, line, name, codes in pieces
    ]
    contents = document.get_new_xref()
    document.update_object(contents, "<<>>")
    document.update_stream(contents, "\n".join(shown).encode())
    document.xref_set_key(page.xref, "Contents", f"{contents} 0 R")
    document.save(out)


@pytest.mark.parametrize("codes", [OLD, NEW], ids=["OT1", "T1"])
def test_signs_and_letters_are_what_the_encoding_makes_of_them(tmp_path: Path, codes: str) -> None:
    printed([(72, line, "F1", codes) for line in range(6)], tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    assert " ".join(block.text for block in of_kind(chapter, "text")).startswith(TEXT)


def test_a_font_that_shows_braces_alone_has_the_dashes_of_items(tmp_path: Path) -> None:
    rows = [(72, line, "F1", OLD) for line in range(6)]
    items = [(92, 7, "F2", "{"), (102, 7, "F1", "the \x0crst"), (92, 8, "F2", "{"), (102, 8, "F1", "the last")]
    printed([*rows, *items], tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    (listed,) = (block for block in of_kind(chapter, "list") if isinstance(block, ListBlock))
    assert [(item.marker, item.text) for item in listed.items] == [("–", "the first"), ("–", "the last")]
