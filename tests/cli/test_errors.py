"""What a person is told when something is wrong: what, where, what to do; the right exit code, no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest
from tests.conftest import SAMPLE, Probatum, Ran

AES_256 = 5
"""PDF_ENCRYPT_AES_256, which PyMuPDF does not name to type checkers."""


def said(done: Ran, code: int, *words: str) -> None:
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "fault of ours" not in done.stderr
    for word in words:
        assert word in done.stderr, done.stderr


def make_pdf(path: Path, *, text: str = "", **save: object) -> Path:
    book = pymupdf.open()
    page = book.new_page()
    if text:
        page.insert_text((72, 72), text)
    else:
        page.draw_rect(pymupdf.Rect(72, 72, 300, 300), fill=(0, 0, 0))
    book.save(path, **save)
    return path


def test_no_such_file(probatum: Probatum) -> None:
    said(probatum("notes", "nowhere.pdf", "--chapter", "1"), 5, "nowhere.pdf")


def test_not_a_pdf(probatum: Probatum, tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_text("just words")
    said(probatum("notes", "note.pdf", "--chapter", "1"), 5, "note.pdf", "not a PDF")


def test_damaged_pdf(probatum: Probatum, tmp_path: Path) -> None:
    (tmp_path / "cut.pdf").write_bytes(SAMPLE.read_bytes()[:2000])
    said(probatum("notes", "cut.pdf", "--chapter", "1"), 5, "cut.pdf")


def test_encrypted_pdf(probatum: Probatum, tmp_path: Path) -> None:
    locked = make_pdf(
        tmp_path / "locked.pdf",
        text="secret words",
        encryption=AES_256,
        user_pw="sesame",
        owner_pw="x",
    )
    said(probatum("notes", locked, "--pdf-pages", "1"), 5, "--password")
    said(probatum("notes", locked, "--pdf-pages", "1", "--password", "wrong"), 5, "password")
    assert probatum("extract", locked, "--pdf-pages", "1", "--password", "sesame", "--json").returncode == 0


def test_no_text_layer(probatum: Probatum, tmp_path: Path) -> None:
    scan = make_pdf(tmp_path / "scan.pdf")
    said(probatum("notes", scan, "--pdf-pages", "1"), 5, "--ocr")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--chapter", "Evnets"), "Events"),
        (("--chapter", "99"), "99"),
        (("--pages", "900-901"), "900"),
        (("--pdf-pages", "500"), "500"),
    ],
)
def test_no_such_part_lists_what_there_is(probatum: Probatum, words: tuple[str, str], told: str) -> None:
    said(probatum("notes", SAMPLE, *words), 5, told)


def test_two_ways_to_choose_exclude_each_other(probatum: Probatum) -> None:
    said(probatum("notes", SAMPLE, "--chapter", "1", "--pages", "1-2"), 2, "--chapter")


def test_no_part_lists_the_chapters(probatum: Probatum) -> None:
    said(probatum("notes", SAMPLE), 2, "2 Events", "--all")


def test_an_unknown_command_and_option_are_usage(probatum: Probatum) -> None:
    said(probatum("note", SAMPLE), 2, "note")
    said(probatum("notes", SAMPLE, "--chapterr", "1"), 2, "--chapterr")


def test_the_command_stands_before_its_options(probatum: Probatum) -> None:
    said(probatum("--vault", "v", "notes", SAMPLE), 2, "command comes first", "probatum notes")
    said(probatum("--vault", "v", "--nonsense"), 2, "--nonsense")


def test_a_vault_alone_opens_the_app_which_needs_a_terminal(probatum: Probatum) -> None:
    said(probatum("--vault", "v"), 2, "needs a terminal")


def test_a_vault_that_cannot_be_made(probatum: Probatum, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said(probatum("notes", SAMPLE, "--pages", "11", "--vault", tmp_path / "file" / "vault"), 1, "vault")


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """A small file system stands in for the full disk; no half of a note may be left on it."""
    if os.geteuid() != 0:
        pytest.skip("mounting needs root")
    notes = f"{sys.executable} -m probatum notes {SAMPLE} --pages 11-12 --vault v"
    script = f"mkdir v && mount -t tmpfs -o size=256k none v && {notes}; code=$?; cat v/*.md 2>/dev/null; exit $code"
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script], capture_output=True, text=True, cwd=tmp_path, timeout=120, check=False
    )
    said(done, 1, "full")
    assert not done.stdout or "Verification" in done.stdout, "a note that stands is whole"


def test_a_model_server_that_is_not_there(probatum: Probatum) -> None:
    done = probatum(
        "notes", SAMPLE, "--pages", "11", "--engine", "model", "--model", "m", "--base-url", "http://127.0.0.1:9/v1"
    )
    said(done, 4, "127.0.0.1:9")


def test_a_model_without_a_name(probatum: Probatum) -> None:
    said(probatum("notes", SAMPLE, "--pages", "11", "--engine", "model"), 4, "--model")


def test_a_wrong_setting_is_named(probatum: Probatum, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "probatum.toml").write_text('[model]\nnmae = "x"\n')
    said(probatum("notes", SAMPLE, "--pages", "11"), 2, "nmae", "model.name")


def test_the_chapters_on_offer_leave_out_what_teaches_nothing(probatum: Probatum) -> None:
    done = probatum("notes", SAMPLE)
    said(done, 2, "2 Events", "Preface")
    assert "Contents" not in done.stderr
    assert "Index" not in done.stderr


def test_counting_what_a_model_would_cost_needs_no_key(probatum: Probatum) -> None:
    done = probatum("notes", SAMPLE, "--chapter", "2", "--model", "gpt-4.1-mini", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "nothing was sent" in done.stdout
    said(probatum("notes", SAMPLE, "--chapter", "2", "--model", "gpt-4.1-mini"), 4, "OPENAI_API_KEY")


def test_a_book_that_was_read_is_found_by_its_name_alone_as_a_log_names_it(probatum: Probatum, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    book = make_pdf(shelf / "gears.pdf", text="A cog is a tooth of a wheel.")
    said(probatum("questions", "gears.pdf", "--pdf-pages", "1"), 5, "no such file")
    assert not (tmp_path / "vault").exists(), "looking for a book makes no vault"
    assert probatum("notes", book, "--pdf-pages", "1", "--quiet").returncode == 0
    assert probatum("extract", "gears.pdf", "--pdf-pages", "1").returncode == 0
    book.unlink()
    said(probatum("extract", "gears.pdf", "--pdf-pages", "1"), 5, "no such file")
