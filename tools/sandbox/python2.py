"""Tells Python 2 from a fault: code that it alone reads, output as it alone prints it."""

import math
import re

from probatum.proof import Fault, Verdict
from probatum.tools.sandbox.noise import NUMBER, plain
from probatum.tools.sandbox.verdicts import Judgement

REFUSED = re.compile(
    r"Missing parentheses in call to '(?:print|exec)'|multiple exception types must be parenthesized"
    r"|leading zeros in decimal integer literals"
)
"""What Python 3 says of Python 2 alone."""
HABITS = (
    (re.compile(r"(?<![\w.])(\d+)L\b"), r"\1"),
    (re.compile(r"(?<![\w'\"])u(?=['\"])"), ""),
    (re.compile(r"<type '(\w+)'>"), r"<class '\1'>"),
    (re.compile(r"\bset\(\[([^\[\]]*)\]\)"), r"{\1}"),
)
"""How Python 2 writes a value, and how Python 3 does."""


def in_python3(shown: str) -> str:
    """Output of Python 2 as Python 3 would write it."""
    for pattern, instead in HABITS:
        shown = pattern.sub(instead, shown)
    return shown


def divides(promised: str, shown: str, code: str) -> bool:
    """True when the two differ as Python 2's division of whole numbers does from Python 3's."""
    left, right = plain(promised), plain(shown)
    if "/" not in code or NUMBER.sub("#", left) != NUMBER.sub("#", right):
        return False
    pairs = zip(NUMBER.findall(left), NUMBER.findall(right), strict=True)
    return all(one == two or ("." not in one and float(one) == math.floor(float(two))) for one, two in pairs)


def dated(reason: str, *, book: bool) -> Judgement:
    """The verdict on what is Python 2: a book is of its time, a note of today is at fault."""
    return Judgement(Verdict.NEEDS_PYTHON_2, reason, Fault.ENVIRONMENT if book else Fault.CONTENT)
