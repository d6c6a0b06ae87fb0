"""A quiz in the app from its questions to its result in the logs, and again as often as the reader likes."""

from pathlib import Path
from typing import TYPE_CHECKING

from probatum.errors import ProbatumError
from probatum.tools.vault.vault import Vault
from probatum.tui.screens.quiz import QuizScreen
from probatum.tui.telling import tell
from probatum.workflows.banks import Workroom, marker_of
from probatum.workflows.quiz import Quiz
from probatum.workflows.quiz.log import write_into_logs
from probatum.workflows.reviewing import todays

if TYPE_CHECKING:
    from probatum.learner.record import QuizResult
    from probatum.tui.app import ProbatumApp


async def take_quiz(app: "ProbatumApp", chapter: str) -> None:
    """A quiz on a chapter, or with an empty id on what is due across all books; its result goes into the logs."""
    try:
        while await _one_quiz(app, chapter):
            pass
    except ProbatumError as error:
        tell(app, error)


async def _one_quiz(app: "ProbatumApp", chapter: str) -> bool:
    """True when the reader wants another."""
    vault = Vault(app.settings.vault)

    async def opened() -> tuple[Quiz, str] | str:
        return _quiz(app, Workroom.open(app.settings), chapter)

    found = await app.engine.run(opened)
    if isinstance(found, str):
        app.notify(found, markup=False)
        return False
    quiz, title = found
    taken = await app.push_screen_wait(QuizScreen(quiz, title, vault, app.engine))
    if taken is None:
        return False
    if taken.result.answered:
        await _into_logs(app, vault, taken.result)
    return taken.again


def _quiz(app: "ProbatumApp", room: Workroom, chapter: str) -> tuple[Quiz, str] | str:
    """The quiz and what it is on, or why there is none."""
    marker, pictures = marker_of(room), app.drawer is not None
    if chapter:
        bank = room.record.bank(chapter)
        if bank is None or not bank.questions:
            return (
                "This chapter has no questions: without a model only what it defines, tabulates or runs can be asked."
            )
        met = next((c for c in room.record.chapters() if c.chapter == chapter), None)
        quiz = Quiz(room.record, [bank], room.try_snippets, app.now, pictures=pictures, marker=marker)
        return quiz, met.name if met else "a chapter"
    today = todays(room.record, app.now())
    if not today.banks:
        return f"{today.words} Begin with a chapter in the library."
    quiz = Quiz(
        room.record, today.banks, room.try_snippets, app.now, due=today.concepts, pictures=pictures, marker=marker
    )
    return quiz, "what is due"


async def _into_logs(app: "ProbatumApp", vault: Vault, result: "QuizResult") -> None:
    async def written() -> tuple[Path, ...]:
        return write_into_logs(vault, result)

    logs = await app.engine.run(written)
    if logs:
        app.notify(f"The result now stands in {', '.join(path.name for path in logs)}.", markup=False)
