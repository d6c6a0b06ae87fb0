"""A quiz in the app: by keys alone, every answer kept, the result in the log."""

# ruff: noqa: ASYNC240 - a test may wait for its disk

from pathlib import Path

import pytest
from textual.pilot import Pilot

from probatum.learner.record import Concept
from probatum.quiz import Bank, Option, Question
from probatum.tools.record import Record
from probatum.tools.vault.vault import Vault
from probatum.tui.screens.quiz import QuizScreen
from probatum.workflows.banks import Workroom
from probatum.workflows.quiz import Quiz
from tests.tui.conftest import Opened, app_of, seen, told, until, until_on, until_seen
from tests.tui.looking import bank_by_hand, mending, ordering


async def begin(pilot: Pilot[None]) -> QuizScreen:
    """Opens a quiz on the chapter."""
    await until_seen(pilot, "Take the first quiz on 2 Events")
    await pilot.press("down", "enter")
    await until_on(pilot, "QuizScreen")
    await until_seen(pilot, "question 1")
    screen = pilot.app.screen
    assert isinstance(screen, QuizScreen)
    return screen


async def answer(pilot: Pilot[None], screen: QuizScreen) -> None:
    """Answers whatever is asked, with anything."""
    if screen.answers.line.display:
        screen.answers.line.value = "1"
    await pilot.press("f2" if screen.answers.code.display else "enter")
    await until(pilot, lambda: screen.sitting.feedback is not None or "cannot" in told(pilot))


def record_of(vault: Path) -> Record:
    return Record.open(f"sqlite:///{vault}/.probatum/record.db")


async def test_an_answer_is_kept_and_explained(vault: Path, note: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        await until(pilot, lambda: screen.answers.closed)
        await pilot.press("2")
        await until_seen(pilot, "You say: fairly sure.")
        await answer(pilot, screen)
        await until_seen(pilot, "You now stand here")
        kept = record_of(vault).attempts()
        assert [a.confidence for a in kept] == [0.7]
        assert "h Hint" not in seen(pilot), "what cannot be done now is not offered"
        await pilot.press("escape")
        await until_seen(pilot, "over")
        await pilot.press("n")
        await until(pilot, lambda: "The result now stands in" in told(pilot))
    assert "1 right" in note.read_text("utf-8")
    assert "No quiz taken yet" not in note.read_text("utf-8")


async def test_a_skip_records_nothing(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        first = screen.sitting.quiz.current
        await pilot.press("f4")
        await until(pilot, lambda: screen.sitting.quiz.current is not first)
        await pilot.press("escape")
        await until_seen(pilot, "Nothing was answered")
    assert record_of(vault).attempts() == ()


async def test_a_question_that_is_wrong_never_comes_again(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        struck = screen.sitting.quiz.current
        assert struck is not None
        await pilot.press("f8")
        await until(pilot, lambda: screen.sitting.quiz.current is not struck)
    assert struck.id in record_of(vault).voided()


async def test_an_appeal_is_taken_at_the_readers_word(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        await until(pilot, lambda: screen.answers.closed)
        question = screen.sitting.quiz.current
        assert question is not None
        right = next(i for i, _ in enumerate(screen.answers.options.options) if i != getattr(question, "key", 0))
        screen.answers.options.highlighted = right
        await answer(pilot, screen)
        await until_seen(pilot, "✗ Not right")
        await pilot.press("i")
        await until_seen(pilot, "✓ Right")
    assert record_of(vault).attempts()[-1].grader == "learner"


async def test_nothing_due_is_said(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await until_seen(pilot, "Take the first quiz")
        await pilot.press("z")
        await until(pilot, lambda: "Nothing is due" in told(pilot))


async def asked(pilot: Pilot[None], question: Question) -> QuizScreen:
    """A quiz of this one question."""
    await until_seen(pilot, "Take the first quiz")
    app = app_of(pilot)
    room = Workroom.open(app.settings)
    bank = Bank(chapter="gears", questions=(question,), concepts=(Concept(id="ratio", name="ratio", chapter="gears"),))
    quiz = Quiz(room.record, [bank], room.try_snippets, app.now)
    screen = QuizScreen(quiz, "gears", Vault(app.settings.vault), app.engine)
    await app.push_screen(screen)
    await until_seen(pilot, "question 1")
    return screen


async def test_steps_are_put_in_order_by_moving_them(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await asked(pilot, ordering())
        await pilot.press("K", "down", "J")
        assert screen.answers.order.order == [0, 2, 1]
        await pilot.press("enter")
        await until_seen(pilot, "✓ Right")


async def test_code_is_mended_where_it_stands(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        await asked(pilot, mending())
        await pilot.press("delete", "y", "f2")
        await until_seen(pilot, "✓ Right")


async def test_code_in_an_option_is_shown_without_the_signs_that_mark_it(vault: Path, opened: Opened) -> None:
    options = (Option(text="`ratio`"), Option(text="`gear` and `wheel`"), Option(text="neither"))
    async with opened(vault) as pilot:
        await asked(pilot, bank_by_hand("gears").questions[0].model_copy(update={"options": options}))
        await until_seen(pilot, "b)  gear and wheel")
        assert "`ratio`" not in seen(pilot)


async def test_an_option_that_wraps_stays_clear_of_its_letter(vault: Path, opened: Opened) -> None:
    options = (Option(text="teeth " * 30), Option(text="one\ntwo"), Option(text="neither"))
    async with opened(vault, (80, 24)) as pilot:
        await asked(pilot, bank_by_hand("gears").questions[0].model_copy(update={"options": options}))
        await until_seen(pilot, "c)  neither")
        lines = seen(pilot).splitlines()
    first = next(n for n, line in enumerate(lines) if "a)  teeth" in line)
    last = next(n for n, line in enumerate(lines) if "c)  neither" in line)
    column = lines[first].index("teeth")
    assert last - first >= 4, "it wraps"
    assert all(not line[:column].strip(" abc)") and line[column] != " " for line in lines[first:last])


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)], ids=str)
async def test_a_long_question_leaves_its_options_and_what_is_told_in_sight(
    vault: Path, opened: Opened, size: tuple[int, int]
) -> None:
    lines = "\n".join(f"line {n}" for n in range(30))
    question = bank_by_hand("gears").questions[0].model_copy(update={"prompt": f"```text\n{lines}\n```\n\nWhich?"})
    async with opened(vault, size) as pilot:
        screen = await asked(pilot, question)
        await until_seen(pilot, "c)  neither")
        assert screen.sheet.page.size.height >= size[1] - 12, "the question has what the rest does not need"
        await pilot.press("enter")
        await until_seen(pilot, "✓ Right")
        assert "c)  neither" in seen(pilot)


async def test_the_page_behind_an_answer_and_another_quiz_are_keys(vault: Path, opened: Opened) -> None:
    async with opened(vault) as pilot:
        screen = await begin(pilot)
        await answer(pilot, screen)
        await until_seen(pilot, "You now stand")
        await pilot.press("g")
        await until_on(pilot, "PeekScreen")
        await pilot.press("escape")
        await until_on(pilot, "QuizScreen")
        await pilot.press("escape")
        await until_seen(pilot, "Another quiz")
        await pilot.press("z")
        await until(pilot, lambda: pilot.app.screen is not screen and type(pilot.app.screen).__name__ == "QuizScreen")
        await until_seen(pilot, "question 1")
