"""A chapter is read once: the next command that wants it finds it beside its pictures."""

from pathlib import Path

import pytest

from probatum.errors import EncryptedError
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf


def readings(folder: Path) -> list[Path]:
    return sorted((folder / "readings").glob("*.json"))


def test_the_same_choice_of_the_same_file_is_read_once(book: Path, tmp_path: Path) -> None:
    first = read_chapter(book, Choice(chapter="1"), pictures=tmp_path)
    (kept,) = readings(tmp_path)
    kept.write_bytes(kept.read_bytes().replace(b"Book of Boxes", b"Book of Bones"))
    again = read_chapter(book, Choice(chapter="1"), pictures=tmp_path)
    assert again[1] == first[1]
    assert again[0].title == first[0].title.replace("Boxes", "Bones"), "it was read from the file"
    read_chapter(book, Choice(chapter="2"), pictures=tmp_path)
    assert len(readings(tmp_path)) == 2


def test_a_copy_elsewhere_is_the_same_book_under_its_own_path(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(book.read_bytes())
    read_chapter(book, Choice(chapter="1"), pictures=tmp_path)
    assert read_chapter(copy, Choice(chapter="1"), pictures=tmp_path)[0].path == str(copy)
    assert len(readings(tmp_path)) == 1


@pytest.mark.parametrize("harm", ["damaged", "without a picture"])
def test_what_is_damaged_or_incomplete_is_read_anew(book: Path, tmp_path: Path, harm: str) -> None:
    first = read_chapter(book, Choice(chapter="1"), pictures=tmp_path)
    (kept,) = readings(tmp_path)
    if harm == "damaged":
        kept.write_bytes(kept.read_bytes()[:-40])
    else:
        next(tmp_path.glob("*.png")).unlink()
    assert read_chapter(book, Choice(chapter="1"), pictures=tmp_path) == first
    assert list(tmp_path.glob("*.png"))


def test_a_kept_chapter_is_no_way_around_a_password(book: Path, tmp_path: Path) -> None:
    pymupdf = load_pymupdf()
    locked = tmp_path / "locked.pdf"
    pymupdf.open(book).save(locked, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open", owner_pw="own")
    read_chapter(locked, Choice(chapter="1"), pictures=tmp_path, password="open")
    with pytest.raises(EncryptedError):
        read_chapter(locked, Choice(chapter="1"), pictures=tmp_path)
