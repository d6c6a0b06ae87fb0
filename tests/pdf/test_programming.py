"""The language of a listing is judged with the whole book as evidence, not by the listing alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.pdf.conftest import of_kind

from probatum.book import Listing
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.programming import Surroundings, code_language


@pytest.mark.parametrize(
    ("text", "around", "language"),
    [
        ("x = seq(1, 10)", Surroundings(subject="r"), "r"),
        ("x = seq(1, 10)", Surroundings(subject="python"), "python"),
        ("x = seq(1, 10)", Surroundings(), ""),
        ("total = price * n", Surroundings(usual="python"), "python"),
        ("n = 10^15 + 3;", Surroundings(subject="pari"), "pari"),
        ("for (i in 1:3) print(i)", Surroundings(subject="r"), "r"),
        ("SELECT name FROM shelf WHERE id = 1", Surroundings(usual="python"), "sql"),
        ("1 apple\n2 pears", Surroundings(near="python", usual="python", subject="python"), ""),
        ('int main(void)\n{\n    printf("hi");\n}', Surroundings(usual="python", subject="python"), "c"),
        ("page = Box('''\n<p>A <b>box</b></p>\n<b>one</b>''')", Surroundings(usual="python"), "python"),
        ("ls = load(2)", Surroundings(), ""),
        ("ls -l", Surroundings(), "bash"),
        ("let x = 3;", Surroundings(near="rust", usual="python"), "rust"),
        ('#include "box.h"\nusing namespace boxes;\nint main()\n{\n  box b;\n}', Surroundings(), "cpp"),
        ('#include "box.h"', Surroundings(usual="cpp"), "cpp"),
        ('#include "box.h"\nint main(void)\n{\n}', Surroundings(), "c"),
        (">>> 1 + 1\n2", Surroundings(subject="r"), "python"),
        ("> x[2]\n[1] 3", Surroundings(subject="r"), "r"),
    ],
)
def test_what_stands_around_a_listing_decides_where_its_words_do_not(
    text: str, around: Surroundings, language: str
) -> None:
    assert code_language(text, around) == language


@pytest.mark.parametrize(
    ("title", "before", "language"),
    [
        ("An introduction to R", "The next lines make a vector.", "r"),
        ("Programming in Python", "The next lines make a vector.", "python"),
        ("Programming in Python", "The same in R reads as follows.", "r"),
    ],
)
def test_the_title_and_the_words_before_it_name_the_language(
    tmp_path: Path, title: str, before: str, language: str
) -> None:
    document = load_pymupdf().open()
    page = document.new_page(width=500, height=700)
    prose = [f"{before} It fills the width of its line with words." for _ in range(6)]
    page.insert_text((72, 80), prose, fontname="tiro", fontsize=10)
    page.insert_text((72, 180), ["v = c(1, 2, 3)", "w = rev(v)"], fontname="cour", fontsize=9)
    document.set_metadata({"title": title})
    document.save(tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    assert [block.language for block in of_kind(chapter, "code") if isinstance(block, Listing)] == [language]


def languages(folder: Path, scripts: Sequence[Sequence[str]]) -> list[str]:
    """Those of the listings of a page that tells of nothing else."""
    document = load_pymupdf().open()
    page = document.new_page(width=500, height=900)
    for number, script in enumerate(scripts):
        prose = [f"The next box, number {number}, fills the width of its line with words." for _ in range(4)]
        page.insert_text((72, 80 + 180 * number), prose, fontname="tiro", fontsize=10)
        page.insert_text((72, 160 + 180 * number), script, fontname="cour", fontsize=9)
    document.save(folder / "book.pdf")
    chapter = read_chapter(folder / "book.pdf", Choice(), pictures=folder)[1]
    return [block.language for block in of_kind(chapter, "code") if isinstance(block, Listing)]


def test_a_language_of_its_own_is_taken_for_no_other(tmp_path: Path) -> None:
    scripts = [
        ["probe timer.s(4)", "{", '  printf("tick\\n")', "}"],
        ['probe module("net").function("*") { }', "probe end { total++ }"],
        ["probe begin", "{", '  tell ("ready")', "}"],
        ["probe kernel.trace(4) -> { x = count() }", "probe kernel.stop(4) <- { y = count() }"],
    ]
    assert languages(tmp_path, scripts) == [""] * 4


def test_a_terminal_is_told_by_its_prompts_alone(tmp_path: Path) -> None:
    sessions = [[f"$ tally box{i}.dat", f"total {i}"] for i in range(3)]
    assert languages(tmp_path, [*sessions, ["value price(s, d) = 7 EUR", "end value"]]) == ["console"] * 3 + [""]
