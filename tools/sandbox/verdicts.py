"""Turns what was seen of a run into a verdict, with who is at fault and a reason to act on."""

import errno
import signal
from collections.abc import Mapping
from typing import NamedTuple

from probatum.proof import Fault, Verdict
from probatum.tools.sandbox.cleaning import cleaned
from probatum.tools.sandbox.lacking import lacked
from probatum.tools.sandbox.run import Raised, Run

DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Judgement(NamedTuple):
    """A verdict and what goes with it."""

    verdict: Verdict
    reason: str = ""
    fault: Fault = Fault.NONE
    line: int = 0


def judge(run: Run, *, expected_error: str = "", packages: Mapping[str, str] | None = None) -> Judgement:
    """The verdict on a run. ``packages`` gives for a module why it is not there."""
    ended = _ended(run)
    if ended is not None:
        return ended
    if run.exit is not None and not (run.exit.code == 0 and run.exit.at_end):
        if run.asked:
            return Judgement(Verdict.NEEDS_INPUT, "Asks for input from the keyboard.", Fault.ENVIRONMENT)
        return Judgement(Verdict.EXIT, f"Left with status {run.exit.code} before its end.", Fault.CONTENT)
    if run.error is not None:
        return _raised(run.error, expected_error, packages or {})
    if expected_error:
        return Judgement(Verdict.FAIL, f"Should raise {expected_error} and did not.", Fault.CONTENT)
    if run.truncated:
        return Judgement(Verdict.PASS_WITH_TRUNCATION, "Ran; its output is longer than is kept.")
    return Judgement(Verdict.PASS)


def _ended(run: Run) -> Judgement | None:
    """The verdict on a run that did not come to its end."""
    if run.ending == "died":
        return _died(run.status)
    return {
        "timeout": Judgement(Verdict.TIMEOUT, f"Stopped after {run.seconds:.0f} s.", Fault.CONTENT),
        "memory": Judgement(Verdict.MEMORY, "Took more memory than a snippet may.", Fault.CONTENT),
        "flood": Judgement(Verdict.OUTPUT_LIMIT, "Printed without end.", Fault.CONTENT),
        "disk": Judgement(Verdict.DISK_LIMIT, "Wrote more than a snippet may.", Fault.CONTENT),
        "tampered": Judgement(Verdict.TAMPERED, f"Meddled with the sandbox: {run.detail}.", Fault.CONTENT),
        "broken": Judgement(Verdict.HARNESS_ERROR, f"The sandbox failed: {run.detail}.", Fault.HARNESS),
    }.get(run.ending)


def _died(status: int) -> Judgement:
    if status >= 0:
        return Judgement(Verdict.EXIT, f"Ended its own process with status {status}.", Fault.CONTENT)
    if -status == signal.SIGXCPU:
        return Judgement(Verdict.TIMEOUT, "Used up its processor time.", Fault.CONTENT)
    name = signal.Signals(-status).name if -status in set(signal.Signals) else f"signal {-status}"
    return Judgement(Verdict.CRASHED, f"Its process was ended by {name}.", Fault.CONTENT)


def _raised(error: Raised, expected_error: str, packages: Mapping[str, str]) -> Judgement:
    name = "" if error.type == "JavaScriptError" else f"{error.type}: "
    said = cleaned(f"{name}{error.message}".rstrip(": ").splitlines()[0])[:300]
    line = error.line
    if expected_error and expected_error.rpartition(".")[2] in {error.type, *error.bases}:
        return Judgement(Verdict.EXPECTED_ERROR, f"Raises {error.type}, as it should.", Fault.NONE, line)
    lacking = lacked(error, said, packages)
    if lacking is not None:
        return Judgement(*lacking, Fault.ENVIRONMENT, line)
    if "MemoryError" in error.bases:
        return Judgement(Verdict.MEMORY, said, Fault.CONTENT, line)
    if any(link.errno in DISK_ERRORS for link in error.chain):
        return Judgement(Verdict.DISK_LIMIT, said, Fault.CONTENT, line)
    return Judgement(Verdict.FAIL, said, Fault.CONTENT, line)
