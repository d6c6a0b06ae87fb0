"""Text that a PDF cannot give back: fonts that map no glyph to a character. It is said, not passed on in silence."""

import unicodedata

from probatum.tools.pdf.glyphs import Line, hangs, is_maths
from probatum.tools.pdf.sheet import Sheet, named

_SOME, _MUCH = 0.03, 0.1
"""Shares of a page's characters that are lost: from the first on it is said, from the second on nothing is read."""
_SIDEWAYS = 100
"""Characters on their side that are more than the labels of an axis."""
_LETTERS = 300
"""So many Latin letters are enough to know a language by its vowels."""
_VOWELS = 0.2
"""In every language in Latin script, more of the letters are vowels; glyph numbers taken for letters have fewer."""


def is_illegible(sheet: Sheet) -> bool:
    """True for a page whose text is mostly glyph numbers: signs that are none, or letters that spell no language."""
    total, lost = _counts(sheet.pieces)
    return lost > max(_MUCH * total, 5) or not _may_be_language(sheet.pieces)


def damaged_text(sheets: list[Sheet]) -> list[str]:
    """Warnings that name the pages that could not be opened, and those of whose text a part is lost.

    Only what was read as text is judged, not the signs of music, maps and formulas.
    """
    lost = {
        "Damaged beyond reading: {}.": [sheet for sheet in sheets if sheet.damaged],
        **{
            f"Damaged {name}, which are missing: {{}}.": [sheet for sheet in sheets if name in sheet.lacking]
            for name in ("drawings", "images", "links")
        },
        "Text on its side was not read: {}.": [sheet for sheet in sheets if _lies_on_its_side(sheet)],
        "Fonts that map no glyph to a character: the text of {} is damaged.": [s for s in sheets if _is_damaged(s)],
    }
    return [said.format(named(which)) for said, which in lost.items() if which]


def _lies_on_its_side(sheet: Sheet) -> bool:
    return _length(sheet.turned) > max(_length(sheet.pieces), _SIDEWAYS)


def _is_damaged(sheet: Sheet) -> bool:
    total, lost = _counts(sheet.lines)
    return lost > max(_SOME * total, 5)


def _length(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _counts(lines: list[Line]) -> tuple[int, int]:
    """How many characters of text there are, and how many of them nobody can read."""
    texts = [s.text for line in lines for s in line.spans if not is_maths(s) and not hangs(s)]
    return sum(map(len, texts)), sum(_unreadable(char) for text in texts for char in text)


def _unreadable(char: str) -> bool:
    return char == "\ufffd" or (char < " " and char not in "\t\n") or "\ue000" <= char <= "\uf8ff"


def _may_be_language(pieces: list[Line]) -> bool:
    text = unicodedata.normalize("NFD", "".join(piece.text for piece in pieces)).lower()
    letters = [char for char in text if "a" <= char <= "z"]
    return len(letters) < _LETTERS or sum(char in "aeiouy" for char in letters) >= _VOWELS * len(letters)
