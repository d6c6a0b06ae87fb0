"""`probatum notes` with a model, from the sample book to the note, against a server on this machine."""

import json
from pathlib import Path

import pytest
from tests.models import unruly_server as unruly
from tests.writing.answering import (
    answers,
    bungles,
    changes_the_book,
    is_doubted,
    reaches_out,
    restless,
    says_little,
    shows_addresses,
)

from probatum.tui.cli import main

pytestmark = pytest.mark.slow
BOOK = Path(__file__).parents[2] / "samples" / "clockwork.pdf"


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROBATUM_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def notes(vault: Path, url: str, *more: str) -> tuple[int, list[str]]:
    vault.mkdir(exist_ok=True)
    (vault / "probatum.toml").write_text("[model]\ncontext = 64000\n")
    words = ["notes", str(BOOK), "--chapter", "2", "--vault", str(vault), "--model", "m", "--base-url", url, "--json"]
    return main([*words, "--engine", "model", "--quiet", *more]), words


def test_pays_once_redoes_one_and_says_what_it_took(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with unruly.serving(answers) as server:
        code, _ = notes(tmp_path / "vault", server.url)
        first = json.loads(capsys.readouterr().out)
        sent = len(server.requests)
        assert code in {0, 3}
        assert first["tokens"] == {"in": sent * 100, "out": sent * 10}
        notes(tmp_path / "vault", server.url)
        assert json.loads(capsys.readouterr().out)["tokens"] == {"in": 0, "out": 0}
        assert len(server.requests) == sent, "nothing has changed, so nothing is paid"
        notes(tmp_path / "vault", server.url, "--redo", "The main loop")
        asked = [r["messages"][1]["content"] for r in server.requests[sent:]]
        assert len([text for text in asked if "Write the notes on one section" in text]) == 1
    note = Path(first["log"]).read_text("utf-8")
    assert "From 2 to 4 the square goes from 4 to 16. *(from the output)*" in note
    assert "What it is:** How work grows. *(beyond the book)*" in note


def test_the_plan_of_a_dry_run_is_what_is_then_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with unruly.serving(answers) as server:
        notes(tmp_path / "vault", server.url, "--dry-run")
        told = json.loads(capsys.readouterr().out)
        assert server.requests == []
        notes(tmp_path / "vault", server.url)
    calls = {line["what"]: line["calls"] for line in told["lines"]}
    sent = [r["messages"][1]["content"] for r in server.requests]
    assert calls["section"] == len([text for text in sent if "Write the notes on one section" in text])
    assert calls["words for outputs"] == len([text for text in sent if "has been run" in text])
    size = sum(len(m["content"].encode()) / 4 for r in server.requests for m in r["messages"])
    assert sum(line["tokens_in"] for line in told["lines"]) == pytest.approx(size, rel=0.4)


def test_a_weak_model_still_gives_a_valid_and_honest_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with unruly.serving(bungles) as server:
        code, _ = notes(tmp_path / "vault", server.url)
    made = json.loads(capsys.readouterr().out)
    note = Path(made["log"]).read_text("utf-8")
    assert code == 3
    assert made["summary"]["sections"] == 9
    assert "The model failed here:" in note
    invented = [line for line in note.splitlines() if "as everybody knows" in line]
    assert all("does not stand on page" in line for line in invented), (
        "an invented quote is named only as the reason for a fall"
    )
    assert made["summary"]["diagrams"] == made["summary"]["diagrams_parsed"]


def test_what_was_said_of_an_output_goes_when_it_does_not_come_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with unruly.serving(restless) as server:
        code, _ = notes(tmp_path / "vault", server.url)
    made = json.loads(capsys.readouterr().out)
    note = Path(made["log"]).read_text("utf-8")
    assert code == 3
    assert "flaky" in note
    assert "The clock stands at the number printed." not in note
    assert made["summary"]["claims_from_output"] == 0
    assert made["summary"]["claims_dropped"] > 0


def test_a_writers_code_that_needs_the_network_is_written_again_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with unruly.serving(reaches_out) as server:
        notes(tmp_path / "vault", server.url)
    made = json.loads(capsys.readouterr().out)
    assert made["summary"]["snippets_not_run"] == 0
    assert "made in place" in Path(made["log"]).read_text("utf-8")


def test_code_that_prints_an_address_goes_back_and_a_check_says_what_came(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with unruly.serving(shows_addresses) as server:
        notes(tmp_path / "vault", server.url)
    note = Path(json.loads(capsys.readouterr().out)["log"]).read_text("utf-8")
    asked = [request["messages"][1]["content"] for request in server.requests]
    assert any("which is another on each run" in text for text in asked)
    assert "0x" not in note.partition("## 📖")[2]
    assert any("AssertionError: it gives 3" in text for text in asked), "of `assert n == 4`"


def test_a_section_of_which_hardly_anything_holds_is_filled_up_from_the_book(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with unruly.serving(says_little) as server:
        notes(tmp_path / "vault", server.url)
    made = json.loads(capsys.readouterr().out)
    note = Path(made["log"]).read_text("utf-8")
    assert "the book's own sentences" in note
    assert made["summary"]["claims_traced"] > 3 * made["summary"]["sections"]
    assert note.count("From the book") > 3, "its listings stand where the model has no code"


def test_what_a_second_reading_doubts_is_mended_or_falls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with unruly.serving(is_doubted) as server:
        notes(tmp_path / "vault", server.url)
    made = json.loads(capsys.readouterr().out)
    note = Path(made["log"]).read_text("utf-8").partition("## 🔍")[0]
    assert note.count("Squares grow faster than their numbers.") == 1
    assert "Squares never grow." not in note
    told = note.count("A second reading of the notes doubts it of “never”: 16 is more than 4.")
    assert told == made["summary"]["sections"] - 1


def test_a_changed_function_of_the_book_is_told_once_and_labelled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with unruly.serving(changes_the_book) as server:
        notes(tmp_path / "vault", server.url)
    note = Path(json.loads(capsys.readouterr().out)["log"]).read_text("utf-8")
    changed = note.count("`run` is changed from the book's (p. ")
    told = [r for r in server.requests if "'run' another body than the book's" in r["messages"][1]["content"]]
    assert changed == len(told) > 0


def test_the_bound_on_money_is_kept_and_the_book_fills_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prices = tmp_path / "config" / "probatum" / "prices.toml"
    prices.parent.mkdir(parents=True)
    prices.write_text("[models]\nm = {input = 0, output = 100}\n")  # a call costs 0.001 and could cost 0.41
    with unruly.serving(answers) as server:
        notes(tmp_path / "vault", server.url, "--max-cost", "0.416")
    made = json.loads(capsys.readouterr().out)
    assert made["cost"] == pytest.approx(0.001 * len(server.requests))
    assert made["cost"] < 0.416
    assert 5 < len(server.requests) < 9, "the plan and some sections were paid for, the rest was not"
    assert "The model failed here: The next call could pass \\$0.416" in Path(made["log"]).read_text("utf-8")
