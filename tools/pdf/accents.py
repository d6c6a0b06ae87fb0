"""Letters and signs whose accents and strokes are glyphs of their own, as TeX sets them, made one character again."""

import re
import unicodedata
from typing import Any

_COMBINING = {
    "¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303",
    "ˇ": "\u030c", "˚": "\u030a", "¸": "\u0327", "˙": "\u0307", "˘": "\u0306", "¯": "\u0304", "˝": "\u030b",
    "\x7f": "\u0308", "\x13": "\u0301", "\x12": "\u0300", "\x14": "\u030c", "\x15": "\u0306", "\x16": "\u0304",
    "\x17": "\u030a", "\x18": "\u0327", "\u0338": "\u0338",
}  # fmt: skip
"""As characters, and by their codes in TeX's encoding OT1, which fonts without a map to characters let through."""
_STROKE = "\u0338"
"""TeX strikes a sign through with a stroke of no width before it: ≠ is two glyphs."""
_DOTLESS = {"ı": "i", "\x10": "i", "ȷ": "j", "\x11": "j"}
_LOOSE = re.compile("([¨´ˆ˜ˇ˚˘˝]) ?([A-Za-zı])")
Char = dict[str, Any]


def has_accents(text: str) -> bool:
    """True when a glyph in ``text`` could be another one's accent."""
    return any(char in _COMBINING for char in text)


def compose(spans: list[dict[str, Any]]) -> None:
    """Joins, in the raw spans of a line, every accent with the letter that it stands over or under."""
    places = [(span, char) for span in spans for char in span["chars"]]
    for at, (span, mark) in enumerate(places):
        if mark["c"] not in _COMBINING:
            continue
        for beside, letter in places[max(at - 1, 0) : at] + places[at + 1 : at + 3]:
            whole = _composed(letter["c"], mark["c"]) if _over(mark, letter, beside["size"]) else ""
            if whole:
                letter["c"] = whole
                span["chars"].remove(mark)
                break


def compose_loosely(text: str) -> str:
    """The same where the places of the glyphs are not known."""
    return _LOOSE.sub(lambda match: _composed(match[2], match[1]) or match[0], text)


def _composed(letter: str, mark: str) -> str:
    """One character; empty when there is none of that letter with that accent."""
    whole = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _COMBINING[mark])
    return whole if len(whole) == 1 and whole.isalpha() != (mark == _STROKE) else ""


def _over(mark: Char, letter: Char, size: float) -> bool:
    (mark_left, _, mark_right, _), (left, _, right, _) = mark["bbox"], letter["bbox"]
    if mark["c"] == _STROKE:
        return bool(0 <= left - mark_left < 0.4 * size)
    return bool(abs(mark_left + mark_right - left - right) < 0.4 * size)
