"""Compares what a snippet promises to show with what it showed."""

import re

from probatum.tools.sandbox.run import Reading, Run

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
VARYING = re.compile(
    r"0x[0-9a-fA-F]{4,}"
    r"|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?"
    r"|\b\d\d:\d\d(?::\d\d(?:\.\d+)?)?\b"
    r"|(?<![\d.])\d+(?:\.\d+)?(?:e-?\d+)? ?(?:ns|µs|us|ms|s|sec|secs|second|seconds|minutes?)\b"
)
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
ELLIPSIS = re.compile(r"\.\.\.|…")


def differences(run: Run, reading: Reading, expected: str) -> tuple[int, str] | None:
    """The first promise that was not kept, as line (0 when it is the whole) and what came; None when all held."""
    for line, comment, behind in reading.comments:
        promised = LEAD.sub("", comment).strip()
        shown = run.printed.get(line, "").strip() if behind else ""
        if not shown or not (_is_value(promised) or ARROW.match(comment.lower())):
            continue
        rough = bool(ABOUT.match(comment))
        if not agree(promised, shown, rough=rough) and not any(
            agree(promised, part, rough=rough) for part in _parts(shown)
        ):
            return line, f"says {promised!r}, shows {_short(shown)!r}"
    shown = "\n".join(part for part in (run.stdout.rstrip("\n"), run.value) if part)
    if expected.strip() and not agree(expected, shown) and not _ends_in(expected, run):
        return 0, _first_difference(expected, shown)
    return None


def _is_value(text: str) -> bool:
    """True for ``3.5``, ``'a'``, ``(3, n)``, ``[0 1 2]``; not for words, nor for ``(optional)`` or ``(see note 3)``."""
    if PLAIN_VALUE.match(text):
        return True
    return BRACKETS.match(text) is not None and not WORDS.search(QUOTED.sub("''", text))


def agree(promised: str, shown: str, *, rough: bool = False) -> bool:
    """True when they are equal, but for white space, last digits, what varies, what ``...`` leaves out."""
    if promised.strip() == shown.strip():
        return True
    left, right = _plain(promised), _plain(shown)
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
    return first == second or _plain(first) == _plain(second)


def _plain(text: str) -> str:
    return " ".join(VARYING.sub("…", text).replace("… …", "…").split())


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


def _ends_in(expected: str, run: Run) -> bool:
    """True when a traceback was promised and that error came."""
    last = expected.strip().splitlines()[-1]
    return run.error is not None and last.startswith(run.error.type)


def _first_difference(expected: str, shown: str) -> str:
    wanted, got = expected.strip().splitlines(), shown.strip().splitlines()
    for number, line in enumerate(wanted):
        there = got[number] if number < len(got) else ""
        if not agree(line, there):
            return f"says {_short(line)!r}, shows {_short(there)!r}"
    return f"shows more than it says: {_short(got[len(wanted)] if len(got) > len(wanted) else shown)!r}"


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}…"
