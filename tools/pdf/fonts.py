"""Which fonts are monospaced, measured on their letters: names and flags lie, advances do not.

Digits are equal-width in nearly every font, so only letters count: a font is monospaced when narrow letters (``i``,
``l``) are as wide as wide ones (``m``, ``w``).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from probatum.tools.pdf.glyphs import Line, Span

_NARROW = set("ijlftrI")
_WIDE = set("abcdeghknopqsuvxyzmwABCDEGHKMNOPQRSUVXYZ")
_NAMED = re.compile(
    r"mono|courier|consol|menlo|typewriter|inconsolata|cmtt|cmsltt|sftt|ectt|lmtt|fira ?code|sourcecode", re.IGNORECASE
)
_TOLERANCE = 0.02  # of the advance; hinted advances are rounded


def mark_mono(lines: Iterable[Line]) -> None:
    """Sets ``mono`` on every span whose font was measured, by its letters, to be monospaced."""
    spans = [span for line in lines for span in line.spans if line.turned is None]
    widths: dict[tuple[str, float], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for span in spans:
        letters = widths[span.style]
        for char, left, right in zip(span.text, span.lefts, span.rights, strict=True):
            if char.isalpha() and len(letters[char]) < 8:
                letters[char].append(right - left)
    measured = {style: {c: median(w) for c, w in letters.items() if w} for style, letters in widths.items()}
    advances = {style: advance for style, letters in measured.items() if (advance := _advance(letters))}
    known = {(style[1], round(advance, 2)) for style, advance in advances.items()}
    mono = set(advances) | {style for style, letters in measured.items() if _belongs(style, letters, known)}
    for span in spans:
        span.mono = span.style in mono
    _mark_signs(spans)


def _advance(letters: dict[str, float]) -> float | None:
    """The common advance of a monospaced font's letters, in points; None when letters differ or prove nothing."""
    plain = {c: w for c, w in letters.items() if c.isascii()}
    narrow, wide = _NARROW & plain.keys(), _WIDE & plain.keys()
    if len(plain) < 3 or not narrow or not wide:
        return None
    advance = median(plain.values())
    odd = sum(abs(w - advance) > _TOLERANCE * advance for w in plain.values())
    return advance if odd == 0 else None


def _belongs(style: tuple[str, float], letters: dict[str, float], known: set[tuple[float, float]]) -> bool:
    """True for a font seen in too few letters to judge that is a known monospaced one's bold, italic or sign font."""
    if not letters:
        return bool(_NAMED.search(style[0]))
    advance = median(letters.values())
    if any(abs(w - advance) > _TOLERANCE * advance for w in letters.values()):
        return False
    if _NAMED.search(style[0]):
        return True
    same = any(abs(style[1] - size) < 0.3 and abs(advance - width) < 0.03 for size, width in known)
    return same and len(letters) >= 2


def _mark_signs(spans: list[Span]) -> None:
    """Quotes and dashes of a listing may sit in a font of their own, without a single letter: they go with the grid."""
    advances: dict[float, float] = {}
    for span in spans:
        if span.mono and len(span.text) > 1 and span.text[0] != " ":
            advances.setdefault(round(span.size, 1), span.rights[0] - span.lefts[0])
    letterless: dict[tuple[str, float], bool] = {}
    for span in spans:
        if not span.mono:
            only_signs = not any(c.isalnum() for c in span.text)
            letterless[span.style] = letterless.get(span.style, True) and only_signs
    for span in spans:
        advance = advances.get(round(span.size, 1))
        if advance and letterless.get(span.style):
            span.mono = all(
                abs(r - x - advance) < _TOLERANCE * advance for x, r in zip(span.lefts, span.rights, strict=True)
            )
