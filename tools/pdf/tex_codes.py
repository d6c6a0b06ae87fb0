"""TeX's own codes, which its fonts without a map to characters let through, as the letters and signs that they are.

Bitmap fonts (Type 3), as many lecture notes have them, name no glyphs. Ligatures tell by their codes which of TeX's two
encodings a font has.
"""

from collections import defaultdict
from collections.abc import Iterable

_WHOLE = ("ff", "fi", "fl", "ffi", "ffl")
_OT1_LIGATURES = dict(zip("\x0b\x0c\x0d\x0e\x0f", _WHOLE, strict=True))
_T1_LIGATURES = dict(zip("\x1b\x1c\x1d\x1e\x1f", _WHOLE, strict=True))
_OT1 = _OT1_LIGATURES | _T1_LIGATURES | {"\x10": "ı", "\x11": "ȷ", "\x19": "ß", "\x1a": "æ"}
"""With the other encoding's ligatures, for a page may not tell which one it has."""
_OT1_TEXT = {**_OT1, **dict(zip('\x1b\x1c\x1d\x1e\x1f{|\\"<>', "œøÆŒØ–—“”¡¿", strict=True))}
"""What a font of letters in OT1 prints; one for code has the plain signs, and no ligatures."""
_T1 = _T1_LIGATURES | dict(zip("\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x19\x1a\x7f", "‚‹›“”„«»–—ıȷ-", strict=True))
_T1["\x17"] = ""  # a mark without width between the parts of a compound
_CORK = (
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§"  # codes 80 to 9F
    "ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"  # A0 to BF
)
_T1_TEXT = _T1 | {chr(0x80 + at): letter for at, letter in enumerate(_CORK)}
_T1_TEXT |= {"\xd7": "Œ", "\xf7": "œ", "\xdf": "SS", "\xff": "ß"}
_BULLETS = ("\x0f", "\x88")
"""Codes in TeX's fonts of signs; alone, for in a font of letters they are others."""
_OT1_SURE, _T1_SURE = set("\x0b\x0c\x0e"), set("\x1b\x1c\x1d\x1e")
"""Ligatures that tell the encoding: the codes of the others are known to stand for other things, too."""
_PROOF = 2
"""So many different ligatures prove that a font has no map, so that its plain signs are codes as well."""


class TexCodes:
    """What the codes of a page's fonts stand for; ``spans`` are (font, text)."""

    def __init__(self, spans: Iterable[tuple[str, str]]) -> None:
        seen: dict[str, set[str]] = defaultdict(set)
        for font, text in spans:
            seen[font].update(text)
        votes = {font: (len(chars & _OT1_SURE), len(chars & _T1_SURE)) for font, chars in seen.items()}
        self._of_font = {
            font: _OT1_TEXT if ot1 >= t1 else _T1_TEXT for font, (ot1, t1) in votes.items() if max(ot1, t1) >= _PROOF
        }
        total = [sum(counts) for counts in zip(*votes.values(), strict=True)] or [0, 0]
        self._others = _T1 if total[1] > total[0] else _OT1
        if total[0] and self._others is _OT1:  # a font that shows braces alone has the dashes of items
            self._of_font |= {font: {"{": "–"} for font, chars in seen.items() if chars - {" "} == {"{"}}

    def spelled(self, font: str, text: str) -> list[str]:
        """The letters that each character stands for."""
        if text.isprintable() and font not in self._of_font:
            return list(text)
        if text.strip() in _BULLETS:
            return list(text.replace(text.strip(), "•"))
        table = self._of_font.get(font, self._others)
        return [table.get(char, char) for char in text]
