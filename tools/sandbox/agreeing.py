"""Tells whether what was promised and what was shown are the same, or the same but outdated."""

import re
from difflib import SequenceMatcher

from probatum.tools.sandbox.noise import NUMBER, plain

NAMED = re.compile(r"(?<![\w'\"])(?!True\b|False\b|None\b)[A-Za-z_]\w*(?![\w'\"(])")
MOST_SHAPE = 200
ELLIPSIS = re.compile(r"\.\.\.|…")
ALIKE = 0.6
"""How much two texts must have in common for one to be the other, outdated."""
MOST_ALIKE = 300
"""Characters that are looked at for that: the search can take their cube."""


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


def same(first: str, second: str) -> bool:
    """True when two runs showed the same, but for addresses, dates and durations."""
    return first == second or plain(first) == plain(second)


def alike(promised: str, shown: str) -> bool:
    """True when they have so much in common that the promise can only be of what was shown."""
    return likeness(promised, shown) >= ALIKE


def likeness(promised: str, shown: str) -> float:
    """What they have in common, from 0 to 1."""
    left, right = plain(promised)[:MOST_ALIKE], plain(shown)[:MOST_ALIKE]
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


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
