"""What the app costs: its first frame, a key while notes are made, a section of a long log, a large library.

``python -m benchmarks.app`` prints a table; times are medians on the machine at hand, in brackets what the app's own
thread computed.
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from probatum.book import Book, Label, OutlineEntry, PdfPage
from probatum.configs.loading import load
from probatum.configs.settings import Settings
from probatum.learner.record import Attempt, Concept
from probatum.tools.record import Record
from probatum.tui.app import ProbatumApp
from probatum.tui.screens.making import MakingScreen
from probatum.tui.screens.notes import NotesScreen
from probatum.tui.screens.welcome import WelcomeScreen
from probatum.workflows.book_part import BookPart
from probatum.workflows.overview import BOOKS

SAMPLE = Path(__file__).parent.parent / "samples" / "clockwork.pdf"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SIZE = (120, 40)
Cost = tuple[float, float]
"""Seconds that passed, and seconds that the app's thread computed."""
FIRST_FRAME = """
import asyncio, resource
from pathlib import Path
from probatum.configs.loading import load
from probatum.tui.app import ProbatumApp
async def main():
    app = ProbatumApp(load({"vault": Path(VAULT)}))
    async with app.run_test(size=(120, 40)):
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(used.ru_utime + used.ru_stime)
asyncio.run(main())
"""

BETWEEN = 0.05
"""Seconds between two keys, as a quick hand has them."""


def main() -> None:
    """Prints each figure with what is asked of it."""
    for what, measured, asked in _rows():
        print(f"{what:<44}  {measured:>12}  {asked}", flush=True)


