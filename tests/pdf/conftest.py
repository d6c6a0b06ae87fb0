"""Books made for these tests, and their chapters as read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst

from probatum.book import Block, Chapter
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf

HERE = Path(__file__).parent
Edit = Callable[..., Path]


def compiled(name: str, folder: Path) -> Path:
    """The PDF of a source beside this file."""
    out = folder / f"{name}.pdf"
    typst.compile(HERE / f"{name}.typ", output=out)
    return out


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pdf")


@pytest.fixture(scope="session")
def book(folder: Path) -> Path:
    """A Book of Boxes: three chapters, front matter with Roman labels."""
    return compiled("book", folder)


@pytest.fixture(scope="session")
def two_columns(folder: Path) -> Path:
    return compiled("two_columns", folder)


@pytest.fixture(scope="session")
def pictures(folder: Path) -> Path:
    return folder / "pictures"


@pytest.fixture(scope="session")
def boxes(book: Path, pictures: Path) -> Chapter:
    """Chapter 1: code, lists, a figure, tables, a formula, a footnote."""
    return read_chapter(book, Choice(chapter="1"), pictures=pictures)[1]


@pytest.fixture(scope="session")
def stacking(book: Path, pictures: Path) -> Chapter:
    """Chapter 2: a listing over a page's end, a glossary, an exercise."""
    return read_chapter(book, Choice(chapter="2"), pictures=pictures)[1]


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Prints pages (tests.pdf.drawn) and reads them; ``draw`` is called with each page to add what is not text."""

    def reading(*pages: list[tuple[float, float, str, str, float]], draw: Any = None) -> Chapter:
        document = load_pymupdf().open()
        for texts in pages:
            page = document.new_page(width=500, height=700)
            for x, y, words, font, size in texts:
                page.insert_text((x, y), words, fontname=font, fontsize=size)
            if draw:
                draw(page)
        document.save(tmp_path / "book.pdf")
        return read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]

    return reading


@pytest.fixture
def edited(book: Path, tmp_path: Path) -> Edit:
    """Saves a copy of the book after a change made through PyMuPDF."""

    def edit(change: Callable[..., object], **saving: object) -> Path:
        document = load_pymupdf().open(book)
        change(document)
        out = tmp_path / "edited.pdf"
        document.save(out, **saving)
        return out

    return edit


def of_kind(chapter: Chapter, kind: str) -> list[Block]:
    """The chapter's blocks of one kind, in reading order."""
    return [block for block in chapter.blocks() if block.kind == kind]
