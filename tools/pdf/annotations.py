"""Remarks set beside lines of code, as some publishers explain their listings: no part of the code."""

import re
from itertools import pairwise

from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.measures import Measures

_GAP = 2.0
"""Em between a line of code and what is said of it, at least."""
_FEWEST = 3
"""Lines of code in a listing that is explained so."""
_SHARE = 0.5
"""Of a listing's lines, at most, have a remark beside them: else they are terms, and this is a table."""
_COMMENT = re.compile(r"\s*(?://|/\*|\*|#|%|--|;|\(\*|\{-|<!--|[⇒→⊣≡↦])")
_WORD = re.compile(r"[^\W\d_]{2}")


def annotations(pieces: list[Line], measures: Measures) -> list[list[Line]]:
    """The lines of each remark, from the top down: small type, another font than the text's, clear of the code."""
    loose = [piece for piece in pieces if _is_remark(piece, measures)]
    found: list[list[Line]] = []
    for listing in _listings([piece for piece in pieces if piece.mono_share > 0.9]):
        first = [piece for piece in loose if _stands_beside(piece, listing)]
        if len(listing) >= _FEWEST and 0 < len(first) <= _SHARE * len(listing):
            for piece in sorted(first, key=lambda p: p.y):
                if not any(piece in remark for remark in found):
                    found.append(_with_neighbours(piece, [p for p in loose if not any(p in r for r in found)]))
    return found


def _is_remark(piece: Line, measures: Measures) -> bool:
    other = piece.main.font != measures.body_font and piece.size < measures.body_size - 0.4
    return other and piece.mono_share < 0.5 and bool(_WORD.search(piece.text)) and not _COMMENT.match(piece.text)


def _listings(code: list[Line]) -> list[list[Line]]:
    """The code parted where more than a blank line's room is left."""
    rows = sorted(code, key=lambda piece: piece.y)
    cuts = [at for at, (a, b) in enumerate(pairwise(rows), 1) if b.y - a.y > 2.8 * a.size]
    return [rows[a:b] for a, b in pairwise([0, *cuts, len(rows)]) if b > a]


def _stands_beside(piece: Line, listing: list[Line]) -> bool:
    """True for what begins clear of the end of the code on its height."""
    ends = [line.x1 for line in listing if abs(line.y - piece.y) < 0.6 * line.size]
    return bool(ends) and piece.x0 - max(ends) > _GAP * piece.size


def _with_neighbours(piece: Line, loose: list[Line]) -> list[Line]:
    """The remark's lines above and below the one that stands beside code."""
    remark = [piece]
    for line in sorted(loose, key=lambda p: abs(p.y - piece.y)):
        alike = line.main.font == piece.main.font and abs(line.x0 - piece.x0) < 2
        if line is not piece and alike and min(abs(line.y - other.y) for other in remark) < 1.5 * line.size:
            remark.append(line)
    return sorted(remark, key=lambda line: line.y)
