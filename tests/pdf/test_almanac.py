"""Columns of prose and of an index are read one after the other; a theorem and a proof end where they end."""

from pathlib import Path

import pytest
from tests.pdf.conftest import compiled, of_kind

from probatum.book import Chapter, Paragraph
from probatum.tools.pdf import Choice, read_chapter


@pytest.fixture(scope="module")
def almanac(folder: Path, pictures: Path) -> Chapter:
    return read_chapter(compiled("index", folder), Choice(), pictures=pictures)[1]


def test_three_columns_are_read_one_after_the_other(almanac: Chapter) -> None:
    words = " ".join(block.text for block in almanac.blocks()).split()
    ends = [word.strip(".") for word in words if word[0] == "P" and word[1:2].isdigit()]
    assert ends == [f"P{i}{end}" for i in range(1, 10) for end in "az"]


def test_an_index_is_read_column_by_column(almanac: Chapter) -> None:
    words = " ".join(block.text for block in almanac.sections[-1].blocks).split()
    terms = [word.strip(",") for word in words if "word" in word]
    assert terms == [f"{letter}{n}word" for letter in "abcdef" for n in range(1, 9)]


def test_theorem_and_proof_go_on_to_their_end(almanac: Chapter) -> None:
    (section,) = (s for s in almanac.sections if s.heading.text == "Circuits")
    roles = [block.role for block in section.blocks if isinstance(block, Paragraph)]
    assert roles == ["plain", "theorem", "theorem", "proof", "proof", "plain"]


def test_only_headings_are_headings(almanac: Chapter) -> None:
    assert [heading.text for heading in of_kind(almanac, "heading")] == ["Currents", "Circuits", "Index"]
