"""Turns what was seen of a run into a verdict, with who is at fault and a reason to act on."""

import errno
import re
import signal
import sys
from collections.abc import Mapping
from typing import NamedTuple

from probatum.proof import Fault, Verdict
from probatum.tools.sandbox.run import Raised, Run

NETWORK_ERRORS = {errno.ENETUNREACH, errno.EAFNOSUPPORT, errno.EHOSTUNREACH, errno.ENETDOWN, errno.ECONNREFUSED}
NETWORK_WORDS = re.compile(
    r"name or service not known|name resolution|network is unreachable|offline mode|connection refused"
    r"|getaddrinfo failed|max retries exceeded|cannot find the requested files in the (local|disk) cache"
    r"|couldn't connect to|unable to read local cache",
    re.IGNORECASE,
)
NETWORK_TYPES = re.compile(
    r"socket\.gaierror|urllib\.error\.URLError|\.ConnectError$|LocalEntryNotFoundError|OfflineMode"
)
GPU_WORDS = re.compile(
    r"\bCUDA\b|no (nvidia )?gpu|nvidia driver|\bcudnn\b|\bROCm\b|MPS (backend|device)", re.IGNORECASE
)
NO_TABLE = re.compile(r"no such table: (\S+)")
NO_MODULE = re.compile(r"Cannot find (?:module|package) '([^']+)'")
DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)")
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


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
    lacking = _lacking(error, said, packages)
    if lacking is not None:
        return Judgement(*lacking, Fault.ENVIRONMENT, line)
    if "MemoryError" in error.bases:
        return Judgement(Verdict.MEMORY, said, Fault.CONTENT, line)
    if any(link.errno in DISK_ERRORS for link in error.chain):
        return Judgement(Verdict.DISK_LIMIT, said, Fault.CONTENT, line)
    return Judgement(Verdict.FAIL, said, Fault.CONTENT, line)


def _lacking(error: Raised, said: str, packages: Mapping[str, str]) -> tuple[Verdict, str] | None:
    """The verdict when the fault lies with what this machine has, not with the snippet."""
    module = error.missing.partition(".")[0]
    if error.type == "ModuleNotFoundError" and module and "." not in error.missing:
        if module not in sys.stdlib_module_names:
            return Verdict.NEEDS_PACKAGE, packages.get(module, f"Needs the package of {module!r}.")
        return None
    if error.type == "OperationalError" and (table := NO_TABLE.match(error.message)):
        return Verdict.NEEDS_DATA, f"Needs the table {cleaned(table[1])!r}, which nothing before it makes."
    if error.type == "JavaScriptError" and (package := NO_MODULE.search(error.message)):
        return Verdict.NEEDS_PACKAGE, f"Needs the JavaScript package {cleaned(package[1])!r}."
    if error.type == "EOFError" and "reading a line" in error.message:
        return Verdict.NEEDS_INPUT, "Asks for input from the keyboard."
    if any(link.errno in NETWORK_ERRORS or NETWORK_TYPES.search(link.type) for link in error.chain):
        return Verdict.NEEDS_NETWORK, said
    if any(NETWORK_WORDS.search(link.message) for link in error.chain):
        return Verdict.NEEDS_NETWORK, said
    if GPU_WORDS.search(error.message) and not error.type.endswith(("NameError", "SyntaxError")):
        return Verdict.NEEDS_GPU, said
    if "FileNotFoundError" in error.bases:
        return Verdict.NEEDS_DATA, f"Needs the file {cleaned(error.path or error.message)!r}."
    if "PermissionError" in error.bases or any(link.errno == errno.EROFS for link in error.chain):
        return Verdict.REFUSED, f"Wants what a snippet may not have: {said}"
    return None


def cleaned(text: str) -> str:
    """Text that can be shown: no terminal escapes, invisible and direction-changing characters made visible."""
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", ESCAPES.sub("", text).replace("\r\n", "\n")).replace(
        "\r", "\n"
    )
