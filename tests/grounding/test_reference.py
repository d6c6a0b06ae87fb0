"""Statements about the sample book, true ones in other words and false ones by one change each, are told apart."""

import tomllib
from pathlib import Path

import pytest

from probatum.proof import Fault, Verdict
from probatum.tools.grounding import Reference
from probatum.tools.pdf import Choice, read_chapter

SAMPLE = Path(__file__).parents[2] / "samples" / "clockwork.pdf"

STATEMENTS: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("statements.toml").read_text("utf-8")
)
SAID = [
    (chapter, kind, text) for chapter, kinds in STATEMENTS.items() for kind, texts in kinds.items() for text in texts
]


@pytest.fixture(scope="session")
def references(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reference]:
    pictures = tmp_path_factory.mktemp("pictures")
    return {name: Reference(read_chapter(SAMPLE, Choice(chapter=name), pictures=pictures)[1]) for name in STATEMENTS}


@pytest.mark.parametrize(("chapter", "text"), [(chapter, text) for chapter, kind, text in SAID if kind == "true"])
def test_what_the_book_says_in_other_words_holds(references: dict[str, Reference], chapter: str, text: str) -> None:
    proof = references[chapter].judge(text)
    assert proof.good, proof.reason
    assert proof.reason.startswith("The book says so on page ")


@pytest.mark.parametrize(
    ("chapter", "kind", "text"), [(chapter, kind, text) for chapter, kind, text in SAID if kind != "true"]
)
def test_what_the_book_says_otherwise_falls(
    references: dict[str, Reference], chapter: str, kind: str, text: str
) -> None:
    proof = references[chapter].judge(text)
    assert (proof.verdict, proof.fault) == (Verdict.FAIL, Fault.CONTENT), f"{kind}: {proof.reason}"
    assert "(page " in proof.reason or "no evidence" in proof.reason


def test_the_words_that_differ_are_named(references: dict[str, Reference]) -> None:
    slower = references["1"].judge("The closer it comes to the room, the faster it cools.")
    assert "'slower'" in slower.reason
    assert "'faster'" in slower.reason
    bus = references["2"].judge("At minute 30 the bus comes before the tram.")
    assert "'tram' and 'bus' have changed places" in bus.reason
