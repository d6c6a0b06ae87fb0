"""Decides what a run says of its snippet: promises kept or broken, errors meant, and what is nobody's fault."""

from collections.abc import Mapping, Sequence

from probatum.proof import Fault, Verdict
from probatum.tools.sandbox import conversing, excuses, names, promises, python2, tables
from probatum.tools.sandbox.agreeing import agree
from probatum.tools.sandbox.excuses import excused
from probatum.tools.sandbox.names import Tried
from probatum.tools.sandbox.preparing import Prepared
from probatum.tools.sandbox.run import Run
from probatum.tools.sandbox.verdicts import Judgement, judge

RAN = {Verdict.PASS, Verdict.PASS_WITH_TRUNCATION}


def judged(
    page: Prepared, run: Run, before: Sequence[Tried], document: Sequence[Tried], absent: Mapping[str, str]
) -> Judgement:
    """The verdict on a snippet that ran after ``before``; ``absent`` gives for a module why it is not there."""
    promise, odd = conversing.taken_out(page.promise, run.raised)
    run = run.model_copy(update={"error": odd}) if odd is not None else run
    meant = page.snippet.expected_error
    if not meant and run.error is not None and promises.is_error(run, page.reading, promise, page.snippet.code):
        meant = run.error.type
    judgement = judge(run, expected_error="" if page.reading.defines and run.error is None else meant, packages=absent)
    if judgement.verdict in RAN:
        judgement = _compared(page, run, promise, before) or _as_shown(run) or judgement
    elif judgement.fault is Fault.CONTENT:
        judgement = excused(page, run, before, document) or judgement
    return _of_its_time(page, judgement) if page.reading.modern else judgement


def _as_shown(run: Run) -> Judgement | None:
    """The verdict on a session that raised what it shows, and went on."""
    if not run.raised:
        return None
    raised = ", ".join(dict.fromkeys(error.type for error in run.raised))
    return Judgement(Verdict.EXPECTED_ERROR, f"Raises {raised}, as it shows.", Fault.NONE, run.raised[0].line)


def _compared(page: Prepared, run: Run, promise: str, before: Sequence[Tried]) -> Judgement | None:
    """The verdict when something else was shown than was promised."""
    code = "\n".join((page.snippet.code, *(lean.on.code for lean in names.leanings(page.reading, before))))
    dated = bool(page.reading.modern)
    promise = python2.in_python3(promise) if dated else promise
    broken = promises.broken(run, page.reading, promise, code, table=page.handling.way == "sql")
    if broken is None:
        return None
    if excuses.varies(page) or (page.snippet.origin == "book" and excuses.shown_before(broken.promised, before)):
        return None
    if page.snippet.origin == "note" and page.reading.defines and not broken.shown.strip():
        return Judgement(Verdict.ILLUSTRATIVE, "Only defines what shows that when it is called.")
    if page.handling.way == "sql" and tables.is_empty(broken.shown):
        return Judgement(Verdict.NEEDS_DATA, "Shows rows that nothing before it puts in.", Fault.ENVIRONMENT)
    new = python2.in_python3(broken.promised)
    if not dated and (agree(new, broken.shown) or python2.divides(new, broken.shown, code)):
        return python2.dated(f"Shows what Python 2 does: it {broken.said}.", book=page.snippet.origin == "book")
    return Judgement(Verdict.MISMATCH, f"The snippet {broken.said}.", Fault.CONTENT, broken.line)


def _of_its_time(page: Prepared, judgement: Judgement) -> Judgement:
    """The verdict on Python 2 of which the form in Python 3 was tried."""
    if judgement.verdict in RAN:
        said = "shows what it should" if page.promise else "runs"
    elif judgement.verdict is Verdict.EXPECTED_ERROR:
        said = "raises what it should"
    elif judgement.fault is not Fault.CONTENT:
        return judgement
    else:
        said = f"comes out as {judgement.verdict} ({judgement.reason.rstrip('.')})"
    return python2.dated(f"Python 2; rewritten for Python 3 it {said}.", book=page.snippet.origin == "book")
