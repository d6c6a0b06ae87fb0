"""The main door: tries a document's snippets in order, with shared state, then once more from nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from probatum.notes import Snippet
from probatum.proof import Proof
from probatum.tools.journal import Journal
from probatum.tools.sandbox import environments, names
from probatum.tools.sandbox.comparing import compared
from probatum.tools.sandbox.notebook import Notebook
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.preparing import Prepared, Reader, unread
from probatum.tools.sandbox.proving import Prover, tried_of
from probatum.tools.sandbox.tiers import choose

OnProgress = Callable[[str, float], None]
"""Hears what takes long and for how many seconds it has taken."""
OnProof = Callable[[Proof], None]


async def try_snippets(
    snippets: Sequence[Snippet],
    *,
    policy: Policy,
    pictures: Path,
    journal: Journal | None = None,
    on_proof: OnProof | None = None,
    on_progress: OnProgress | None = None,
) -> tuple[Proof, ...]:
    """One proof a snippet, in document order; outputs are those of a clean replay, figures lie in ``pictures``.

    Never raises for what a snippet does. Without any sandbox every snippet that would run is NOT_RUN.
    """
    async with open_trial(policy, pictures=pictures, journal=journal, on_progress=on_progress) as trial:
        await trial.extend(snippets)
        return await trial.replay(snippets, on_proof=on_proof)


@asynccontextmanager
async def open_trial(
    policy: Policy, *, pictures: Path, journal: Journal | None = None, on_progress: OnProgress | None = None
) -> AsyncIterator["Trial"]:
    """A document on trial, for the time of the block."""
    report = await asyncio.to_thread(choose, policy.tier)
    trial = Trial(policy, pictures, journal, report.tier if report else "", on_progress)
    try:
        yield trial
    finally:
        await trial.close()


class Trial:
    """A document's snippets on trial: they share state, in document order. Use ``open_trial``."""

    def __init__(
        self, policy: Policy, pictures: Path, journal: Journal | None, tier: str, on_progress: OnProgress | None = None
    ) -> None:
        """``tier`` is empty when nothing here can hold a snippet."""
        self._policy = policy.model_copy(update={"tier": tier})
        self._journal = journal
        self._on_progress = on_progress or (lambda *_: None)
        self._reader = Reader(self._policy)
        self._prover = Prover(self._policy, pictures)
        self._tried: list[names.Tried] = []
        self._first: dict[tuple[str, str], Proof] = {}
        """What came of a snippet, by its id and code, when it was tried first."""
        self._notebook = self._new_notebook("draft")
        self._last, self._place = 0, 0

    async def extend(self, snippets: Sequence[Snippet]) -> tuple[Proof, ...]:
        """Runs more snippets after those that already ran."""
        prepared = await self._prepare(snippets)
        if self._notebook.lacks_box and (box := self._reader.release()) is not None:
            self._notebook.adopt(box)
        self._last, self._place = len(self._tried), await self._notebook.mark()
        return await self._try_first(prepared)

    async def again(self, snippets: Sequence[Snippet]) -> tuple[Proof, ...]:
        """Runs these in place of the last extension, from the state before it."""
        prepared = await self._prepare(snippets)
        del self._tried[self._last :]
        await self._notebook.back(self._place)
        return await self._try_first(prepared)

    async def replay(self, snippets: Sequence[Snippet], *, on_proof: OnProof | None = None) -> tuple[Proof, ...]:
        """Runs the whole document in a fresh box; what then comes out otherwise than before is FLAKY."""
        prepared = await self._prepare(snippets)
        self._prover.document = [tried_of(page) for page in prepared]
        await self._notebook.close()
        notebook, tried, proofs = self._new_notebook("replay"), list[names.Tried](), list[Proof]()
        try:
            for page in prepared:
                proof = compared(await self._prover.prove(page, notebook, tried), self._first.get(_key(page.snippet)))
                tried.append(tried_of(page, proof, tried))
                proofs.append(proof)
                if on_proof is not None:
                    on_proof(proof)
        finally:
            await notebook.close()
        return tuple(proofs)

    async def close(self) -> None:
        """Ends every box."""
        await self._notebook.close()
        await self._reader.close()

    def _new_notebook(self, phase: str) -> Notebook:
        return Notebook(self._policy, self._prover.environment, self._journal, phase)

    async def _prepare(self, snippets: Sequence[Snippet]) -> list[Prepared]:
        """Reads the snippets, and sees to it that what they import is there."""
        if not self._policy.tier:
            return [unread(snippet) for snippet in snippets]
        prepared = await self._reader.prepare(snippets)
        wanted = {module for page in prepared for module in page.imports} | {a for p in prepared for a in p.asked}
        wanted = {module for module in wanted if module.partition(".")[0] not in self._prover.absent}
        provided = await environments.provide(wanted, self._prover.environment, self._policy, self._on_progress)
        self._prover.absent |= provided.absent
        if provided.environment.id != self._prover.environment.id:
            self._prover.environment = self._notebook.environment = provided.environment
            await self._notebook.close()
        return prepared

    async def _try_first(self, prepared: Sequence[Prepared]) -> tuple[Proof, ...]:
        proofs = []
        for page in prepared:
            proof = await self._prover.prove(page, self._notebook, self._tried)
            self._first[_key(page.snippet)] = proof
            self._tried.append(tried_of(page, proof, self._tried))
            proofs.append(proof)
        return tuple(proofs)


def _key(snippet: Snippet) -> tuple[str, str]:
    return snippet.id, snippet.code
