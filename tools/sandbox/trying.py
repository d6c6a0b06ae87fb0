"""The main door: tries a document's snippets in order, with shared state, then once more from nothing."""

import asyncio
import platform
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from probatum.notes import Snippet
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.sandbox import environments, excuses, grammar, names, python
from probatum.tools.sandbox.boxes import NoSandboxError
from probatum.tools.sandbox.comparing import ANOTHER_TIME, compared
from probatum.tools.sandbox.judging import judged
from probatum.tools.sandbox.notebook import Cell, Journal, Notebook
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.preparing import Prepared, Reader, unread
from probatum.tools.sandbox.requirements import distribution_of, downloads, why_absent
from probatum.tools.sandbox.run import Run
from probatum.tools.sandbox.showing import output_of
from probatum.tools.sandbox.tiers import choose
from probatum.tools.sandbox.verdicts import Judgement

OnProgress = Callable[[str, float], None]
"""Hears what takes long and for how many seconds it has taken."""
HELD = {Verdict.MISMATCH, Verdict.FLAKY, Verdict.NEEDS_PYTHON_2}
"""Not good, and yet the snippet may have done all that it says."""
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
        self._pictures, self._journal = pictures, journal
        self._on_progress = on_progress or (lambda *_: None)
        self._reader = Reader(self._policy)
        self._environment = python.standard()
        self._absent: dict[str, str] = {}
        self._tried: list[names.Tried] = []
        self._document: list[names.Tried] = []
        """All of it, as soon as it is whole."""
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
        self._document = [_tried(page) for page in prepared]
        await self._notebook.close()
        notebook, tried, proofs = self._new_notebook("replay"), list[names.Tried](), list[Proof]()
        try:
            for page in prepared:
                proof = compared(await self._prove(page, notebook, tried), self._first.get(_key(page.snippet)))
                tried.append(_tried(page, proof))
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
        return Notebook(self._policy, self._environment, self._journal, phase)

    async def _prepare(self, snippets: Sequence[Snippet]) -> list[Prepared]:
        """Reads the snippets, and sees to it that what they import is there."""
        if not self._policy.tier:
            return [unread(snippet) for snippet in snippets]
        prepared = await self._reader.prepare(snippets)
        wanted = {module for page in prepared for module in page.imports} | {a for p in prepared for a in p.asked}
        wanted = {module for module in wanted if module.partition(".")[0] not in self._absent}
        provided = await environments.provide(wanted, self._environment, self._policy, self._on_progress)
        self._absent |= provided.absent
        if provided.environment.id != self._environment.id:
            self._environment = self._notebook.environment = provided.environment
            await self._notebook.close()
        return prepared

    async def _try_first(self, prepared: Sequence[Prepared]) -> tuple[Proof, ...]:
        proofs = []
        for page in prepared:
            proof = await self._prove(page, self._notebook, self._tried)
            self._first[_key(page.snippet)] = proof
            self._tried.append(_tried(page, proof))
            proofs.append(proof)
        return tuple(proofs)

    async def _prove(self, page: Prepared, notebook: Notebook, before: Sequence[names.Tried]) -> Proof:
        leans = names.leanings(page.reading, before)
        judgement, run = page.judgement, None
        broken = next((lean for lean in leans if lean.broken), None)
        if judgement is None and broken is not None:
            reason = f"Leans on {broken.on.id} for {broken.name!r}, which did not hold ({broken.on.verdict.value})."
            judgement = Judgement(Verdict.NOT_RUN, reason, Fault.UPSTREAM)
        if judgement is None and notebook.spent >= self._policy.seconds_total:
            reason = f"The time of the document is used up ({self._policy.seconds_total:g} s)."
            judgement = Judgement(Verdict.NOT_RUN, reason, Fault.ENVIRONMENT)
        if judgement is None:
            judgement, run = await self._run(page, notebook, before)
        return Proof(
            subject=page.snippet.id,
            kind=Kind.SNIPPET,
            verdict=judgement.verdict,
            reason=judgement.reason,
            fault=judgement.fault,
            line=judgement.line,
            output=output_of(run, self._pictures) if run else None,
            seconds=round(run.seconds, 4) if run else 0.0,
            tier=self._policy.tier if run else "",
            conditions=(*(self._conditions(page, leans) if run else ()), *downloads(page.handling.code)),
        )

    async def _run(
        self, page: Prepared, notebook: Notebook, before: Sequence[names.Tried]
    ) -> tuple[Judgement, Run | None]:
        way = page.handling
        assert way.way != "shown"
        language = f"check {way.grammar}" if way.way == "checked" else way.way
        try:
            run = await notebook.run(Cell(page.snippet.id, way.code, language))
        except NoSandboxError as error:
            return Judgement(Verdict.NOT_RUN, error.message, Fault.ENVIRONMENT), None
        if way.way == "checked":
            return grammar.judged(run, page.snippet, way.reason), None
        absent = {m.partition(".")[0]: self._why_absent(m) for m in page.imports}
        return judged(page, run, before, self._document, absent), run

    def _why_absent(self, module: str) -> str:
        return self._absent.get(module) or why_absent(module, self._policy.allow_packages)

    def _conditions(self, page: Prepared, leans: Sequence[names.Leaning]) -> tuple[str, ...]:
        wanted = {distribution_of(module) for module in page.imports}
        versions = [p.replace("==", " ") for p in self._environment.packages if p.partition("==")[0] in wanted]
        book = page.snippet.origin == "book" and excuses.varies(page)
        varying = (ANOTHER_TIME,) if book else ()
        return (f"python {platform.python_version()}", *versions, *names.said(leans), *varying)


def _tried(page: Prepared, proof: Proof | None = None) -> names.Tried:
    verdict = proof.verdict if proof else Verdict.NOT_RUN
    ran = proof is not None and proof.output is not None and not proof.output.error
    held = verdict.good or (verdict in HELD and ran)
    shown = proof.output.text if proof and proof.output else ""
    return names.Tried(page.snippet.id, page.binds, verdict, held, page.snippet.code, shown)


def _key(snippet: Snippet) -> tuple[str, str]:
    return snippet.id, snippet.code
