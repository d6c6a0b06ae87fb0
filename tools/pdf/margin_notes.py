"""Notes in the margin, level with the text but no part of its lines: smaller type, clear of where the text ends."""

from itertools import pairwise

from probatum.tools.pdf.element import Element
from probatum.tools.pdf.footnotes import opens_note
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.measures import Measures, margins

_CLEAR = 0.6
"""Em between the text and the notes, at least."""
_LONG = 35
"""Characters of a line that tells where the text ends."""
_FEWEST = 5
"""Such lines that a page needs."""
_WORDS = 2.0
"""Words of a note's lines, on average: labels of a drawing and cells of a table have fewer."""


def margin_notes(pieces: list[Line], measures: Measures) -> list[list[Line]]:
    """The pieces of each note, from the top down; first those in the left margin."""
    text = [p for p in pieces if abs(p.size - measures.body_size) < 0.4 and len(p.text) > _LONG and p.mono_share < 0.5]
    if len(text) < _FEWEST:
        return []
    left, right = margins(text)
    clear = _CLEAR * measures.body_size
    sides = [p for p in pieces if p.x1 < left - clear], [p for p in pieces if p.x0 > right + clear]
    return [note for side in sides for note in _stacked(side) if _is_note(note, measures)]


def set_aside(elements: list[Element], columns: set[int]) -> list[Element]:
    """Marks what stands in these columns, beside the text, so that the text goes on past it.

    A note that opens with a mark is a footnote; what stands beside code follows it.
    """
    order = [element for element in elements if element.column not in columns]
    for element in [e for e in elements if e.column in columns]:
        element.fields["aside"] = True
        if element.kind == "text" and opens_note(element.lines[0]):
            element.kind = "footnote"
        beside = next((at for at, e in enumerate(order) if _is_beside(element, e)), len(order))
        after = (at for at in range(beside + 1, len(order)) if "aside" not in order[at].fields)
        order.insert(next(after, len(order)), element)
    return order


def _is_beside(note: Element, other: Element) -> bool:
    """True for code that the note begins level with."""
    return other.kind == "code" and other.box.y0 - note.lines[0].size < note.box.y0 < other.box.y1


def _stacked(side: list[Line]) -> list[list[Line]]:
    """Pieces parted where more room than between lines is left."""
    rows = sorted(side, key=lambda p: (p.y, p.x0))
    cuts = [at for at, (a, b) in enumerate(pairwise(rows), 1) if b.y - a.y > 1.6 * a.size]
    return [rows[a:b] for a, b in pairwise([0, *cuts, len(rows)]) if b > a]


def _is_note(note: list[Line], measures: Measures) -> bool:
    """False for the ends of long lines of code, too."""
    small = all(piece.size < measures.body_size - 0.4 for piece in note)
    code = sum(len(piece.text) * piece.mono_share for piece in note)
    lines = len({round(piece.y) for piece in note})
    words = sum(len(piece.text.split()) for piece in note)
    return small and words >= _WORDS * lines and words > 2 and code < 0.5 * sum(len(piece.text) for piece in note)
