"""``probatum notes`` as a stranger types it: the log, its counts, the second run, the reader's words."""

import json
from pathlib import Path

import pymupdf
import pytest
from tests.conftest import SAMPLE, Probatum


@pytest.mark.slow
def test_a_chapter_becomes_a_log_and_the_reader_keeps_every_word(probatum: Probatum, tmp_path: Path) -> None:
    first = probatum("notes", SAMPLE, "--chapter", "2", "--json")
    assert first.returncode == 3, first.stderr
    made = json.loads(first.stdout)
    log = Path(made["log"])
    text = log.read_text("utf-8")
    counted = made["summary"]
    assert counted["snippets_passed"] > 5
    assert counted["snippets_failed"] >= 1, "one listing of the sample is wrong on purpose"
    assert counted["snippets"] == sum(counted[f"snippets_{how}"] for how in ("passed", "failed", "not_run"))
    assert counted["claims_traced"] == counted["claims"] > 20
    assert counted["questions"] > 5
    assert f"{counted['snippets_passed']} of {counted['snippets']} snippets passed" in text
    assert all(Path(path).is_file() for path in made["attachments"])
    assert made["engine"] == "extractive"
    assert made["tokens"] == {"in": 0, "out": 0}

    log.write_text(
        text.replace("- **What clicked", "- **What clicked for me: the calendar!", 1) + "\nMy own last line.\n", "utf-8"
    )
    second = probatum("notes", SAMPLE, "--chapter", "2", "--json")
    again = json.loads(second.stdout)
    assert again["log"] == made["log"]
    assert again["summary"] == counted
    assert "My own last line." in log.read_text("utf-8")


def test_json_has_the_promised_fields(probatum: Probatum) -> None:
    made = json.loads(probatum("notes", SAMPLE, "--pages", "11-12", "--json").stdout)
    assert made["version"] == 1
    assert {"log", "attachments", "summary", "seconds", "tokens", "cost", "engine"} <= set(made)


def test_progress_goes_to_stderr_and_the_path_to_stdout(probatum: Probatum, tmp_path: Path) -> None:
    done = probatum("notes", SAMPLE, "--pages", "11-12")
    assert (tmp_path / done.stdout.strip()).is_file()
    assert "extractor" in done.stderr
    assert "verifier" in done.stderr
    quiet = probatum("notes", SAMPLE, "--pages", "11-12", "--quiet")
    assert quiet.stderr == ""


def test_of_a_whole_book_a_chapter_that_cannot_be_read_is_named_and_the_others_are_made(
    probatum: Probatum, tmp_path: Path
) -> None:
    book = pymupdf.open()
    for words in ("A cog is a tooth of a wheel.", "It turns.", "", "", "A rack is a straight gear."):
        page = book.new_page()
        if words:
            page.insert_text((72, 72), words)
        else:
            page.insert_image(page.rect, pixmap=pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 60, 80)))
    book.set_toc([[1, "1 Cogs", 1], [1, "2 Plates", 3], [1, "3 Racks", 5]])
    book.save(tmp_path / "gears.pdf")
    done = probatum("notes", "gears.pdf", "--all", "--quiet")
    assert done.returncode == 5
    assert "no text layer" in done.stderr
    made = [Path(line).name for line in done.stdout.splitlines()]
    assert ["Cogs" in made[0], "Racks" in made[1]] == [True, True]
