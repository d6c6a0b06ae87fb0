"""Compares what a snippet promises to show with what it showed."""

import re
from typing import NamedTuple

from probatum.tools.sandbox import tables
from probatum.tools.sandbox.noise import NUMBER, plain, same_but_order
from probatum.tools.sandbox.run import Reading, Run

LEAD = re.compile(
    r"^(?:->|=>|→|⇒|output:?|prints?:?|returns?:?|result:?|≈|~|approximately|approx\.?|about)\s*", re.IGNORECASE
)
ARROW = re.compile(r"^(?:->|=>|→|⇒|(?:output|prints?|returns?|result):)")
"""What announces that the very words behind it are shown."""
PLAIN_VALUE = re.compile(r"^(?:[-+]?\.?\d[\d_.,]*(?:e[-+]?\d+)?%?|'.*'|\".*\"|True|False|None)\.{0,3}$", re.IGNORECASE)
BRACKETS = re.compile(r"^[(\[{](?=.*[\d,'\"]).*[)\]}]\.{0,3}$")
WORDS = re.compile(r"[A-Za-z_]\w*\s+[A-Za-z_]")
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
ABOUT = re.compile(r"^(?:≈|~|approximately|approx\.?|about)", re.IGNORECASE)
"""What makes a number in a comment a rough one."""
NAMED = re.compile(r"(?<![\w'\"])(?!True\b|False\b|None\b)[A-Za-z_]\w*(?![\w'\"(])")
MOST_SHAPE = 200
LEAST_MESSAGE = 12
"""Characters of an error's message that are not there by chance."""
ELLIPSIS = re.compile(r"\.\.\.|…")
BLANK_LINE = re.compile(r"^[ \t]*<BLANKLINE>[ \t]*$", re.MULTILINE)
"""How doctest, and books that are tested by it, write an empty line of output."""
REMARK = re.compile(r"^# .*$", re.MULTILINE)
"""In the place of output, what is said of it: *# no output!*."""


class Broken(NamedTuple):
    """A promise that was not kept."""

    line: int
    """0 when it is the whole."""
    said: str
    """In words."""
    promised: str
    shown: str


def broken(run: Run, reading: Reading, expected: str, code: str, *, table: bool = False) -> Broken | None:
    """The first promise that was not kept; None when all held. ``table`` says that rows were shown."""
    for line, comment, behind in reading.comments:
        promised = LEAD.sub("", comment).strip()
        shown = run.printed.get(line, "").strip() if behind else ""
        if not shown or not (_is_value(promised) or ARROW.match(comment.lower())):
            continue
        rough = bool(ABOUT.match(comment))
        if not agree(promised, shown, rough=rough) and not any(
            agree(promised, part, rough=rough) for part in _parts(shown)
        ):
            return Broken(line, f"says {promised!r}, shows {_short(shown)!r}", promised, shown)
    expected = BLANK_LINE.sub("", expected)
    shown = "\n".join(part for part in (run.stdout.rstrip("\n"), run.value) if part)
    if (
        not expected.strip()
        or any(agree(text, shown) for text in (expected, REMARK.sub("", expected)))
        or same_but_order(expected, shown, code)
    ):
        return None
    if table and tables.agree(expected, shown):
        return None
    return Broken(0, _first_difference(expected, shown), expected, shown)


def is_error(run: Run, reading: Reading, expected: str, code: str) -> bool:
    """True when the very exception that came was promised: by a traceback shown, or by a comment.

    The comment stands behind the line and says that it raises it, or names it behind or below the last line.
    """
    if run.error is None:
        return False
    behind = [comment for line, comment, behind in reading.comments if behind and line == run.error.line]
    named = re.compile(rf"(?:->|=>|→|raises:?|error:)?\s*(?:[\w.]+\.)?{re.escape(run.error.type)}\b", re.IGNORECASE)
    if behind and re.search(rf"\braises\s+(?:an?\s+)?{named.pattern}", behind[0], re.IGNORECASE):
        return True
    rest = [line.strip() for line in code.splitlines()[run.error.line :] if line.strip()]
    if behind and named.match(behind[0]) and not rest:
        return True
    if rest and all(line.startswith("#") for line in rest) and named.search(" ".join(rest)):
        return True
    last = (expected.strip().splitlines() or [""])[-1]
    return named.match(last) is not None or (
        len(run.error.message) >= LEAST_MESSAGE and run.error.message.splitlines()[0] in last
    )


