"""How every screen looks, at two sizes, in dark and light: compared with the pictures beside this file.

``UPDATE_LOOKS=1 pytest tests/tui/test_looks.py`` draws them anew; look at each before it is committed.
"""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from probatum.proof import Kind, Proof, Verdict
from probatum.tui.screens.notes import NotesScreen
from probatum.tui.screens.peek import PeekScreen
from probatum.tui.screens.welcome import WelcomeScreen
from probatum.workflows.doctor import Finding
from probatum.workflows.events import ChapterRead, SectionMoved, SnippetTried, StageBegan
from probatum.workflows.notes import Part
from tests.tui.conftest import SAMPLE, Opened, until, until_on, until_seen
from tests.tui.looking import made_by_hand

LOOKS = Path(__file__).parent / "looks"
SIZES = [(80, 24), (120, 40)]
THEMES = ["textual-dark", "textual-light"]
Way = Callable[[Pilot[None], Path], Awaitable[None]]


async def today(pilot: Pilot[None], vault: Path) -> None:
    await until_seen(pilot, "Take the first quiz")


async def library(pilot: Pilot[None], vault: Path) -> None:
    await pilot.press("l")
    await until_seen(pilot, "2 Events  notes")
    await until(pilot, lambda: pilot.app.screen.query_one("#books").cursor_line == 4)  # type: ignore[attr-defined]


async def progress(pilot: Pilot[None], vault: Path) -> None:
    await pilot.press("p")
    await until_seen(pilot, "0 answers in 0 quizzes")


async def welcome(pilot: Pilot[None], vault: Path) -> None:
    await until_seen(pilot, "Take the first quiz")
    screen = WelcomeScreen(pilot.app.settings, pilot.app.engine)  # type: ignore[attr-defined]
    screen._look = lambda: None  # type: ignore[method-assign, assignment]
    await pilot.app.push_screen(screen)
    screen.found.update("✓ vault     ~/Study\n✓ sandbox   bwrap, landlock\n· model     none set")


async def notes(pilot: Pilot[None], vault: Path) -> None:
    screen = NotesScreen(made_by_hand(vault), pilot.app.settings, pilot.app.engine)  # type: ignore[attr-defined]
    await until_seen(pilot, "Take the first quiz")
    await pilot.app.push_screen(screen)
    await until_seen(pilot, "TL;DR")
    screen.parts.highlighted = next(i for i, part in enumerate(screen._parts) if "2.1 Gear" in part.heading)
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
    screen = MakingScreen(Part(SAMPLE, chapter="2"), pilot.app.settings, pilot.app.engine)  # type: ignore[attr-defined]
    screen.begin = lambda: screen.status.update("1 of 3 sections · 4 s · about 8 s left")  # type: ignore[method-assign]
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


async def quiz(pilot: Pilot[None], vault: Path) -> None:
    await until_seen(pilot, "Take the first quiz")
    await pilot.press("enter")
    await until_seen(pilot, "Question 1")
    await until_seen(pilot, "How sure?")


async def settings(pilot: Pilot[None], vault: Path) -> None:
    await until_seen(pilot, "Take the first quiz")
    from probatum.workflows import doctor

    async def found(_: object) -> tuple[Finding, ...]:
        return (
            Finding(what="sandbox bwrap", state="works", seen="runs"),
            Finding(what="node", state="absent", seen="-"),
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doctor, "examine", found)
        await pilot.press("comma")
        await until_seen(pilot, "sandbox bwrap")
        pilot.app.screen.query_one("#values").update("vault        ~/Study\ntheme        textual-dark")  # type: ignore[attr-defined]


SCREENS: list[Way] = [today, library, progress, welcome, notes, proof, making, quiz, settings]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
async def test_looks(
    screen: Way, size: tuple[int, int], theme: str, vault: Path, opened: Opened, tmp_path: Path
) -> None:
    """A picture that differs is written beside the test's files, to be looked at."""
    shown: dict[str, Any] = {"app": {"theme": theme}}
    async with opened(vault, size, **shown) as pilot:
        pilot.app.animation_level = "none"
        await screen(pilot, vault)
        await pilot.pause()
        drawn = pilot.app.export_screenshot(simplify=True)
    look = LOOKS / f"{screen.__name__}-{size[0]}x{size[1]}-{theme.removeprefix('textual-')}.svg"
    if os.environ.get("UPDATE_LOOKS"):
        look.parent.mkdir(exist_ok=True)
        look.write_text(drawn, "utf-8")
    if drawn != look.read_text("utf-8"):
        (tmp_path / look.name).write_text(drawn, "utf-8")
        pytest.fail(f"{look.name} looks otherwise now: see {tmp_path / look.name}")
