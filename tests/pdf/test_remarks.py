"""Notes, tips and warnings are told from sections, whatever sets them apart."""

from pathlib import Path
from typing import Any

import pytest
from tests.pdf.conftest import compiled, of_kind
from tests.pdf.drawn import Text, prose

from probatum.book import Chapter, ListBlock, Paragraph
from probatum.tools.pdf import Choice, read_chapter


@pytest.fixture(scope="module")
def chapter(folder: Path, pictures: Path) -> Chapter:
    return read_chapter(compiled("remarks", folder), Choice(), pictures=pictures)[1]


def remarks(chapter: Chapter) -> list[tuple[str, str, str]]:
    """Role, title and first words of each paragraph that is a remark."""
    texts = [b for b in of_kind(chapter, "text") if isinstance(b, Paragraph) and b.role != "plain"]
    return [(b.role, b.title, " ".join(b.text.split()[:4])) for b in texts]


def test_no_remark_is_a_section(chapter: Chapter) -> None:
    assert [section.heading.text for section in chapter.sections] == ["Of remarks"]


def test_an_icon_says_what_stands_beside_it(chapter: Chapter) -> None:
    first = next(b for b in of_kind(chapter, "text") if isinstance(b, Paragraph) and b.role == "warning")
    assert first.text.startswith("A sign stands beside this")
    assert first.text.endswith("into the second.")


def test_bars_rules_and_indents_make_remarks_of_what_has_a_title(chapter: Chapter) -> None:
    titles = [(role, title) for role, title, _ in remarks(chapter) if title]
    assert titles == [
        ("note", "Mind the gap"), ("note", "Between two rules"), ("warning", "Warning"), ("note", "Hot surface"),
    ]  # fmt: skip


def test_the_second_paragraph_of_a_remark_belongs_to_it(chapter: Chapter) -> None:
    assert ("note", "", "It has a second") in remarks(chapter)


def test_bold_words_each_right_above_one_paragraph_are_terms(read: Any) -> None:
    rows: list[Text] = []
    for i, (term, meaning) in enumerate((("Ampere", "The unit of current."), ("Ohm", "The unit of resistance."))):
        rows += [(72, 140 + 44 * i, term, "tibo", 10), (72, 152 + 44 * i, meaning, "tiro", 10)]
    title = (72, 50, "Of units", "tibo", 20)
    chapter = read([title, *prose(80), *rows, (72, 250, "More to come", "tibo", 14), *prose(280)])
    assert [section.heading.text for section in chapter.sections] == ["Of units", "More to come"]
    (terms,) = of_kind(chapter, "list")
    assert isinstance(terms, ListBlock)
    assert [item.text for item in terms.items] == ["Ampere The unit of current.", "Ohm The unit of resistance."]
