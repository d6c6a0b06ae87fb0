"""How every screen looks, at two sizes, in dark and light: compared with the pictures beside this file.

Screens that show what the question maker or the memory came to have no look here: those change of right.

``UPDATE_LOOKS=1 pytest tests/tui/test_looks.py`` draws them anew; look at each before it is committed.
"""

import os
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from probatum.proof import Kind, Proof, Verdict
from probatum.tools.record import Record
from probatum.tools.vault.vault import Vault
from probatum.tui.screens.notes import NotesScreen
from probatum.tui.screens.peek import PeekScreen
from probatum.tui.screens.quiz import QuizScreen
from probatum.tui.screens.tutor import TutorScreen
from probatum.tui.screens.welcome import WelcomeScreen
from probatum.tui.widgets.book_tree import BookTree
from probatum.workflows import doctor
from probatum.workflows.book_part import BookPart
from probatum.workflows.doctor import Finding
from probatum.workflows.events import ChapterRead, SectionMoved, SnippetTried, StageBegan
from probatum.workflows.quiz import Quiz
from tests.conftest import SAMPLE
from tests.tui.conftest import Opened, app_of, text_of, type_in, until, until_on, until_seen
from tests.tui.looking import CONCEPTS, answer_by_hand, bank_by_hand, made_by_hand, no_snippets, record_by_hand

LOOKS = Path(__file__).parent / "looks"
SIZES = [(80, 24), (120, 40)]
THEMES = ["textual-dark", "textual-light"]
PATIENCE = 20  # seconds until a look counts as another
SETTLED = 1.5  # seconds until a look that is drawn anew is taken
Way = Callable[[Pilot[None], Path], Awaitable[None]]


async def today(pilot: Pilot[None], vault: Path) -> None:
    await until_seen(pilot, "Make the notes of 3 Repetition")


async def quiz(pilot: Pilot[None], vault: Path) -> None:
    """A question of each kind of answer that needs a widget would be chance here: this one is made by hand."""
    await until_seen(pilot, "Take the first quiz")
    app = app_of(pilot)
    record = Record.open(app.settings.record_url)
    asked = Quiz(record, [bank_by_hand("gears")], no_snippets, app.now)
    await app.push_screen(QuizScreen(asked, "2 Events", Vault(vault), app.engine))
    await until_seen(pilot, "Which wheel turns faster?")
    await pilot.press("3", "down", "enter")
    await until_seen(pilot, "✗ b)")


async def tutor(pilot: Pilot[None], vault: Path) -> None:
    await until_seen(pilot, "Take the first quiz")
    app = app_of(pilot)
    await app.push_screen(TutorScreen(BookPart(SAMPLE, chapter="2"), app.settings, app.engine))
    await until_seen(pilot, "explain · chapter")
    await type_in(pilot, "what is a heap")
    await pilot.press("enter")
    await until_seen(pilot, "arranged so that its smallest")
    screen = app.screen
    assert isinstance(screen, TutorScreen)
    await until(pilot, lambda: screen.session.answer is None)


async def progress(pilot: Pilot[None], vault: Path) -> None:
    await until_seen(pilot, "Take the first quiz")
    app = app_of(pilot)
    record = Record.open(app.settings.record_url)
    for n, concept in enumerate(CONCEPTS[:4]):
        for day in range(3):
            record.append(answer_by_hand(f"{concept}-{day}", concept, right=n != 1, at=app.now() - timedelta(days=day)))
    await pilot.press("p")
    await until_seen(pilot, "12  in 0 quizzes")
    await until_seen(pilot, "where you stand")


async def library(pilot: Pilot[None], vault: Path) -> None:
    await pilot.press("l")
    await until_seen(pilot, "no quiz yet")
    await until(pilot, lambda: pilot.app.screen.query_one("#books", BookTree).cursor_line == 3)


BOX = Finding(what="sandbox bwrap", state="works", seen="runs")


@contextmanager
def finding(*findings: Finding) -> Iterator[None]:
    """The doctor finds these, on whatever machine the picture is drawn."""

    async def found(_: object) -> tuple[Finding, ...]:
        return findings

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doctor, "examine", found)
        yield


