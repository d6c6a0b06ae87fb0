"""Every listing of the sample book runs and prints what the book says, but for the one that is wrong on purpose."""

import ast
import doctest
import io
import json
import re
import sys
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typst

SAMPLES = Path(__file__).parents[2] / "samples"
WRONG = "longest = "
CHAPTERS = ("Steps", "Events", "Repetition")


@cache
def the_book() -> dict[str, list[tuple[str, str]]]:
    """Return (language, text) of the raw blocks of each chapter, as Typst itself sees them."""
    selector = "heading.where(level: 1).or(raw.where(block: true))"
    chapters: dict[str, list[tuple[str, str]]] = {}
    title = ""
    for found in json.loads(typst.query(SAMPLES / "clockwork.typ", selector, root=SAMPLES)):
        if found["func"] == "heading":
            title = found["body"].get("text", "")
        else:
            chapters.setdefault(title, []).append((found["lang"], found["text"]))
    return chapters


def run(code: str, names: dict[str, Any]) -> str:
    """Run a listing among the names of those before it and return what it printed."""
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(code, "<listing>", "exec"), names)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n"))


@pytest.fixture(params=CHAPTERS)
def blocks(request: pytest.FixtureRequest) -> list[tuple[str, str]]:
    """The code of one chapter."""
    return the_book()[request.param]


def test_the_listings_print_what_the_book_says(blocks: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    chapter = ModuleType("chapter")
    chapter.__dict__["__name__"] = "chapter"
    monkeypatch.setitem(sys.modules, "chapter", chapter)  # dataclasses look their module up
    printed, compared, wrong = "", 0, False
    for lang, text in blocks:
        if lang == "python":
            wrong = text.startswith(WRONG)
            if wrong:
                with pytest.raises(TypeError, match="NoneType"):
                    run(text, chapter.__dict__)
            else:
                printed = run(text, chapter.__dict__)
        elif lang == "output" and not wrong:
            assert printed == "\n".join(line.rstrip() for line in text.split("\n"))
            compared += 1
        elif lang == "pycon":
            session = doctest.DocTestParser().get_doctest(text + "\n", chapter.__dict__, "session", None, 0)
            assert doctest.DocTestRunner(verbose=False).run(session).failed == 0
    assert compared >= 4


def test_the_wrong_listing_would_print_what_the_book_says_were_it_right() -> None:
    names: dict[str, Any] = {"__name__": "builtins"}
    blocks = the_book()["Events"]
    at = next(i for i, (lang, text) in enumerate(blocks) if lang == "python" and text.startswith(WRONG))
    for lang, text in blocks[:at]:
        if lang == "python":
            run(text, names)
    mended = re.sub(r"= (\[.*?\])\.sort\(\s*", r"= sorted(\1, ", blocks[at][1], flags=re.DOTALL)
    assert run(mended, names) == blocks[at + 1][1]


def test_exactly_one_listing_is_wrong_and_nothing_leans_on_it() -> None:
    listings = {chapter: [text for lang, text in the_book()[chapter] if lang == "python"] for chapter in CHAPTERS}
    assert [name for name, texts in listings.items() for text in texts if text.startswith(WRONG)] == ["Events"]
    after = listings["Events"][[text.startswith(WRONG) for text in listings["Events"]].index(True) + 1 :]
    assert not any(node.id == "longest" for t in after for node in ast.walk(ast.parse(t)) if isinstance(node, ast.Name))


def test_listings_fit_the_page(blocks: list[tuple[str, str]]) -> None:
    for _, text in blocks:
        lines = text.split("\n")
        assert len(lines) <= 25
        assert max(map(len, lines)) <= 67, text  # what the page holds without breaking a line
