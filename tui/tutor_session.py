"""A session with the tutor as it is held on the engine's thread: opened, asked, stopped, left. Knows no widget."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any

from probatum.configs.settings import Settings
from probatum.tui.engine import Engine
from probatum.tutoring import Turn, Way
from probatum.workflows.book_part import BookPart
from probatum.workflows.studying import open_tutoring
from probatum.workflows.tutoring import Tutoring

ORDER = tuple(Way)
Act = Callable[[Tutoring], Coroutine[Any, Any, Turn]]
"""What the tutor is to do."""


class TutorSession:
    """Everything said in it is kept as it is said."""

    def __init__(self, part: BookPart, settings: Settings, engine: Engine) -> None:
        self._part = part
        self._settings = settings
        self._engine = engine
        self._held: Future[None] | None = None
        self._over = asyncio.Event()
        self.tutoring: Tutoring | None = None
        """None until it is open."""
        self.answer: Future[Turn] | None = None
        """Under way; None while nobody answers."""

    def open(self, opened: Callable[[], object], failed: Callable[[BaseException], object]) -> None:
        """Opens it; one of the two is called, on the engine's thread, as soon as it is known."""

        async def hold() -> None:
            self._over = asyncio.Event()
            async with open_tutoring(self._part, self._settings) as self.tutoring:
                opened()
                await self._over.wait()

        def ended(held: "Future[None]") -> None:
            if not held.cancelled() and (error := held.exception()) is not None:
                failed(error)

        self._held = self._engine.submit(hold)
        self._held.add_done_callback(ended)

    def ask(self, act: Act) -> "Future[Turn] | None":
        """Lets the tutor speak; None where it is not open yet, or already speaks."""
        tutoring = self.tutoring
        if tutoring is None or self.answer is not None:
            return None
        self.answer = self._engine.submit(lambda: act(tutoring))
        return self.answer

    def label_of(self, block_id: str) -> str | None:
        """Printed number of the page that holds a block."""
        return self.tutoring.sources.label_of(block_id) if self.tutoring else None

    def next_way(self) -> Way | None:
        """Takes the next way to work; None while it is not open."""
        if self.tutoring is None:
            return None
        way = ORDER[(ORDER.index(self.tutoring.way) + 1) % len(ORDER)]
        self.tutoring.work(way)
        return way

    def stop(self) -> bool:
        """Stops the answer that is under way; False where none is."""
        return self.answer is not None and self.answer.cancel()

    def leave(self) -> None:
        """Ends it."""

        async def end() -> None:
            self._over.set()

        if self._held is not None and not self._held.done():
            self._engine.submit(end)