async def welcome(pilot: Pilot[None], vault: Path) -> None:
    await until_seen(pilot, "Take the first quiz")
    app = app_of(pilot)
    with finding(Finding(what="vault", state="works", seen="~/Study"), BOX):
        await app.push_screen(WelcomeScreen(app.settings, app.engine))
        await until_seen(pilot, "~/Study")


async def notes(pilot: Pilot[None], vault: Path) -> None:
    screen = NotesScreen(made_by_hand(vault), app_of(pilot).settings, app_of(pilot).engine)
    await until_seen(pilot, "Take the first quiz")
    await pilot.app.push_screen(screen)
    await until_seen(pilot, "TL;DR")
    screen.parts.highlighted = next(i for i, part in enumerate(screen.note.parts) if "2.1 Gear" in part.heading)
    await until_seen(pilot, "return a / b")


async def proof(pilot: Pilot[None], vault: Path) -> None:
    await notes(pilot, vault)
    await pilot.press("v")
    await until_on(pilot, "PeekScreen")
    assert isinstance(pilot.app.screen, PeekScreen)
    await until_seen(pilot, "Verdict")


async def making(pilot: Pilot[None], vault: Path) -> None:
    from probatum.tui.screens.making import MakingScreen

    await until_seen(pilot, "Take the first quiz")
    screen = MakingScreen(BookPart(SAMPLE, chapter="2"), app_of(pilot).settings, app_of(pilot).engine)
    # The work itself would end in its own time; what it tells is told by hand below.
    screen.begin = lambda: screen.status.update("1 of 3 sections · 4 s · about 8 s left")  # type: ignore[method-assign]  # as said
    await pilot.app.push_screen(screen)
    tried = Proof(subject="s1/a", kind=Kind.SNIPPET, verdict=Verdict.PASS)
    for event in (
        StageBegan("writing and running"),
        ChapterRead(
            "2 Events", (("s1", "From steps to jumps"), ("s2", "A calendar made of a heap"), ("s3", "The loop"))
        ),
        SnippetTried("s1", tried),
        SectionMoved("s1", "", "proved"),
        SnippetTried("s2", tried.model_copy(update={"verdict": Verdict.FAIL})),
        SectionMoved("s2", "", "repairing"),
    ):
        screen.post_message(MakingScreen.Told(event))
    await until_seen(pilot, "repairing")


async def settings(pilot: Pilot[None], vault: Path) -> None:
    await until_seen(pilot, "Take the first quiz")
    with finding(BOX, Finding(what="node", state="absent", seen="-")):
        await pilot.press("comma")
        await until(pilot, lambda: "sandbox bwrap" in text_of(pilot, "#doctor"))
        pilot.app.screen.query_one("#files", Static).update("vault          ~/Study")


SCREENS: list[Way] = [today, library, welcome, making, notes, proof, quiz, tutor, progress, settings]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
async def test_looks(screen: Way, size: tuple[int, int], vault: Path, opened: Opened, tmp_path: Path) -> None:
    """A picture that differs is written beside the test's files, to be looked at."""
    async with opened(vault, size, store={"record": record_by_hand(vault)}) as pilot:
        pilot.app.animation_level = "none"
        await screen(pilot, vault)
        for theme in THEMES:
            pilot.app.theme = theme
            await _compared(
                pilot, f"{screen.__name__}-{size[0]}x{size[1]}-{theme.removeprefix('textual-')}.svg", tmp_path
            )


async def _compared(pilot: Pilot[None], name: str, folder: Path) -> None:
    """Waits until the screen looks as kept, for a busy machine draws late."""
    look = LOOKS / name
    if os.environ.get("UPDATE_LOOKS"):
        await pilot.pause(SETTLED)
        LOOKS.mkdir(exist_ok=True)
        look.write_text(pilot.app.export_screenshot(simplify=True), "utf-8")
    kept = look.read_text("utf-8")
    end = time.monotonic() + PATIENCE
    while (drawn := pilot.app.export_screenshot(simplify=True)) != kept:
        if time.monotonic() > end:
            (folder / name).write_text(drawn, "utf-8")
            pytest.fail(f"{name} looks otherwise now: see {folder / name}")
        await pilot.pause(0.1)
