"""Proves one snippet of a document: runs it after those before it, and judges what came."""

import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.sandbox import excuses, grammar, names, python
from probatum.tools.sandbox.boxes import NoSandboxError
from probatum.tools.sandbox.comparing import ANOTHER_TIME
from probatum.tools.sandbox.judging import judged
from probatum.tools.sandbox.notebook import Cell, Notebook
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.preparing import Prepared
from probatum.tools.sandbox.requirements import distribution_of, downloads, why_absent
from probatum.tools.sandbox.run import Run
from probatum.tools.sandbox.showing import output_of
from probatum.tools.sandbox.verdicts import Judgement

HELD = {Verdict.MISMATCH, Verdict.FLAKY, Verdict.NEEDS_PYTHON_2}
"""Not good, and yet the snippet may have done all that it says."""
ALONE = "holds alone, not after what stands before it"
"""A condition of a snippet that takes nothing from before it, and is disturbed by what it finds there."""


@dataclass
class Prover:
    """What all snippets of a document have in common when they are proved."""

    policy: Policy
    pictures: Path
    environment: python.Environment = field(default_factory=python.standard)
    absent: dict[str, str] = field(default_factory=dict)
    """Why a module is not there."""
    document: list[names.Tried] = field(default_factory=list)
    """All of it, as soon as it is whole."""

    async def prove(self, page: Prepared, notebook: Notebook, before: Sequence[names.Tried]) -> Proof:
        """The proof of a snippet that runs in ``notebook``, after ``before``."""
        leans = names.leanings(page.reading, before)
        judgement, run, alone = page.judgement or self._prevented(notebook, leans), None, False
        if judgement is None:
            judgement, run = await self._run(page, notebook, before)
            if _disturbed(page, judgement, leans, notebook):
                better, again = await self._run_alone(page, notebook)
                alone = better.verdict.good
                judgement, run = (better, again) if alone else (judgement, run)
        partly = next((lean for lean in leans if lean.partly), None)
        if partly is not None and run is not None and judgement.fault is Fault.CONTENT:
            reason = f"Leans on {partly.on.id} for {partly.name!r}, which broke off ({partly.on.verdict.value})."
            judgement = Judgement(Verdict.NOT_RUN, reason, Fault.UPSTREAM)
        same = names.same_cause(judgement.reason, leans, before) if _blamed(page, judgement) else None
        if same is not None:
            reason = f"Fails as {same.id} does already: {judgement.reason}"
            judgement = judgement._replace(verdict=Verdict.NOT_RUN, reason=reason, fault=Fault.UPSTREAM)
        return Proof(
            subject=page.snippet.id,
            kind=Kind.SNIPPET,
            verdict=judgement.verdict,
            reason=judgement.reason,
            fault=judgement.fault,
            line=judgement.line,
            output=output_of(run, self.pictures) if run else None,
            seconds=round(run.seconds, 4) if run else 0.0,
            tier=self.policy.tier if run else "",
            conditions=(*(self._conditions(page, leans, alone=alone) if run else ()), *downloads(page.handling.code)),
        )

    def _prevented(self, notebook: Notebook, leans: Sequence[names.Leaning]) -> Judgement | None:
        """Why a snippet cannot be run now."""
        broken = next((lean for lean in leans if lean.broken), None)
        if broken is not None:
            reason = f"Leans on {broken.on.id} for {broken.name!r}, which did not hold ({broken.on.verdict.value})."
            return Judgement(Verdict.NOT_RUN, reason, Fault.UPSTREAM)
        if notebook.spent >= self.policy.seconds_total:
            reason = f"The time of the document is used up ({self.policy.seconds_total:g} s)."
            return Judgement(Verdict.NOT_RUN, reason, Fault.ENVIRONMENT)
        return None

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
        return judged(page, run, before, self.document, absent), run

    async def _run_alone(self, page: Prepared, notebook: Notebook) -> tuple[Judgement, Run | None]:
        fresh = notebook.fresh("alone")
        try:
            return await self._run(page, fresh, ())
        finally:
            notebook.spent += fresh.spent
            await fresh.close()

    def _why_absent(self, module: str) -> str:
        return self.absent.get(module) or why_absent(module, self.policy.allow_packages)

    def _conditions(self, page: Prepared, leans: Sequence[names.Leaning], *, alone: bool) -> tuple[str, ...]:
        wanted = {distribution_of(module) for module in page.imports}
        versions = [p.replace("==", " ") for p in self.environment.packages if p.partition("==")[0] in wanted]
        said = (ALONE,) if alone else names.said(leans)
        varying = (ANOTHER_TIME,) if excuses.varies(page) else ()
        return (f"python {platform.python_version()}", *versions, *said, *varying)


def _disturbed(page: Prepared, judgement: Judgement, leans: Sequence[names.Leaning], notebook: Notebook) -> bool:
    """True when a program of its own failed among the others of a note; a notebook's cells are run in their order."""
    own = not page.snippet.id.startswith("cell ") and bool(page.imports)
    return own and _blamed(page, judgement) and not leans and bool(notebook.history)


def _blamed(page: Prepared, judgement: Judgement) -> bool:
    """True when a note's snippet failed by what it says itself."""
    return page.snippet.origin == "note" and judgement.verdict is Verdict.FAIL and judgement.fault is Fault.CONTENT


def tried_of(page: Prepared, proof: Proof | None = None, before: Sequence[names.Tried] = ()) -> names.Tried:
    """What later snippets need to know of one; without a proof it has not been tried."""
    tried = names.Tried(page.snippet.id, page.binds, Verdict.NOT_RUN, held=False, code=page.snippet.code)
    if proof is None:
        return tried
    tried = tried._replace(
        verdict=proof.verdict,
        held=proof.good,
        failure=proof.reason if proof.verdict is Verdict.FAIL else "",
        leans=frozenset((lean.name, lean.on.id) for lean in names.leanings(page.reading, before)),
    )
    if proof.output is None:
        return tried
    lines = page.reading.bound_by.items() if proof.fault is Fault.ENVIRONMENT else ()
    return tried._replace(
        held=proof.good or (proof.verdict in HELD and not proof.output.error),
        shown=proof.output.text,
        gave=frozenset(name for name, line in lines if line < proof.line),
    )
