"""What the reader does across screens: make notes, read them, take a quiz, study with the tutor."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from probatum.errors import ProbatumError
from probatum.tools.markdown.vault import Vault
from probatum.tui.screens.making import MakingScreen
from probatum.tui.screens.notes import NotesScreen
from probatum.tui.screens.quiz import QuizScreen
from probatum.tui.screens.tutor import TutorScreen
from probatum.workflows.banks import Workroom
from probatum.workflows.library import Shelved
from probatum.workflows.notes import Part
from probatum.workflows.quiz import Quiz
from probatum.workflows.reviewing import todays

if TYPE_CHECKING:
    from probatum.tui.app import ProbatumApp


def part_of(shelved: Shelved) -> Part:
    """The chapter as the workflows choose it."""
    return Part(Path(shelved.book.path), chapter=shelved.entry.number or shelved.entry.title)


async def make_notes(app: "ProbatumApp", shelved: Shelved) -> None:
    """Makes the chapter's notes and opens them."""
    day = await app.push_screen_wait(MakingScreen(part_of(shelved), app.settings, app.engine))
    if day is not None:
        await app.push_screen_wait(NotesScreen(day.saved.path, app.settings, Path(shelved.book.path)))


async def read_notes(app: "ProbatumApp", shelved: Shelved) -> None:
    """Opens the chapter's notes; makes them when there are none."""
    path = Vault(app.settings.vault).log_of(shelved.chapter) if shelved.chapter else None
    if path is None:
        await make_notes(app, shelved)
    else:
        await app.push_screen_wait(NotesScreen(path, app.settings, Path(shelved.book.path)))


async def take_quiz(app: "ProbatumApp", chapter: str) -> None:
    """A quiz on a chapter, or with an empty id on what is due across all books; its result goes into the log."""

    async def opened() -> Quiz | None:
        room = Workroom.open(app.settings)
        bank = room.record.bank(chapter) if chapter else None
        today = todays(room.record, datetime.now(UTC))
        banks = [bank] if bank else list(today.banks) if not chapter else []
        if not banks or not any(b.questions for b in banks):
            return None
        return Quiz(
            room.record, banks, room.try_snippets, lambda: datetime.now(UTC), due=() if chapter else today.concepts
        )

    try:
        quiz = await app.engine.run(opened)
    except ProbatumError as error:
        app.notify(f"{error.message} {error.hint}", severity="error")
        return
    if quiz is None:
        app.notify("There is nothing to ask yet: make the notes of a chapter first.")
        return
    await app.push_screen_wait(QuizScreen(quiz, app.engine))


async def study(app: "ProbatumApp", shelved: Shelved) -> None:
    """A session with the tutor."""
    await app.push_screen_wait(TutorScreen(part_of(shelved), app.settings, app.engine))
