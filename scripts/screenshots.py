"""Draws the README's pictures of the app: ``python scripts/screenshots.py`` writes ``docs/screens/*.svg``.

A vault is made of the sample book in a temporary folder, and a reader's way through the app is walked by keys.
"""

import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from probatum.configs.loading import load
from probatum.tui.app import ProbatumApp
from probatum.tui.screens.notes import NotesScreen
from probatum.tui.screens.quiz import QuizScreen

SCREENS = Path(__file__).parent.parent / "docs" / "screens"
SIZE = (110, 32)
MOST_QUESTIONS = 12
WANTED = 3


async def _until(pilot: Pilot[None], text: str) -> None:
    end = time.monotonic() + 120
    while text not in pilot.app.export_screenshot().replace("&#160;", " "):
        if time.monotonic() > end:
            raise SystemExit(f"{text!r} never came")
        await pilot.pause(0.1)


def _draw(pilot: Pilot[None], name: str) -> None:
    (SCREENS / f"{name}.svg").write_text(pilot.app.export_screenshot(simplify=True), "utf-8")


async def _walk(vault: Path) -> None:
    app = ProbatumApp(
        load({"vault": vault, "engine": "extractive"}, environ={}, user=vault / "none.toml"), user=vault / "none.toml"
    )
    async with app.run_test(size=SIZE) as pilot:
        app.animation_level = "none"
        await _until(pilot, "none set")
        await pilot.press("enter")
        await _until(pilot, "✓ proved")
        _draw(pilot, "making")
        await _until(pilot, "TL;DR")
        await _read(pilot, lambda heading: "Letting chance" in heading, "ran: pass", "notes")
        await pilot.press("escape")
        await _until(pilot, "no quiz yet")
        _draw(pilot, "library")
        await _ask(pilot, "What is a random walk?")
        await pilot.press("z")
        await _until(pilot, "question 1")
        await _answer(pilot)
        _draw(pilot, "quiz")
        await pilot.press("escape", "n")
        await _until(pilot, "last quiz")
        for key, text, name in (("p", "where you stand", "progress"), ("t", "What next", "today")):
            await pilot.press(key)
            await _until(pilot, text)
            await pilot.pause(1)
            _draw(pilot, name)


async def _answer(pilot: Pilot[None]) -> None:
    """Some questions with options, whichever come; the last stays on the screen with its answer."""
    screen = pilot.app.screen
    assert isinstance(screen, QuizScreen)
    seen = 0
    for _ in range(MOST_QUESTIONS):
        if not screen.answers.closed:
            await pilot.press("f4")
            await pilot.pause(1)
            continue
        await pilot.press("3", "enter")
        while screen.sitting.feedback is None:
            await pilot.pause(0.2)
        await pilot.pause(1)
        seen += 1
        if seen == WANTED:
            return
        await pilot.press("n")
        await pilot.pause(1)


async def _ask(pilot: Pilot[None], question: str) -> None:
    await pilot.press("u")
    await _until(pilot, "explain ·")
    await pilot.press(*("space" if sign == " " else sign for sign in question), "enter")
    await _until(pilot, "p. ")
    await pilot.pause(1)
    _draw(pilot, "tutor")
    await pilot.press("escape")
    await _until(pilot, "no quiz yet")


async def _read(pilot: Pilot[None], wanted: Callable[[str], bool], text: str, name: str) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, NotesScreen)
    screen.parts.highlighted = next(i for i, part in enumerate(screen.note.parts) if wanted(part.heading))
    await _until(pilot, text)
    await pilot.pause(0.5)
    _draw(pilot, name)


def main() -> None:
    """Draws all."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_walk(Path(folder) / "vault"))


if __name__ == "__main__":
    main()
