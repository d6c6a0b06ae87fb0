"""The tutor in the app, without a model: the book answers, its pages open, its questions are asked."""

from pathlib import Path

from textual.events import Key, Paste
from textual.pilot import Pilot

from probatum.tui.screens.tutor import TutorScreen
from probatum.tui.widgets.note.markdown import NoteMarkdown
from tests.tui.conftest import Opened, seen, told, type_in, until, until_on, until_seen


async def begin(pilot: Pilot[None]) -> TutorScreen:
    """A session on the second chapter."""
    await pilot.press("l")
    await until_seen(pilot, "no quiz yet")
    await pilot.press("u")
    await until_on(pilot, "TutorScreen")
    await until_seen(pilot, "explain · chapter")
    screen = pilot.app.screen
    assert isinstance(screen, TutorScreen)
    return screen


async def test_a_question_is_answered_from_the_book(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        await type_in(pilot, "what is a heap")
        await pilot.press("enter")
        await until(pilot, lambda: screen.session.answer is None and "p. 12" in seen(pilot))
        assert "what is a heap" in seen(pilot)


async def test_ways_hints_and_questions_are_keys(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        await pilot.press("f2")
        await until_seen(pilot, "socratic · chapter")
        await pilot.press("f8")
        await until_seen(pilot, "whole book")
        await pilot.press("f5")
        await until(pilot, lambda: screen.session.answer is None and "/skip leaves it" in seen(pilot))
        await pilot.press("escape")
        await until_on(pilot, "LibraryScreen")


async def test_from_the_notes_the_tutor_comes_back_to_them(vault: Path, note: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await until_seen(pilot, "Read 2 Events")
        await pilot.press("enter")
        await until_on(pilot, "NotesScreen")
        await pilot.press("u")
        await until_on(pilot, "TutorScreen")
        await until_seen(pilot, "explain · chapter")
        await pilot.press("escape")
        await until_on(pilot, "NotesScreen")
        await pilot.press("escape")
        await until_on(pilot, "TodayScreen")


async def test_a_page_behind_an_answer_opens(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        await pilot.press("f9")
        await until(pilot, lambda: "names no page" in told(pilot))
        await type_in(pilot, "what is a heap")
        await pilot.press("enter")
        await until(pilot, lambda: screen.session.answer is None and "p. 12" in seen(pilot))
        await pilot.press("f9")
        await until(pilot, lambda: type(pilot.app.screen).__name__ in {"ChooseScreen", "PeekScreen"})
        if type(pilot.app.screen).__name__ == "ChooseScreen":
            await pilot.press("enter")
        await until_on(pilot, "PeekScreen")
        assert "#### p. " not in seen(pilot)


async def test_code_of_many_lines_is_one_message(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        pilot.app.screen.post_message(Paste("def f():\n    return 1\n"))
        await until(pilot, lambda: screen.typed.text.count("\n") == 2)
        await pilot.press("enter")
        await until(pilot, lambda: screen.typed.text == "" and screen.session.answer is None)
        assert screen.talk.query_one(".learner", NoteMarkdown).source == "def f():\n    return 1"


async def test_what_is_typed_in_one_go_is_sent_whole(vault: Path, opened: Opened) -> None:
    """A terminal hands a quick typist's letters over with the Enter behind them."""
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        for sign in "what is a heap?":
            pilot.app.post_message(Key(sign, sign))
        pilot.app.post_message(Key("enter", "\r"))
        await until(pilot, lambda: screen.query(".learner"), 20)
        assert screen.talk.query_one(".learner", NoteMarkdown).source == "what is a heap?"
        assert screen.typed.text == ""
