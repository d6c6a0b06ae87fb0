"""Which lines of a page are code: by type measured as monospaced, signs, numbers and comments in other fonts aside."""

import itertools
import re

from probatum.tools.pdf.glyphs import Line, Span
from probatum.tools.pdf.line_numbers import without_number
from probatum.tools.pdf.wrap_marks import hooked

_ALL = 0.92
"""Share of the characters that are monospaced in a line of nothing but code: a sign in ten may come from elsewhere."""
_MOST = 0.72
"""The same where all the rest is signs: brackets and quotes of another font, never words."""
_BULLETS = "•◦▪‣∙·"
_RESULTS = "⇒→⊣≡↦"
"""What texinfo prints, in a font of signs, before a result, an output, an equal form or an expansion."""
_COMMENT = re.compile(r"(?:^|.*\s)(?://+|/\*+|\*|;*#+|;+|--+|%+|<!--|\(\*|\{-)\s*$")
"""The sign that opens a comment, at the end of a line's part in code type."""
_OPENS_COMMENT = re.compile(r"\s*(?://|/\*|#|%|--\s|;;|\(\*|\{-)")
_ADDRESS = re.compile(r"(?:https?:|ftp:|www\.)[^\s]*", re.IGNORECASE)
_ITEM = re.compile(r"\(?\d{1,2}[.)]\s*")


def is_code(line: Line) -> bool:
    """True when a line is set in monospaced type, signs and a line number in other fonts aside."""
    first = line.spans[0]
    if first.text[0] in _BULLETS and not first.mono:
        return False
    if line.mono_share > _ALL:
        return not _ADDRESS.fullmatch(line.text.replace(" ", ""))
    spans = line.spans[1:] if _is_result(line) else without_number(line)[1]
    if not spans or not spans[0].mono:
        return hooked(spans) and any(s.mono for s in spans)
    if _is_item(line):
        return False
    rest = "".join(s.text for s in spans if not s.mono)
    seen = sum(len(s.text.replace(" ", "")) for s in spans)
    mono = sum(len(s.text.replace(" ", "")) for s in spans if s.mono)
    return mono > _ALL * seen or (mono > _MOST * seen and not any(c.isalpha() for c in rest))


def _is_result(line: Line) -> bool:
    first = line.spans[0]
    return len(line.spans) > 1 and not first.mono and first.text.strip() in _RESULTS


def _is_item(line: Line) -> bool:
    """True for an item that is a word of code: its number stands in text type of full size, a line's is smaller."""
    if len(line.spans) < 2:
        return False
    first, second = line.spans[:2]
    return not first.mono and first.size > 0.85 * second.size and _ITEM.fullmatch(first.text) is not None


def has_comment(line: Line) -> bool:
    """True for code whose comment is set in text type, or for such a comment alone."""
    code, comment = _parted(line.spans)
    if not comment:
        return False
    opened = bool(_COMMENT.match(_text(code))) if code else False
    return opened or bool(_OPENS_COMMENT.match(_text(comment)))


def is_commented_code(line: Line) -> bool:
    """Like ``has_comment``, where the code alone tells that it is code."""
    code, _ = _parted(line.spans)
    return has_comment(line) and bool(re.search(r"\w", _text(code)))


def _parted(spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """The spans in code type that open the line, and the rest."""
    code = list(itertools.takewhile(lambda span: span.mono, spans))
    return code, spans[len(code) :]


def _text(spans: list[Span]) -> str:
    return Line(0, spans).text if spans else ""


def code_size(line: Line) -> float:
    """Type size of most of the line's code; its number may be smaller, a sign from another font larger."""
    code = [span for span in without_number(line)[1] if span.mono]
    return max(code, key=lambda span: (len(span.text), span.size)).size if code else line.size
