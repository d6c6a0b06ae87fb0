"""Displayed formulas: lines of mathematical type set apart from the text, with their number at the margin."""

import re

from probatum.tools.pdf.glyphs import Line, is_maths
from probatum.tools.pdf.items import MARKER
from probatum.tools.pdf.lines import LEADER, is_operator

NUMBER = re.compile(r"\(\s*((?:[A-Z]|\d{1,3})(?:[.\-–]\d{1,3})*[a-z]?)\s*\)\s*$")
_LEFT = re.compile(r"^\(\s*((?:[A-Z]|\d{1,3})(?:[.\-–]\d{1,3})+[a-z]?)\s*\)(?:\s+|$)")
"""A number at the left margin, as mathematicians' books have it; without a point in it, it is an item's."""
_SIGNS = set("=+−×÷±≤≥≠≈∑∏∫√∂∞∈∉⊂⊆∪∩→⇒⇔∀∃∇·∘∥≡∼≅⊕⊗")
_FUNCTIONS = {
    *("sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "exp"),
    *("max", "min", "sup", "inf", "lim", "arg", "deg", "det", "dim", "ker", "gcd", "mod", "sgn", "rank", "diag"),
}
_WORD = re.compile(r"[^\W\d_]{3,}")


def formula_lines(lines: list[Line], at: int, left: float, right: float, body_size: float, leading: float) -> int:
    """How many of ``lines`` from ``at`` on are one displayed formula, with the number that it bears, if any."""
    count, sure = 0, 0
    while at + count < len(lines):
        line = lines[at + count]
        before = lines[at + count - 1] if at + count else None
        shown = is_display(line, left, right, body_size) and (count > 0 or not _goes_on(before, line, right, leading))
        step = line.y - before.y if before else 0.0
        apart = line.x0 > left + body_size
        part = apart and (is_fragment(line, body_size) or _is_number(line, right, body_size))
        if not shown and not part:
            break
        if count and step > 2.4 * leading:
            break
        sure += shown
        count += 1
    if not sure or _beside_prose(lines, at, at + count):
        return 0
    return _up_to_second_number(lines[at : at + count], right, body_size)


def _beside_prose(lines: list[Line], start: int, end: int) -> bool:
    """True for high parts of a formula that stands within a line of text."""
    around = [(lines[i], lines[k]) for i, k in ((start - 1, start), (end, end - 1)) if 0 <= i < len(lines)]
    return any(
        len(_WORD.findall(text.text)) >= 3 and abs(text.y - line.y) < 0.85 * text.size
        for text, line in around
        if not is_operator(line)  # a bracket's baseline is at its top, on the level of the text above
    )


def _goes_on(before: Line | None, line: Line, right: float, leading: float) -> bool:
    """True for the last line of a paragraph or item, which happens to be mostly mathematics."""
    if before is None or len(_WORD.findall(before.text)) < 3:
        return False
    flush = abs(before.x0 - line.x0) < 1.5 and line.y - before.y < 1.25 * leading
    return flush and (_WORD.search(line.text) is not None or before.x1 > right - 2 * line.size)


def _up_to_second_number(lines: list[Line], right: float, body_size: float) -> int:
    """Several numbered formulas in a row are several: the first ends at the widest gap before the second's number."""
    numbered = [i for i, line in enumerate(lines) if _bears_number(line, right, body_size)]
    if len(numbered) < 2:
        return len(lines)
    gaps = [(lines[i + 1].y - lines[i].y, i + 1) for i in range(numbered[0], numbered[1])]
    return max(gaps)[1]


def _ends_with_number(line: Line, right: float, body_size: float) -> bool:
    return NUMBER.search(line.text) is not None and abs(line.x1 - right) < 1.5 * body_size


def _bears_number(line: Line, right: float, body_size: float) -> bool:
    return _ends_with_number(line, right, body_size) or _LEFT.match(line.text) is not None


def _is_number(line: Line, right: float, body_size: float) -> bool:
    """A number on a line of its own, beside a formula that is higher than one line."""
    return NUMBER.fullmatch(line.text.strip()) is not None and _ends_with_number(line, right, body_size)


def is_display(line: Line, left: float, right: float, body_size: float) -> bool:
    """True for a line of a displayed formula in a column from ``left`` to ``right``."""
    if line.mono_share > 0.5 or MARKER.match(line.text) or LEADER.search(line.text):
        return False
    indented = line.x0 > left + 1.2 * body_size
    numbered = _bears_number(line, right, body_size)
    if not indented and not numbered:
        return False
    text = without_number(line.text)
    words = _words(text)
    maths = sum(len(s.text.strip()) for s in line.spans if is_maths(s)) / max(1, len(text.replace(" ", "")))
    signs = sum(c in _SIGNS for c in text)
    if maths < 0.25 and not (numbered and signs) and not (signs >= 2 and len(words) <= 1 and _unlike_prose(text)):
        bare = not words and (signs > 0 or _WORD.search(text) is not None)
        return bare and _is_centred(line, left, right, body_size)
    return len(words) <= 2 or (len(words) <= 5 and maths > 0.5)


def is_fragment(line: Line, body_size: float) -> bool:
    """True for the limits, bars, numerators and rows of a matrix that stand above and below a formula's main line."""
    text = line.text.replace(" ", "")
    if line.mono_share > 0.5 or len(text) > 24 or MARKER.match(line.text):
        return False
    maths = sum(len(s.text.strip()) for s in line.spans if is_maths(s))
    return maths >= 0.3 * len(text) or line.size < 0.85 * body_size or not _words(line.text)


def _words(text: str) -> list[str]:
    """Words of prose: the names of functions are none."""
    return [word for word in _WORD.findall(text) if word.lower() not in _FUNCTIONS]


def _is_centred(line: Line, left: float, right: float, body_size: float) -> bool:
    before, after = line.x0 - left, right - line.x1
    return before > 3 * body_size and abs(before - after) < 2 * body_size


def _unlike_prose(text: str) -> bool:
    return not re.search(r"[^\W\d_]{3,}\s+[^\W\d_]{3,}", text)


def number_of(text: str) -> str:
    """The number printed beside a formula."""
    match = _LEFT.match(text) or NUMBER.search(text)
    return match.group(1) if match else ""


def without_number(text: str) -> str:
    """The formula alone."""
    return _LEFT.sub("", text) if _LEFT.match(text) else NUMBER.sub("", text)
