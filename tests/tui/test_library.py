"""The library: chapters with their state, books added, titles found, the cursor where it was."""

import re
from pathlib import Path

import pymupdf
from textual.widgets import Input, Tree

from probatum.book import Book
from probatum.learner.record import QuizResult
from probatum.tools.record import Record
from probatum.tui.screens.add_book import cleaned
from probatum.tui.widgets.book_tree import BookTree
from probatum.workflows.overview import BOOKS
from tests.conftest import SAMPLE
from tests.tui.conftest import NOON, Opened, seen, told, type_in, until, until_on, until_seen
from tests.tui.looking import answer_by_hand, record_by_hand


async def test_chapters_stand_with_their_state(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_seen(pilot, "questions, no quiz yet")
        assert re.search(r"3 Repetition +unread", seen(pilot))
        assert "Glossary  unread" not in seen(pilot), "what is no chapter is not offered as one"


async def test_coming_back_finds_the_cursor_where_it_was(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await pilot.press("l")
        tree = pilot.app.screen.query_one(BookTree)
        await until(pilot, lambda: _chapter(tree) == "2")
        await pilot.press("down", "t")
        await until_on(pilot, "TodayScreen")
        await pilot.press("l")
        await until_on(pilot, "LibraryScreen")
        await until(pilot, lambda: _chapter(tree) == "3")


async def test_a_chapter_without_notes_is_quizzed_all_the_same(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_seen(pilot, "3 Repetition")
        tree = pilot.app.screen.query_one(BookTree)
        await until(pilot, lambda: _chapter(tree) == "2")
        await pilot.press("down", "z")
        await until_on(pilot, "QuizScreen")


async def test_a_search_keeps_what_fits(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_seen(pilot, "Repetition")
        await pilot.press("slash")
        await type_in(pilot, "repet")
        await until(pilot, lambda: "Repetition" in seen(pilot) and "Steps" not in seen(pilot))
        await pilot.press("enter", "escape")
        await until_seen(pilot, "Steps")


async def test_a_path_is_typed_and_the_book_stands_there(tmp_path: Path, opened: Opened) -> None:
    async with opened(tmp_path / "new") as pilot:
        await until_on(pilot, "WelcomeScreen")
        await pilot.press("a")
        await until_on(pilot, "AddBookScreen")
        pilot.app.screen.query_one("#path", Input).value = f"'{SAMPLE}'"
        await pilot.press("enter")
        await until_seen(pilot, "3 Repetition")


async def test_what_is_no_book_is_refused_with_a_reason(vault: Path, tmp_path: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_seen(pilot, "Events")
        await pilot.press("a")
        await until_on(pilot, "AddBookScreen")
        pilot.app.screen.query_one("#path", Input).value = str(tmp_path / "nowhere.pdf")
        await pilot.press("enter")
        await until(pilot, lambda: "nowhere.pdf" in told(pilot))


def test_dragged_paths_are_cleaned() -> None:
    assert cleaned(" '/a b/c.pdf' ") == "/a b/c.pdf"
    assert cleaned(r"/a\ b/c.pdf") == "/a b/c.pdf"
    assert cleaned("file:///a%20b/c.pdf") == "/a b/c.pdf"


async def test_a_book_without_chapters_is_read_by_pages(vault: Path, tmp_path: Path, opened: Opened) -> None:
    flat = tmp_path / "flat.pdf"
    with pymupdf.open() as book:
        for number in range(3):
            page = book.new_page()
            page.insert_text((72, 72), f"A sprocket is a wheel with teeth, number {number}. A chain is what it drives.")
        book.save(flat)
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_seen(pilot, "Events")
        await pilot.press("a")
        await until_on(pilot, "AddBookScreen")
        pilot.app.screen.query_one("#path", Input).value = str(flat)
        await pilot.press("enter")
        await until_seen(pilot, "No table of contents")
        tree = pilot.app.screen.query_one("#books", Tree)
        await until(pilot, lambda: tree.cursor_node is not None and str(tree.cursor_node.label) == "flat")
        await pilot.press("c")
        await until_on(pilot, "AskScreen")
        await pilot.press("1", "-", "2", "enter")
        await until_on(pilot, "NotesScreen")
        await pilot.press("escape")
        await until_on(pilot, "LibraryScreen")
        await until(pilot, lambda: "No table of contents" not in seen(pilot))


async def test_a_chapter_numbered_on_its_page_alone_stands_once(vault: Path, opened: Opened) -> None:
    """Many outlines leave the numbers out; the chapter that was read then carries one that its entry lacks."""
    url = record_by_hand(vault)
    record = Record.open(url)
    book = record.all(BOOKS, Book)[0]
    bare = tuple(entry.model_copy(update={"number": ""}) for entry in book.outline)
    record.put(BOOKS, book.sha256, book.model_copy(update={"outline": bare}))
    record.close()
    async with opened(vault, store={"record": url}) as pilot:
        await pilot.press("l")
        await until_seen(pilot, "no quiz yet")
        assert seen(pilot).count("Events") == 1


async def test_one_answer_is_no_verdict_on_a_chapter(vault: Path, opened: Opened) -> None:
    url = record_by_hand(vault)
    record = Record.open(url)
    answer = answer_by_hand("first", "ratio", right=True, at=NOON)
    record.append(answer)
    result = QuizResult(id="q", began=NOON, ended=NOON, chapters=(record.chapters()[0].chapter,), answered=1, right=1)
    record.put("quiz", result.id, result)
    record.close()
    async with opened(vault, store={"record": url}) as pilot:
        for key in "lt":
            await pilot.press(key)
            await until_seen(pilot, "too few answers to say  last quiz 1 of 1")
            assert "%" not in seen(pilot)


def _chapter(tree: BookTree) -> str:
    """Number of the chapter under the cursor; empty for a book."""
    node = tree.cursor_node
    return str(node.data.entry.number) if node and node.data else ""
