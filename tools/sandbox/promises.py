"""Compares what a snippet promises to show with what it showed."""

import re
from collections.abc import Iterable

from probatum.tools.sandbox import tables
from probatum.tools.sandbox.agreeing import agree, likeness
from probatum.tools.sandbox.conversing import GROUP, LEAST_MESSAGE
from probatum.tools.sandbox.noise import same_but_order
from probatum.tools.sandbox.remarks import Broken, broken_below, broken_beside, short
from probatum.tools.sandbox.run import Reading, Run

BLANK_LINE = re.compile(r"^[ \t]*<BLANKLINE>[ \t]*$", re.MULTILINE)
"""How doctest, and books that are tested by it, write an empty line of output."""
FAILS = re.compile(r"\b(?:fails?|raises?|errors?|throws?|crash(?:es)?|breaks)\b", re.IGNORECASE)
DENIED = re.compile(r"n['’]t\b|\b(?:not?|never|without|if|unless|may|might|before|instead)\b", re.IGNORECASE)
"""In a comment behind the line that raised: it says so, or that it does not."""
REMARK = re.compile(r"^# .*$", re.MULTILINE)
"""In the place of output, what is said of it: *# no output!*."""


def broken(run: Run, reading: Reading, expected: str, code: str, *, table: bool = False) -> Broken | None:
    """The first promise that was not kept; None when all held. ``table`` says that rows were shown."""
    shown = "\n".join(part for part in (run.stdout.rstrip("\n"), run.value) if part)
    if found := broken_beside(run, reading) or broken_below(run, reading, code, shown):
        return found
    if table and tables.agree(expected, shown):
        return None
    whole = "\n".join(part for part in (run.stderr.rstrip("\n"), shown) if part)
    return unlike(expected, shown, code) if not run.stderr else _nearest(expected, (shown, run.stderr, whole), code)


def _nearest(expected: str, streams: Iterable[str], code: str) -> Broken | None:
    """None when one of the streams holds what was expected, else the difference to the one most like it."""
    found = [unlike(expected, text, code) for text in streams]
    differing = [broken for broken in found if broken is not None]
    if len(differing) < len(found):
        return None
    return max(differing, key=lambda broken: likeness(expected, broken.shown))


def unlike(expected: str, shown: str, code: str) -> Broken | None:
    """Where output differs from what was expected, but for what may differ; None when it does not."""
    expected = BLANK_LINE.sub("", expected)
    if (
        not expected.strip()
        or any(agree(text, shown) for text in (expected, REMARK.sub("", expected)))
        or same_but_order(expected, shown, code)
    ):
        return None
    return Broken(0, _first_difference(expected, shown), expected, shown)


def is_error(run: Run, reading: Reading, expected: str, code: str) -> bool:
    """True when the very exception that came was promised: by a traceback shown, or by a comment.

    The comment stands behind the line and says that it raises it, or names it behind or below the last line.
    """
    if run.error is None:
        return False
    behind = [comment for line, comment, behind in reading.comments if behind and line == run.error.line]
    if behind and FAILS.search(behind[0]) and not DENIED.search(behind[0]):
        return True
    named = re.compile(rf"(?:->|=>|→|raises:?|error:)?\s*(?:[\w.]+\.)?{re.escape(run.error.type)}\b", re.IGNORECASE)
    if behind and re.search(rf"\braises\s+(?:an?\s+)?{named.pattern}", behind[0], re.IGNORECASE):
        return True
    rest = [line.strip() for line in code.splitlines()[run.error.line :] if line.strip()]
    if behind and named.match(behind[0]) and not rest:
        return True
    if rest and all(line.startswith("#") for line in rest) and named.search(" ".join(rest)):
        return True
    lines = expected.strip().splitlines() or [""]
    shown = [line.strip(" |") for line in lines] if GROUP.match(lines[-1]) else lines[-1:]
    said = run.error.message.split("\n")[0] if len(run.error.message) >= LEAST_MESSAGE else None
    return any(named.match(line) or (said is not None and said in line) for line in shown)


def _first_difference(expected: str, shown: str) -> str:
    wanted, got = expected.strip().splitlines(), shown.strip().splitlines()
    for number, line in enumerate(wanted):
        there = got[number] if number < len(got) else ""
        if not agree(line, there):
            return f"says {short(line)!r}, shows {short(there)!r}"
    return f"shows more than it says: {short(got[len(wanted)] if len(got) > len(wanted) else shown)!r}"
