"""Cards that Anki takes: whole, with their pictures, once, and renewed when the question is reworded."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.rendering import logs

from probatum.learner.record import Concept
from probatum.notes import Claim
from probatum.quiz import (
    Bank,
    Cloze,
    FixTheCode,
    KeyPoint,
    Matching,
    MultipleChoice,
    Option,
    Ordering,
    PredictOutput,
    ShortAnswer,
)
from probatum.tools.exports.anki import to_apkg
from probatum.tools.exports.anki_cards import Card, cards_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def question(kind: type, n: int, prompt: str, **facts: object) -> object:
    shared = {
        "id": f"q{n}",
        "chapter": "feedbeef:2",
        "concepts": ("gear ratio",),
        "prompt": prompt,
        "why": "The book says so.",
        "evidence": (logs.evidence(),),
        "proof": logs.proof(f"q{n}"),
    }
    return kind(**(shared | facts))


def bank(wording: str = "What is the ratio?") -> Bank:
    options = (Option(text="`a<b`"), Option(text="$x^2$"))
    questions = (
        question(MultipleChoice, 1, wording, options=options, key=0, picture=logs.GEARS.name),
        question(Cloze, 2, "A ==gear== has ____ teeth.", key="20 & more"),
        question(Cloze, 3, "A set {{x}} of ____.", key="a::b"),
        question(PredictOutput, 4, "What is printed?", code="print('<b>{{c1::x}}</b>')", key="<b>{{c1::x}}</b>"),
        question(FixTheCode, 5, "Mend it.", code="prin(1)", key="print(1)", setup="x = 1"),
        question(Ordering, 6, "Put in order.", steps=("two", "one"), orders=((1, 0),)),
        question(Matching, 7, "Match.", terms=("gear", "rack"), meanings=("flat", "round"), key=(1, 0)),
        question(ShortAnswer, 8, "Why?", key="Because.", points=(KeyPoint(text="because"),)),
    )
    concept = Concept(id="gear-ratio", name="gear ratio", definition=Claim(text="Teeth over teeth."))
    return Bank.model_validate({"chapter": "feedbeef:2", "questions": questions, "concepts": (concept,)})


def cards(made: Bank) -> list[Card]:
    return list(cards_of(made, "Clockwork", "obsidian://open?vault=v&file=n"))


def package(made: Bank, at: datetime = NOW) -> bytes:
    return to_apkg(cards(made), "Clockwork::2 Gears", {logs.GEARS.name: b"\x89PNG"}.get, at)


def test_every_question_and_every_defined_concept_becomes_a_card() -> None:
    assert len(cards(bank())) == 9


def test_code_is_escaped_and_formulas_are_mathjax() -> None:
    front = cards(bank())[0].front
    assert "<code>a&lt;b</code>" in front
    assert r"\(x^2\)" in front
    assert "&lt;b&gt;" in cards(bank())[3].back


def test_a_cloze_that_clashes_with_ankis_braces_has_two_sides() -> None:
    _, good, clashing, *_ = cards(bank())
    assert "{{c1::20 &amp; more}}" in good.front
    assert good.cloze
    assert not clashing.cloze
    assert "{{c1" not in clashing.front


def test_a_card_says_its_page_and_leads_back_to_the_note() -> None:
    assert cards(bank())[0].source == (
        'Clockwork, p.\N{NO-BREAK SPACE}21 · <a href="obsidian://open?vault=v&amp;file=n">the note</a>'
    )


def test_tags_hold_no_space() -> None:
    assert cards(bank())[0].tags == ("probatum", "choice", "medium", "gear-ratio")


def test_a_reworded_question_keeps_its_identity() -> None:
    assert [c.guid for c in cards(bank())] == [c.guid for c in cards(bank("Reworded?"))]
    assert len({c.guid for c in cards(bank())}) == 9


def test_the_package_holds_its_pictures_under_their_names(tmp_path: Path) -> None:
    file = tmp_path / "deck.apkg"
    file.write_bytes(package(bank()))
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("media")) == {"0": logs.GEARS.name}
        assert archive.read("0") == b"\x89PNG"


IMPORT = """
import json, sys, tempfile
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
col = Collection(tempfile.mkdtemp() + "/collection.anki2")
def load(path):
    log = col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions())).log
    return [len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)]
first, again = load(sys.argv[1]), load(sys.argv[1])
col.decks.select(col.decks.id("Clockwork::2 Gears"))
card = col.sched.getCard()
card.start_timer()
col.sched.answerCard(card, 3)
studied = card.id
reworded = load(sys.argv[2])
cards = [col.get_card(i) for i in col.find_cards("")]
media = col.media.check()
print(json.dumps({
    "first": first, "again": again, "reworded": reworded, "reps": col.get_card(studied).reps,
    "fronts": [c.question() for c in cards], "backs": [c.answer() for c in cards],
    "missing": list(media.missing), "empty": len(col.get_empty_cards().notes),
    "decks": [d.name for d in col.decks.all_names_and_ids()], "problems": col.fix_integrity()[0],
}))
"""


@pytest.fixture(scope="session")
def anki() -> Path:
    """A Python that has Anki's own library: in an environment apart, as its protobuf is not ours."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "probatum-tests" / "anki"
    python = cache / "bin" / "python"
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not installed")
    if not (cache / "complete").exists():
        steps: tuple[list[str | Path], ...] = (
            ["venv", "-q", "--clear", "--python", sys.executable, cache],
            ["pip", "install", "-q", "--python", python, "anki>=25"],
        )
        for words in steps:
            done = subprocess.run([uv, *words], capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.skip(f"Anki cannot be installed here: {done.stderr.strip()[:300]}")
        (cache / "complete").touch()
    return python


@pytest.mark.slow
def test_anki_itself_imports_the_deck_once_shows_it_and_renews_it(anki: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.apkg", tmp_path / "second.apkg"
    first.write_bytes(package(bank()))
    second.write_bytes(package(bank("Reworded?"), NOW + timedelta(days=1)))
    ran = subprocess.run([anki, "-c", IMPORT, first, second], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout.splitlines()[-1])
    assert seen["first"] == [9, 0, 0, 0]
    assert seen["again"] == [0, 0, 9, 0]
    assert seen["reworded"][:2] == [0, 9]
    assert seen["reps"] == 1
    assert any("Reworded?" in front for front in seen["fronts"])
    assert any("&lt;b&gt;" in back for back in seen["backs"])
    assert (seen["missing"], seen["empty"]) == ([], 0)
    assert "Clockwork::2 Gears" in seen["decks"]