def _rows() -> Iterator[tuple[str, str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        yield "first frame, CPU s (bare Textual app)", _first_frames(place), "≤ 0.70"
        making, idle = asyncio.run(_keys_while_making(place))
        yield "key to paint while notes are made, ms", _ms(making), "≤ 50"
        yield "the same key while nothing is made, ms", _ms(idle), "for comparison"
        yield "a section of a 40-page log, ms", _ms(asyncio.run(_sections(place))), "≤ 150"
        _fill(load({"vault": place / "large"}))
        yield "cursor in a 200-chapter library, ms", _ms(asyncio.run(_library(place / "large"))), "smooth"
        yield "progress with 5,000 concepts, ms until drawn", _ms(asyncio.run(_progress(place / "large"))), "smooth"
        yield "key to paint there, ms", _ms(asyncio.run(_progress_keys(place / "large"))), "≤ 50"


def _ms(costs: list[Cost]) -> str:
    """``31 (12)``: as the clock has it, and what the app's own thread computed, whatever else the machine does."""
    passed, used = (1000 * statistics.median(times) for times in zip(*costs, strict=True))
    return f"{passed:.0f} ({used:.0f})"


def _first_frames(place: Path) -> str:
    own = [_cpu(FIRST_FRAME.replace("VAULT", repr(str(place / "none")))) for _ in range(5)]
    bare = FIRST_FRAME.replace("from probatum.tui.app import ProbatumApp", "from textual.app import App").replace(
        'ProbatumApp(load({"vault": Path(VAULT)}))', "App()"
    )
    return f"{statistics.median(own):.2f} ({statistics.median(_cpu(bare) for _ in range(5)):.2f})"


def _cpu(code: str) -> float:
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


@asynccontextmanager
async def _app(vault: Path) -> AsyncIterator[Pilot[None]]:
    app = ProbatumApp(load({"vault": vault, "engine": "extractive"}), now=lambda: NOW, user=vault / "user.toml")
    async with app.run_test(size=SIZE) as pilot:
        yield pilot


async def _painted(pilot: Pilot[Any], act: Callable[[], Awaitable[object]]) -> Cost:
    """Seconds from an act until everything that it set off is on the screen."""
    began, used = time.perf_counter(), time.thread_time()
    await act()
    await pilot._wait_for_screen()
    done = asyncio.Event()
    pilot.app.screen.call_after_refresh(done.set)
    await done.wait()
    return time.perf_counter() - began, time.thread_time() - used


async def _key(pilot: Pilot[Any], key: str, character: str | None = None) -> None:
    """A key as a terminal sends it, handed on by the app; ``Pilot.press`` would wait until the process is idle."""
    event = events.Key(key, character)
    event.set_sender(pilot.app)
    pilot.app.post_message(event)
    taken = asyncio.Event()
    pilot.app.call_later(taken.set)
    await taken.wait()


async def _until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    while not holds():
        await pilot.pause(0.01)


async def _keys_while_making(place: Path) -> tuple[list[Cost], list[Cost]]:
    """The log shown and hidden while the work goes on, and the same once another screen of the kind stands still."""
    times: list[Cost] = []
    async with _app(place / "making") as pilot:
        app = pilot.app
        assert isinstance(app, ProbatumApp)
        await _until(pilot, lambda: isinstance(app.screen, WelcomeScreen))
        screen = MakingScreen(BookPart(SAMPLE, chapter="2"), app.settings, app.engine)
        await app.push_screen(screen)
        while screen.is_current and len(times) < 200:
            await asyncio.sleep(BETWEEN)
            times.append(await _painted(pilot, lambda: _key(pilot, "g", "g")))
        still = MakingScreen(BookPart(SAMPLE.with_name("none.pdf"), chapter="2"), app.settings, app.engine)
        await app.push_screen(still)
        await _until(pilot, lambda: still.stage.has_class("-failed"))
        alone = []
        for _ in range(60):
            await asyncio.sleep(BETWEEN)
            alone.append(await _painted(pilot, lambda: _key(pilot, "g", "g")))
        return times, alone


def _long_log(place: Path) -> Path:
    """A real note of the sample's second chapter, its sections repeated to forty pages."""
    from probatum.workflows.day import make_day
    from probatum.workflows.events import ignore

    settings = load({"vault": place / "long", "engine": "extractive"})
    path = asyncio.run(make_day(BookPart(SAMPLE, chapter="2"), settings, on_event=ignore)).saved.path
    head, _, rest = path.read_text("utf-8").partition("## 📖 Main content")
    body, mark, tail = rest.partition("## 🔧")
    path.write_text(f"{head}## 📖 Main content{body * 3}{mark}{tail}", "utf-8")
    return path


async def _sections(place: Path) -> list[Cost]:
    path = await asyncio.to_thread(_long_log, place)
    async with _app(place / "long") as pilot:
        app = pilot.app
        assert isinstance(app, ProbatumApp)
        screen = NotesScreen(path, app.settings, app.engine)
        await app.push_screen(screen)
        await pilot.pause(0.5)
        sections = [i for i, part in enumerate(screen.note.parts) if part.level == 3]

        async def turn(index: int) -> None:
            screen.parts.highlighted = index
            await pilot._wait_for_screen()
            await app.workers.wait_for_complete([w for w in app.workers if w.group == "look" and w.node is screen])

        return [await _painted(pilot, partial(turn, index)) for index in sections]


def _fill(settings: Settings) -> None:
    """A book of 200 chapters, and 5,000 concepts with 200 answers."""
    (settings.vault / ".probatum").mkdir(parents=True)
    record = Record.open(settings.record_url)
    chapters = range(1, 201)
    outline = tuple(
        OutlineEntry(level=1, number=str(n), title=f"Chapter {n}", page=PdfPage(n * 10), label=Label(str(n * 10)))
        for n in chapters
    )
    book = Book(path="large.pdf", sha256="0" * 64, title="A large book", pages=2000, outline=outline)
    record.put(BOOKS, book.sha256, book)
    record.keep_concepts(Concept(id=f"concept-{n}", name=f"concept {n}", chapter=f"c{n // 25}") for n in range(5000))
    for n in range(200):
        record.append(
            Attempt(
                id=f"a{n}",
                at=NOW,
                question=f"q{n}",
                chapter=f"c{n // 25}",
                concepts=(f"concept-{n}",),
                kind="cloze",
                score=float(n % 2),
            )
        )
    record.close()


async def _library(vault: Path) -> list[Cost]:
    async with _app(vault) as pilot:
        await pilot.press("l")
        await _until(pilot, lambda: len(pilot.app.screen.query("#books")) == 1)
        await pilot.pause(1)
        return [await _painted(pilot, lambda: _key(pilot, "down")) for _ in range(60)]


async def _progress(vault: Path) -> list[Cost]:
    async with _app(vault) as pilot:
        await _until(pilot, lambda: pilot.app.screen.is_active)
        began, used = time.perf_counter(), time.thread_time()
        await _key(pilot, "p", "p")
        await _until(pilot, lambda: any(found.virtual_size.height for found in pilot.app.screen.query("#concepts")))
        return [(time.perf_counter() - began, time.thread_time() - used)]


async def _progress_keys(vault: Path) -> list[Cost]:
    async with _app(vault) as pilot:
        await pilot.press("p")
        return [await _painted(pilot, lambda: _key(pilot, "down")) for _ in range(60)]


if __name__ == "__main__":
    main()
