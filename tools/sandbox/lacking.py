"""Tells what this machine lacks from what is wrong with a snippet: packages, network, files, a keyboard, a GPU."""

import errno
import re
import sys
from collections.abc import Mapping

from probatum.proof import Verdict
from probatum.tools.sandbox.cleaning import cleaned
from probatum.tools.sandbox.run import Raised

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
UNIMPORTED = re.compile(r"No module named '([\w.]+)'")
NO_FILE = re.compile(r"\b(?:file|directory|folder) ['\"]([^'\"\n]+)['\"] (?:does not|doesn['’]t) exist", re.IGNORECASE)
ASKS_FOR = re.compile(
    r"\brequires the [`'\"]?([\w.-]+)[`'\"]? (?:package|library|module)|\bpip3? install [`'\"]?([\w.-]+)"
)
UNSET = re.compile(r"\benvironment variable|['\"][A-Z][A-Z0-9_]{3,}['\"] (?:is missing|is not set|must be set)")
ENVIRON = re.compile(r'(?:[\\/]os\.py|<frozen os>)", line \d+, in __getitem__')
"""In a traceback: the environment was asked for a variable."""

Lack = tuple[Verdict, str]


def lacked(error: Raised, said: str, packages: Mapping[str, str]) -> Lack | None:
    """The verdict when the fault lies with what this machine has, not with the snippet; ``said`` is the error in short.

    ``packages`` gives for a module why it is not there.
    """
    if error.type == "ModuleNotFoundError" and error.missing and "." not in error.missing:
        known = error.missing in sys.stdlib_module_names
        reason = packages.get(error.missing, f"Needs the package of {error.missing!r}.")
        return None if known else (Verdict.NEEDS_PACKAGE, reason)
    if error.type == "EOFError" and "reading a line" in error.message:
        return Verdict.NEEDS_INPUT, "Asks for input from the keyboard."
    if any(link.errno in NETWORK_ERRORS or NETWORK_TYPES.search(link.type) for link in error.chain):
        return Verdict.NEEDS_NETWORK, said
    if any(NETWORK_WORDS.search(link.message) for link in error.chain):
        return Verdict.NEEDS_NETWORK, said
    if GPU_WORDS.search(error.message) and not error.type.endswith(("NameError", "SyntaxError")):
        return Verdict.NEEDS_GPU, said
    if found := _package(error) or _data(error):
        return found
    if "PermissionError" in error.bases or any(link.errno == errno.EROFS for link in error.chain):
        return Verdict.REFUSED, f"Wants what a snippet may not have: {said}"
    return None


def _package(error: Raised) -> Lack | None:
    if error.type == "JavaScriptError" and (package := NO_MODULE.search(error.message)):
        return Verdict.NEEDS_PACKAGE, f"Needs the JavaScript package {cleaned(package[1])!r}."
    if error.type != "ModuleNotFoundError" and (found := UNIMPORTED.search(error.message)):
        return Verdict.NEEDS_PACKAGE, f"Needs the package of {cleaned(found[1])!r}."
    if {"ImportError", "RuntimeError"}.intersection(error.bases) and (found := ASKS_FOR.search(error.message)):
        return Verdict.NEEDS_PACKAGE, f"Needs the package {cleaned(found[1] or found[2])!r}."
    return None


def _data(error: Raised) -> Lack | None:
    if error.type == "OperationalError" and (table := NO_TABLE.match(error.message)):
        return Verdict.NEEDS_DATA, f"Needs the table {cleaned(table[1])!r}, which nothing before it makes."
    if "FileNotFoundError" in error.bases:
        return Verdict.NEEDS_DATA, f"Needs the file {cleaned(error.path or error.message)!r}."
    if found := NO_FILE.search(error.message):
        return Verdict.NEEDS_DATA, f"Needs the file {cleaned(found[1])!r}."
    if error.type == "KeyError" and ENVIRON.search(error.traceback):
        return Verdict.NEEDS_DATA, f"Needs the environment variable {cleaned(error.message)}."
    if UNSET.search(error.message):
        return Verdict.NEEDS_DATA, f"Needs a setting of the environment: {cleaned(error.message)}."
    return None
