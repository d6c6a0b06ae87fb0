"""A log in the vault: found again wherever it went, written whole or not at all, and never over the reader's words."""

import json
from datetime import date

import pytest
import yaml
from tests.rendering import logs
from tests.vault.conftest import save, text_of

from probatum.tools.vault import saving
from probatum.tools.vault.vault import Vault


def test_a_log_its_pictures_concepts_and_dashboard_are_put_into_the_vault(vault: Vault) -> None:
    saved = save(vault)
    assert saved.path.name == "2026-11-23 The Clockwork Book Gears - 2 Gears a short guide.md"
    assert [path.name for path in saved.attachments] == [logs.GEARS.name, logs.PLOT.name]
    assert (vault.root / "Attachments" / logs.PLOT.name).read_bytes() == logs.PLOT.name.encode()
    assert {path.stem for path in saved.concepts} == {"Gear ratio", "Torque", "Lever"}
    views = yaml.safe_load((vault.root / "Study dashboard.base").read_text("utf-8"))["views"]
    assert [view["name"] for view in views] == ["Study logs", "To look at again", "Concepts"]
    assert not saved.existed


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Clockwork: Small Programs That Simulate Time", "2026-11-23 Clockwork"),
        ("A Guide to Wheels - An Introduction to Gear Trains", "2026-11-23 A Guide to Wheels"),
        ("C++: The Good Parts", "2026-11-23 C++ The Good Parts"),
        ("The Wheels of Small Clocks, Made by Hand - again", "2026-11-23 The Wheels of Small Clocks, Made by Hand"),
    ],
)
def test_a_long_title_is_shortened_where_its_subtitle_begins(vault: Vault, title: str, stem: str) -> None:
    saved = save(vault, logs.log().model_copy(update={"book_title": title}))
    assert saved.path.name.startswith(f"{stem} - 2 Gears")


def test_the_same_chapter_on_another_day_goes_into_the_log_that_is_there(vault: Vault) -> None:
    first = save(vault)
    again = save(vault, logs.log(date(2026, 11, 30)))
    assert again.path == first.path
    assert again.existed
    assert "date: 2026-11-23\nupdated: 2026-11-30\n" in text_of(again)
    assert "# 📘 Daily Learning Log — 2026-11-23" in text_of(again)


@pytest.mark.parametrize("index_kept", [True, False])
def test_a_log_that_the_reader_moved_and_renamed_is_found_by_its_properties(vault: Vault, index_kept: bool) -> None:
    first = save(vault)
    moved = vault.root / "Studies" / "gears.md"
    moved.parent.mkdir()
    first.path.rename(moved)
    if not index_kept:
        (vault.own / "notes.json").unlink()
    moved.write_text(text_of(first._replace(path=moved)) + "\nMine.\n", "utf-8")
    again = save(vault)
    assert again.path == moved
    assert text_of(again).endswith("\nMine.\n")


def test_a_log_that_the_reader_emptied_is_written_anew(vault: Vault) -> None:
    first = save(vault)
    whole = text_of(first)
    first.path.write_text("\n", "utf-8")
    assert text_of(save(vault)) == whole


def test_a_log_whose_properties_the_reader_removed_is_found_by_its_place(vault: Vault) -> None:
    first = save(vault)
    first.path.write_text(text_of(first).split("\n---\n", 1)[1], "utf-8")
    assert save(vault).path == first.path


def test_a_note_of_the_reader_that_has_the_name_is_left_alone(vault: Vault) -> None:
    vault.root.mkdir(exist_ok=True)
    theirs = vault.root / "2026-11-23 The Clockwork Book Gears - 2 Gears a short guide.md"
    theirs.write_text("Not yours.", "utf-8")
    saved = save(vault)
    assert saved.path.name.endswith("(2).md")
    assert theirs.read_text("utf-8") == "Not yours."


