"""What is usual in the pages that are read: body type, leading, margins. Everything else is judged against it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.sheet import Sheet

Look = tuple[float, bool, str]
"""Type size, bold, font: how a line looks."""
_TEXT_LINES = 12
"""So many long lines of one look are running text, not headings."""


@dataclass
class Measures:
    """The book's ordinary text."""

    body_size: float
    leading: float
    """Baseline to baseline in a paragraph."""
    body_font: str
    foot: float = 0.0
    """Lowest baseline that full pages reach."""
    text_looks: frozenset[Look] = frozenset()
    """How running text looks: in the body, in an index or an appendix of smaller type."""
    code_pitch: dict[float, float] = field(default_factory=dict)
    """Baseline to baseline in listings, by type size."""
    code_blank: dict[float, float] = field(default_factory=dict)
    """Height of an empty line in listings, by type size: a word processor sets it in another font."""


def measure(sheets: list[Sheet]) -> Measures:
    """Measures taken over all pieces of ``sheets``."""
    sizes: Counter[float] = Counter()
    fonts: Counter[str] = Counter()
    for sheet in sheets:
        for piece in sheet.pieces:
            if piece.mono_share < 0.5 and len(piece.text) > 20:
                sizes[round(piece.size, 1)] += len(piece.text)
                fonts[piece.main.font] += len(piece.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    font = fonts.most_common(1)[0][0] if fonts else ""
    steps: Counter[float] = Counter()
    code: dict[float, Counter[float]] = defaultdict(Counter)
    for sheet in sheets:
        for above, below in zip(sheet.pieces, sheet.pieces[1:], strict=False):
            step = round(below.y - above.y, 1)
            if not 0.9 * above.size < step < 3.5 * above.size:
                continue
            both = abs(above.size - body) < 0.2 and abs(below.size - body) < 0.2
            if both and step < 2.2 * above.size and above.mono_share < 0.5:
                steps[step] += len(above.text)
            elif above.mono_share > 0.9 and below.mono_share > 0.9:
                code[round(above.size, 1)][step] += 1
    leading = steps.most_common(1)[0][0] if steps else 1.2 * body
    feet = sorted(max(p.y for p in sheet.pieces) for sheet in sheets if sheet.pieces)
    foot = feet[int(0.7 * (len(feet) - 1))] if feet else 0.0
    pitch = {size: min(c.most_common(1)[0][0], 2.2 * size) for size, c in code.items()}
    blank = {size: _blank_height(c, pitch[size]) for size, c in code.items()}
    return Measures(body, leading, font, foot, _text_looks(sheets), pitch, blank)


def _blank_height(steps: Counter[float], pitch: float) -> float:
    """What an empty line adds to the step between two lines: the usual one of the larger steps tells."""
    larger = Counter({step: n for step, n in steps.items() if 1.7 * pitch < step < 2.5 * pitch})
    step, times = larger.most_common(1)[0] if larger else (0.0, 0)
    return step - pitch if times >= 3 else pitch


def look_of(line: Line) -> Look:
    """How the line looks."""
    return round(line.size * 2) / 2, line.bold, line.main.font


def _text_looks(sheets: list[Sheet]) -> frozenset[Look]:
    """Looks that hold many long lines and a tenth of all of them."""
    pieces = [p for sheet in sheets for p in sheet.pieces if p.mono_share < 0.5 and len(p.text) > 40]
    looks = Counter(look_of(piece) for piece in pieces)
    return frozenset(look for look, n in looks.items() if n >= max(_TEXT_LINES, 0.1 * len(pieces)) and not look[1])


def margins(lines: list[Line]) -> tuple[float, float]:
    """Left and right edge that most lines of running text share."""
    prose = [line for line in lines if line.mono_share < 0.5 and len(line.text) > 15] or lines
    lefts = Counter(round(line.x0 / 2) * 2.0 for line in prose)
    most = lefts.most_common(1)[0][1]
    left = min(x for x, n in lefts.items() if n >= 0.3 * most)
    rights = sorted(line.x1 for line in prose)
    return left, rights[int(0.95 * (len(rights) - 1))]


@dataclass
class Margins:
    """The lines of text by the side of the book that they stand on: two-sided books shift one side's margin."""

    sides: dict[int, list[Line]]

    def left_of(self, lines: list[Line]) -> float:
        """Left edge of the text of the column that ``lines`` stand in; 0 where there is none to tell."""
        x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
        beside = [line for line in self.sides.get(lines[0].page % 2, []) if line.x0 < x1 and line.x1 > x0]
        return margins(beside)[0] if beside else 0.0


def measure_margins(sheets: list[Sheet]) -> Margins:
    """Margins by the long lines of text on all pages of a side; one page may hold nothing but code or lists."""
    sides: dict[int, list[Line]] = {0: [], 1: []}
    for sheet in sheets:
        sides[sheet.number % 2] += [line for line in sheet.lines if line.mono_share < 0.5 and len(line.text) > 15]
    return Margins({side: lines or sides[1 - side] for side, lines in sides.items()})
