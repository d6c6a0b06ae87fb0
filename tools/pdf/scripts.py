"""Raised and lowered signs of running text as Unicode writes them: ``x²``, ``aᵢⱼ``, ``Aᵀ``; else ``e^(2πi)``."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from probatum.tools.pdf.glyphs import Line, Span, is_maths

_RAISED = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzTβγδθφχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵝᵞᵟᶿᵠᵡ",
        strict=True,
    )
)
_LOWERED = dict(zip("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
_IN_TEXT = frozenset("0123456789+-−=()n")
"""What may be written so outside a font for formulas, where raised letters are ordinals (1st, XIXe) or marks."""

_SMALL = 0.86
"""Greatest size of a script, in sizes of its line; TeX's are .7."""
_RISE, _DROP = 0.12, 0.06
"""Least distances from the line's baseline, in its sizes; TeX's are .29 to .41, and .15 to .25, typst's drop .08."""


def rise_of(span: Span, line: Line) -> int:
    """1 for a raised span, -1 for a lowered one, 0 on the baseline."""
    if span is line.main or span.size >= _SMALL * line.size:
        return 0
    if span.y < line.y - _RISE * line.size:
        return 1
    return -1 if span.y > line.y + _DROP * line.size else 0


def with_scripts(pieces: list[tuple[Span, str]], line: Line) -> Iterator[tuple[Span, str]]:
    """The pieces of ``line``, with raised and lowered ones written so that they cannot be taken for the rest."""
    for rise, of_one_rise in groupby(pieces, lambda piece: rise_of(piece[0], line)):
        run = list(of_one_rise)
        yield from _written(run, rise) if rise else run


def _written(run: list[tuple[Span, str]], rise: int) -> list[tuple[Span, str]]:
    letters = _RAISED if rise > 0 else _LOWERED
    run = [(span, unicodedata.normalize("NFKC", text)) for span, text in run]  # slanted letters of formulas are letters
    text = "".join(text for _, text in run).strip()
    maths = any(is_maths(span) for span, _ in run) and not any(span.mono for span, _ in run)
    if text and all(c in letters and (maths or c in _IN_TEXT) for c in text):
        return [(span, "".join(letters.get(c, c) for c in text)) for span, text in run]
    if not maths or not text.isprintable() or not any(c.isalnum() for c in text):
        return run
    return _signed(run, "^" if rise > 0 else "_", len(text) > 1)


def _signed(run: list[tuple[Span, str]], sign: str, long: bool) -> list[tuple[Span, str]]:
    """As formulas are typed, for what Unicode has no small letters for."""
    (first, head), (last, _) = run[0], run[-1]
    blank = head[: len(head) - len(head.lstrip())]
    run = [(first, blank + sign + "(" * long + head.lstrip()), *run[1:]]
    return [*run[:-1], (last, run[-1][1].rstrip() + ")" * long)]