def test_the_readers_words_survive_and_collisions_are_named(vault: Vault) -> None:
    first = save(vault)
    mine = (
        text_of(first)
        .replace("clicked for me today:", "clicked for me today: teeth!")
        .replace("It scales.", "It hums.")
    )
    first.path.write_text(mine, "utf-8")
    one, two = logs.log().sections
    changed = one.model_copy(update={"happening": (one.happening[0], logs.claim("It rattles."))})
    again = save(vault, logs.log(sections=(changed, two)))
    text = text_of(again)
    assert "clicked for me today: teeth!" in text
    assert "It hums." in text
    assert "It rattles." in text
    assert [conflict.part for conflict in again.conflicts] == ["#### What's happening"]


def test_without_the_last_generated_text_nothing_of_the_reader_is_lost(vault: Vault) -> None:
    first = save(vault)
    first.path.write_text(text_of(first).replace("It scales.", "It scales, I saw it."), "utf-8")
    for path in (vault.own / "generated" / "logs").iterdir():
        path.unlink()
    assert "I saw it." in text_of(save(vault))


@pytest.mark.parametrize(
    ("setting", "folder"),
    [("Files/Pictures", "Files/Pictures"), ("/", ""), ("./", ""), ("./img", "img"), (7, "Attachments")],
)
def test_attachments_lie_where_obsidian_is_set_to_keep_them(vault: Vault, setting: object, folder: str) -> None:
    settings = vault.root / ".obsidian" / "app.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"attachmentFolderPath": setting}), "utf-8")
    saved = save(vault)
    assert (vault.root / folder / logs.GEARS.name).is_file()
    assert f"|600]({folder}{'/' if folder else ''}{logs.GEARS.name})" in text_of(saved)


def test_page_marks_lead_into_the_book_when_that_very_file_is_in_the_vault(vault: Vault) -> None:
    book = vault.root / "Books" / "clockwork.pdf"
    book.parent.mkdir(parents=True)
    book.write_bytes(b"another edition")
    assert "#page=" not in text_of(save(vault))
    import hashlib

    log = logs.log(book_sha256=hashlib.sha256(b"another edition").hexdigest())
    assert "[p. 21](Books/clockwork.pdf#page=25)" in text_of(save(vault, log))


def test_a_concept_note_keeps_the_readers_text_and_takes_an_entry_per_chapter(vault: Vault) -> None:
    save(vault)
    note = vault.root / "Concepts" / "Gear ratio.md"
    note.write_text(note.read_text("utf-8") + "\nI think of bicycles.\n", "utf-8")
    save(vault, logs.log(chapter="feedbeef:3", number="3", title="Clocks"))
    text = note.read_text("utf-8")
    assert text.count("\n## ") == 2
    assert "I think of bicycles." in text
    assert "3 Clocks" in text
    before = text
    save(vault, logs.log(chapter="feedbeef:3", number="3", title="Clocks"))
    assert note.read_text("utf-8") == before


def test_a_note_that_the_reader_had_on_a_concept_is_added_to(vault: Vault) -> None:
    theirs = vault.root / "Zettel" / "torque.md"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("# Torque\n\nMy own thoughts.\n", "utf-8")
    save(vault)
    assert "My own thoughts." in theirs.read_text("utf-8")
    assert "A force at a distance." in theirs.read_text("utf-8")
    assert not (vault.root / "Concepts" / "Torque.md").exists()


def test_a_dashboard_that_the_reader_changed_stays_theirs(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    save(vault)
    dashboard = vault.root / "Study dashboard.base"
    monkeypatch.setattr(saving, "DASHBOARD", "views: []\n")
    save(vault)
    assert dashboard.read_text("utf-8") == "views: []\n"
    dashboard.write_text("mine", "utf-8")
    monkeypatch.setattr(saving, "DASHBOARD", "views: [new]\n")
    save(vault)
    assert dashboard.read_text("utf-8") == "mine"
