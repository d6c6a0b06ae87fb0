"""Reading notes in the app: parts, tasks, proofs, pages, code run again, words of one's own."""

# ruff: noqa: ASYNC240 - a test may wait for its disk

import re
from pathlib import Path

from textual.pilot import Pilot

from probatum.tui.screens.keys import KeyTable
from probatum.tui.screens.notes import NotesScreen
from probatum.tui.widgets.note.list import NoteTask
from probatum.tui.widgets.note.markdown import NoteFence
from tests.tui.conftest import Opened, seen, told, until, until_on, until_seen


async def open_at(pilot: Pilot[None], heading: str) -> NotesScreen:
    """Opens the chapter's notes at a part."""
    await pilot.press("l")
    await until_seen(pilot, "no quiz yet")
    await pilot.press("enter")
    await until_on(pilot, "NotesScreen")
    screen = pilot.app.screen
    assert isinstance(screen, NotesScreen)
    await until_seen(pilot, "Verification")
    screen.parts.highlighted = next(i for i, part in enumerate(screen.note.parts) if heading in part.heading)
    await until(pilot, lambda: heading in screen.page.text.source and screen.page.text.is_mounted)
    return screen


async def test_a_note_opens_on_its_summary_and_is_turned_by_keys(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_seen(pilot, "no quiz yet")
        await pilot.press("enter")
        await until_seen(pilot, "Core idea")
        assert "📘" not in seen(pilot)
        await pilot.press("j", "j")
        await until_seen(pilot, "Discrete-event simulation is the technique")


async def test_reading_goes_on_where_it_was_left(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await open_at(pilot, "2.3 The main loop")
    async with opened(vault) as pilot:
        await pilot.press("l")
        await until_seen(pilot, "no quiz yet")
        await pilot.press("enter")
        await until_seen(pilot, "def run(calendar")


async def test_a_ticked_task_is_ticked_in_the_file(vault: Path, note: Path, opened: Opened) -> None:
    assert "- [x]" not in note.read_text("utf-8")
    async with opened(vault) as pilot:
        screen = await open_at(pilot, "2.1 From steps")
        await until(pilot, lambda: len(screen.page.text.query(NoteTask)) == 3)
        await pilot.press("x", "space")
        await until(pilot, lambda: note.read_text("utf-8").count("- [x] ") == 1)
        await until_seen(pilot, "☑ What")
        await pilot.click(NoteTask)
        await until(pilot, lambda: "- [x]" not in note.read_text("utf-8"))
        await until(pilot, lambda: "☑" not in seen(pilot))


async def test_one_key_reads_the_whole_note(vault: Path, opened: Opened) -> None:
    async with opened(vault, (80, 24)) as pilot:
        screen = await open_at(pilot, "2.3 The main loop")
        await until_seen(pilot, "calendar.step()")
        here = screen.part
        await pilot.press("space")
        await until(pilot, lambda: screen.page.scroll_y > 0)
        for _ in range(30):
            await pilot.press("space")
        await until(pilot, lambda: screen.part.line > here.line)


async def test_a_note_leads_on_to_its_quiz(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await open_at(pilot, "2.3 The main loop")
        await pilot.press("z")
        await until_on(pilot, "QuizScreen")


async def test_the_proof_of_a_block_is_a_key_away(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await open_at(pilot, "2.3 The main loop")
        await until_seen(pilot, "calendar.step()")
        await pilot.press("v")
        await until_on(pilot, "PeekScreen")
        await until_seen(pilot, "trial of snippet 7")
        assert re.search(r"Verdict +✓ ran: pass", seen(pilot))
        assert "In the book" in seen(pilot)
        assert "def run(calendar" in seen(pilot), "the page that the code comes from"
        await pilot.press("escape")
        await until_on(pilot, "NotesScreen")


async def test_each_block_of_a_box_has_its_own_proof(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await open_at(pilot, "2.2 A calendar")
        await until_seen(pilot, "heapq.heapify")
        blocks = list(screen.query(NoteFence))
        three = next(n for n, block in enumerate(blocks) if block.code.strip() == "heapq.heappop(times)")
        for block in blocks[three : three + 2]:  # the code, and what it printed
            block.focus()
            await pilot.press("v")
            await until_seen(pilot, "trial of snippet 3")
            assert re.search(r"Given +python .*leans on snippet 2", seen(pilot))
            await pilot.press("escape")
            await until_on(pilot, "NotesScreen")


async def test_a_block_runs_again_with_what_it_leans_on(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await open_at(pilot, "2.3 The main loop")
        await until_seen(pilot, "calendar.step()")
        await pilot.press("tab", "tab", "r")
        await until_on(pilot, "PeekScreen")
        await until_seen(pilot, "still pending: 2")
        assert "✓ pass" in seen(pilot)


async def test_the_page_behind_a_statement_opens_beside_it(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await open_at(pilot, "2.3 The main loop")
        await until_seen(pilot, "calendar.step()")
        await pilot.press("g")
        await until_on(pilot, "ChooseScreen")
        await pilot.press("enter")
        await until_on(pilot, "PeekScreen")
        await until_seen(pilot, "p. 15 — ")
        await pilot.press("escape")
        await until_on(pilot, "NotesScreen")


async def test_the_readers_words_are_saved_in_place(vault: Path, note: Path, opened: Opened) -> None:
    before = note.read_text("utf-8")
    async with opened(vault) as pilot:
        screen = await open_at(pilot, "Summary sentence")
        await pilot.press("e")
        await until(pilot, lambda: screen.page.editor.has_focus)
        await pilot.press("q", "u", "e", "u", "e", "escape")
        assert screen.page.editor.display, "what was written is not thrown away by one key"
        await pilot.press("f2")
        await until(pilot, lambda: "Saved" in told(pilot))
    after = note.read_text("utf-8")
    assert len(after) == len(before) + len("queue")
    assert after.replace("queue", "", 1) != after


async def test_copying_takes_the_block_or_the_part(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await open_at(pilot, "2.3 The main loop")
        await until_seen(pilot, "calendar.step()")
        await pilot.press("y")
        assert pilot.app.clipboard == screen.part.text
        await pilot.press("tab", "y")
        assert pilot.app.clipboard.startswith("def run(calendar")


async def test_a_lost_note_is_said_and_loses_nothing(vault: Path, note: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await open_at(pilot, "2.1 From steps")
        await until(pilot, lambda: len(screen.page.text.query(NoteTask)) == 3)
        note.unlink()
        await pilot.press("x", "space")
        await until(pilot, lambda: "cannot be read" in told(pilot))


async def test_the_side_says_how_code_was_tried_and_which_tasks_are_open(
    vault: Path, note: Path, opened: Opened
) -> None:
    text = note.read_text("utf-8")
    start = text.index("2.3 The main loop", text.index("Main content"))
    note.write_text(text[:start] + text[start:].replace("✅ ran: pass", "❌ ran: fail", 1), "utf-8")
    async with opened(vault, (120, 40)) as pilot:
        await open_at(pilot, "2.1 From steps")
        await until(pilot, lambda: bool(re.search(r"2\.1 From steps to [^✓✗]+ ☐ 3", seen(pilot))))
        await pilot.press("x", "space")
        await until(pilot, lambda: bool(re.search(r"2\.1 From steps to [^✓✗]+ ☐ 2", seen(pilot))))
        assert re.search(r"2\.3 The main loop +✗ ☐ 1", seen(pilot))


async def test_what_an_editor_wrote_meanwhile_is_shown_and_no_other_task_ticked(
    vault: Path, note: Path, opened: Opened
) -> None:
    async with opened(vault) as pilot:
        screen = await open_at(pilot, "2.1 From steps")
        await until(pilot, lambda: len(screen.page.text.query(NoteTask)) == 3)
        text = note.read_text("utf-8")
        place = text.index("- [ ] ", text.index("2.1 From steps"))
        note.write_text(f"{text[:place]}- [ ] A task of my own\n{text[place:]}", "utf-8")
        await pilot.press("x", "down", "space")
        await until(pilot, lambda: "changed meanwhile" in told(pilot))
        await until_seen(pilot, "A task of my own")
        assert "- [x]" not in note.read_text("utf-8")


async def test_every_key_says_what_it_does(vault: Path, opened: Opened) -> None:
    async with opened(vault, (100, 40)) as pilot:
        await open_at(pilot, "2.3 The main loop")
        await pilot.press("question_mark")
        await until_seen(pilot, "Keys of this screen")
        rows = pilot.app.screen.query_one(KeyTable).rows
        told = [what for _, _, what in rows if what]
        assert len(told) >= 15
        assert len(set(told)) == len(told), "no two keys share their words"
        assert all(name for _, name, _ in rows)
        assert [key for key, name, _ in rows if name == "Quit"] == ["q"], "as the line below says it"