def _is_value(text: str) -> bool:
    """True for ``3.5``, ``'a'``, ``(3, n)``, ``[0 1 2]``; not for words, nor for ``(optional)`` or ``(see note 3)``."""
    if PLAIN_VALUE.match(text):
        return True
    return BRACKETS.match(text) is not None and not WORDS.search(QUOTED.sub("''", text))


def agree(promised: str, shown: str, *, rough: bool = False) -> bool:
    """True when they are equal, but for white space, last digits, what varies, what ``...`` leaves out."""
    if promised.strip() == shown.strip():
        return True
    left, right = plain(promised), plain(shown)
    if left == right or _numbers_agree(left, right, rough=rough) or _with_names(left, right):
        return True
    if not ELLIPSIS.search(left):
        return False
    return _in_order([part.strip() for part in ELLIPSIS.split(left)], right)


def _in_order(parts: list[str], text: str) -> bool:
    """True when the parts follow one another in the text, the first at its beginning and the last at its end."""
    if not text.startswith(parts[0]) or not text.endswith(parts[-1]):
        return False
    place, end = len(parts[0]), len(text) - len(parts[-1])
    for part in parts[1:-1]:
        place = text.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return place <= end


def same(first: str, second: str) -> bool:
    """True when two runs showed the same, but for addresses, dates and durations."""
    return first == second or plain(first) == plain(second)


def _numbers_agree(promised: str, shown: str, *, rough: bool) -> bool:
    """Equal but for numbers, which agree to the digits that the promise gives."""
    if _glued(NUMBER.sub("#", promised)) != _glued(NUMBER.sub("#", shown)):
        return False
    pairs = zip(NUMBER.findall(promised), NUMBER.findall(shown), strict=True)
    return all(_close(left, right, rough=rough) for left, right in pairs)


def _with_names(promised: str, shown: str) -> bool:
    """A shape such as ``(3, vocab_size)``: a name stands for any one number."""
    if not promised.startswith(("(", "[")) or len(promised) > MOST_SHAPE or not NAMED.search(promised):
        return False
    pattern = NAMED.sub("NAME", promised.replace(" ", ""))
    number = re.escape(pattern).replace("NAME", r"[-\d.e+]+")
    return re.fullmatch(number, shown[:MOST_SHAPE].replace(" ", "")) is not None


def _glued(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _close(promised: str, shown: str, *, rough: bool) -> bool:
    left, right = float(promised), float(shown)
    if left == right:
        return True
    if "." not in promised and "e" not in promised.lower() and not rough:
        return False
    digits = len(promised.partition(".")[2].lower().partition("e")[0])
    unit = 10.0**-digits
    return abs(left - right) <= (5 * unit if rough else unit) or abs(left - right) <= 1e-6 * abs(left)


def _parts(shown: str) -> list[str]:
    """The lines, and what follows a label: ``mean: 3.5`` keeps the promise ``3.5``."""
    lines = [line.strip() for line in shown.splitlines()]
    labels = [re.split(r"[:=]\s*", line, maxsplit=1)[-1] for line in lines]
    return [*lines, *labels, *(line.split(" ")[-1] for line in lines)]


def _first_difference(expected: str, shown: str) -> str:
    wanted, got = expected.strip().splitlines(), shown.strip().splitlines()
    for number, line in enumerate(wanted):
        there = got[number] if number < len(got) else ""
        if not agree(line, there):
            return f"says {_short(line)!r}, shows {_short(there)!r}"
    return f"shows more than it says: {_short(got[len(wanted)] if len(got) > len(wanted) else shown)!r}"


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}…"
