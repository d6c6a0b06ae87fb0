"""Displayed formulas: lines of mathematical type set apart from the text, with their number at the margin."""

import re

from probatum.tools.pdf.glyphs import Line, is_maths
from probatum.tools.pdf.lines import LEADER
from probatum.tools.pdf.paragraphs import MARKER

NUMBER = re.compile(r"\(\s*((?:[A-Z]|\d{1,3})(?:[.\-–]\d{1,3})*[a-z]?)\s*\)\s*$")
_SIGNS = set("=+−×÷±≤≥≠≈∑∏∫√∂∞∈∉⊂⊆∪∩→⇒⇔∀∃∇·∘∥≡∼≅⊕⊗")


def is_display(line: Line, left: float, right: float, body_size: float) -> bool:
    """True for a line of a displayed formula in a column from ``left`` to ``right``."""
    if line.mono_share > 0.5 or MARKER.match(line.text) or LEADER.search(line.text):
        return False
    indented = line.x0 > left + 1.2 * body_size
    numbered = NUMBER.search(line.text) is not None and abs(line.x1 - right) < 1.5 * body_size
    if not indented and not numbered:
        return False
    text = NUMBER.sub("", line.text)
    words = [
        w
        for w in re.findall(r"[^\W\d_]{3,}", text)
        if w.lower() not in ("sin", "cos", "tan", "log", "exp", "max", "min", "lim", "det")
    ]
    maths = sum(len(s.text.strip()) for s in line.spans if is_maths(s)) / max(1, len(text.replace(" ", "")))
    signs = sum(c in _SIGNS for c in text)
    if maths < 0.25 and not (numbered and signs) and not (signs >= 2 and len(words) <= 1 and _unlike_prose(text)):
        return False
    return len(words) <= 2 or (len(words) <= 5 and maths > 0.5)


def is_fragment(line: Line, body_size: float) -> bool:
    """True for the limits, bars and numerators that stand above and below a formula's main line."""
    text = line.text.replace(" ", "")
    maths = sum(len(s.text.strip()) for s in line.spans if is_maths(s))
    return line.mono_share < 0.5 and len(text) <= 24 and (maths >= 0.3 * len(text) or line.size < 0.85 * body_size)


def _unlike_prose(text: str) -> bool:
    return not re.search(r"[^\W\d_]{3,}\s+[^\W\d_]{3,}", text)


def number_of(text: str) -> str:
    """The number printed beside a formula."""
    match = NUMBER.search(text)
    return match.group(1) if match else ""
