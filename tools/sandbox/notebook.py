"""Keeps a document's shared state: cells that ran, the box that holds it, and the way back when the box is lost."""

from dataclasses import dataclass, field

from probatum.tools.journal import Journal, key_of
from probatum.tools.sandbox import python
from probatum.tools.sandbox.box import Box
from probatum.tools.sandbox.boxes import started
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.run import Run

VERSION = 4
"""Raised when the same cell could come out otherwise: it is part of the journal's keys."""


@dataclass(frozen=True)
class Cell:
    """A piece of code as it is run."""

    name: str
    code: str
    language: str = "python"
    """``python``, ``session``, ``sql``, ``javascript``; ``check json`` asks for the syntax alone."""

    @property
    def leaves_state(self) -> bool:
        """True when a later cell may find something changed."""
        return not self.language.startswith("check ")


@dataclass
class Notebook:
    """Runs cells in order. A remembered run opens no box; the state is made up for as soon as a new cell needs it."""

    policy: Policy
    environment: python.Environment
    journal: Journal | None = None
    phase: str = "draft"
    """Runs of different phases are remembered apart: a replay must really have happened."""
    history: list[Cell] = field(default_factory=list)
    """The cells that made the state, whether or not a box holds it now."""
    spent: float = 0.0
    _box: Box | None = None
    _held: int = 0
    """How much of the history the box holds."""
    _marks: int = 0
    _marked: int | None = None
    """The history's length at the box's last mark."""

    async def run(self, cell: Cell) -> Run:
        """Runs a cell after those that ran; one that did not come to its end leaves no trace in the state."""

        async def work() -> Run:
            return await self._execute(cell)

        if self.journal is None:
            run = await work()
        else:
            run = await self.journal.once(self._key(cell), Run, work, final=lambda r: r.ending in {"done", "died"})
        if run.ending == "done" and cell.leaves_state:
            self.history.append(cell)
        return run

    def fresh(self, phase: str) -> "Notebook":
        """Another one of the same kind, in which nothing has run."""
        return Notebook(self.policy, self.environment, self.journal, f"{self.phase} {phase}")

    @property
    def lacks_box(self) -> bool:
        """True when a fresh box of the standard environment would be of use."""
        return self._box is None and self.environment == python.standard()

    def adopt(self, box: Box) -> None:
        """Takes a fresh box to run in, and closes it in the end."""
        self._box, self._held = box, 0

    async def mark(self) -> int:
        """A place to come back to: the length of the history now."""
        if self._box is not None and self._box.alive and self._held == len(self.history):
            self._marks += 1
            kept = await self._box.mark(self._marks)
            self._marked = len(self.history) if kept else None
        return len(self.history)

    async def back(self, place: int) -> None:
        """Forgets what ran after ``place``: by the kept state when there is one, else by running again later."""
        del self.history[place:]
        if self._held <= place:
            return
        if self._box is not None and self._marked == place and await self._box.back(self._marks):
            self._held = place
        else:
            await self.close()

    async def close(self) -> None:
        """Ends the box; the history stays."""
        if self._box is not None:
            await self._box.close()
        self._box, self._held, self._marked = None, 0, None

    async def _execute(self, cell: Cell) -> Run:
        box = await self._caught_up()
        run = await self._in(box, cell)
        if run.ending == "done" and box.alive:
            self._held += cell.leaves_state
        else:
            await self.close()
        return run

    async def _caught_up(self) -> Box:
        if self._box is None or not self._box.alive:
            await self.close()
            self._box = await started(self.policy, self.environment)
        while self._held < len(self.history):
            await self._in(self._box, self.history[self._held])
            self._held += 1
        return self._box

    async def _in(self, box: Box, cell: Cell) -> Run:
        left = self.policy.seconds_total - self.spent
        run = await box.run(cell.code, name=cell.name, language=cell.language, seconds=max(left, 0.1))
        self.spent += run.seconds
        return run

    def _key(self, cell: Cell) -> str:
        past = [[c.name, c.language, c.code] for c in self.history]
        now = [cell.name, cell.language, cell.code]
        return key_of("sandbox", VERSION, self.phase, past, now, self.environment.id, self.policy)
