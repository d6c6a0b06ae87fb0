"""``probatum export``: a note, or a chapter of a book, on the command line."""

import json
import zipfile
from pathlib import Path

import pytest
from tests.rendering import logs

from probatum.learner.record import ChapterMet
from probatum.tools.record import Record
from probatum.tools.vault.vault import Vault
from probatum.tui.cli import main


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """A vault with one log, its bank and its chapter on record; we stand beside it."""
    monkeypatch.chdir(tmp_path)
    made = Vault(tmp_path / "vault")
    for picture in (logs.GEARS, logs.PLOT):
        (made.pictures / picture.name).write_bytes(b"\x89PNG")
    made.write_log(logs.log(), logs.chapter(), mermaid=logs.mermaid, bank=logs.bank())
    record = Record.open(f"sqlite:///{made.own}/record.db")
    record.keep_bank(logs.bank())
    chapter = {"chapter": "feedbeef:2", "book": "Gears", "file": "clockwork.pdf", "sha256": "0", "number": "2"}
    record.meet(ChapterMet.model_validate(chapter | {"title": "Gears: a [short] guide"}))
    record.close()
    return made


def note(vault: Vault) -> str:
    return str(vault.log_of("feedbeef:2"))


@pytest.mark.parametrize(("kind", "suffix"), [("anki", ".apkg"), ("ipynb", ".ipynb"), ("html", ".html")])
def test_a_note_is_written_here_under_its_own_name(
    vault: Vault, kind: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", note(vault), "--to", kind]) == 0
    written = Path(capsys.readouterr().out.strip())
    assert written.name == Path(note(vault)).with_suffix(suffix).name
    assert written.stat().st_size > 0


@pytest.mark.parametrize("chapter", ["2", "gears"])
def test_a_chapter_of_a_book_is_found_by_number_or_title(vault: Vault, chapter: str, tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    words = ["export", "clockwork.pdf", "--chapter", chapter, "--to", "anki", "--vault", str(vault.root)]
    assert main([*words, "-o", str(target)]) == 0
    assert "collection.anki2" in zipfile.ZipFile(target).namelist()


def test_json_says_what_was_written(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", note(vault), "--to", "anki", "-o", "deck.apkg", "--json"])
    said = json.loads(capsys.readouterr().out)
    assert said == {"version": 1, "file": "deck.apkg", "kind": "anki", "cards": 1, "missing": []}


def test_what_is_missing_is_named_and_the_exit_code_is_3(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    (vault.root / "Attachments" / logs.PLOT.name).unlink()
    (vault.pictures / logs.PLOT.name).unlink()
    assert main(["export", note(vault), "--to", "html"]) == 3
    assert f"missing: Attachments/{logs.PLOT.name}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere.md", "--to", "html"], 5, "no such file"),
        (["clockwork.pdf", "--to", "html"], 2, "Which chapter"),
        (["clockwork.pdf", "--chapter", "9", "--to", "html"], 2, "probatum notes"),
    ],
)
def test_errors_say_what_to_do(
    vault: Vault, words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *words, "--vault", str(vault.root)]) == code
    assert said in capsys.readouterr().err


def test_a_note_without_questions_makes_no_deck(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    other = vault.root / "mine.md"
    other.write_text("# Mine\n", "utf-8")
    assert main(["export", str(other), "--to", "anki"]) == 2
    assert "no questions" in capsys.readouterr().err
