"""Remarks set apart from the text: what an icon, a word at the side, a bar, two rules or an indented title mean."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from probatum.book import Box, RoleName
from probatum.tools.pdf.art import Art, Frame
from probatum.tools.pdf.boxes import around, covers_centre, overlap_x
from probatum.tools.pdf.captions import bears_label
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.headings import HeadingStyles
from probatum.tools.pdf.items import MARKER
from probatum.tools.pdf.measures import Measures, margins
from probatum.tools.pdf.roles import Role, is_label, role_named
from probatum.tools.pdf.sheet import Sheet
from probatum.tools.pdf.titles import LABELLED, NUMBER, key_of

_ICONS: dict[str, RoleName] = {
    "\uf05a": "note", "\uf129": "note", "ℹ": "note", "📝": "note", "\uf06a": "note",
    "\uf0eb": "tip", "💡": "tip",
    "\uf071": "warning", "\uf06d": "warning", "⚠": "warning", "🔥": "warning", "❗": "warning",
}  # fmt: skip
"""Signs of Font Awesome and of Unicode that notes, tips and warnings are marked with."""
_LARGE = 1.5
"""Of body size: a single sign of a private font that is so large is an icon."""
_BESIDE = 60.0
"""Points between a sign or bar and the text that it marks, at most."""
_NEAR = 2.6
"""Lines between the parts of one remark, at most."""
_TALLEST = 0.4
"""Of the page: two rules further apart enclose no remark."""
_TITLE = 80
"""Characters of a remark's title, at most."""


def take_signs(sheet: Sheet, measures: Measures) -> list[tuple[Line, Role]]:
    """Takes the icons, and words such as ``NOTE`` at the side of what they mark, out of the page's pieces."""
    signs = [(piece, role) for piece in sheet.pieces if (role := _sign(piece, sheet, measures)) is not None]
    taken = {id(piece) for piece, _ in signs}
    sheet.pieces = [piece for piece in sheet.pieces if id(piece) not in taken]
    return signs


def _sign(piece: Line, sheet: Sheet, measures: Measures) -> Role | None:
    text = piece.text.strip().removesuffix("\ufe0f")
    if len(text) == 1:
        private = unicodedata.category(text) == "Co" or text == "\ufffd"
        words = max((len(p.text.split()) for p in _right_of(piece, sheet)), default=0)
        large = private and piece.size > _LARGE * measures.body_size and words >= 3
        role = _ICONS.get(text, "note" if large else None)
        return Role(role) if role else None
    if not is_label(text) or not _right_of(piece, sheet):
        return None
    size = piece.size
    under = (p for p in sheet.pieces if p is not piece and p.x0 < piece.x1 and abs(p.y - piece.y) < 1.6 * size)
    return None if any(under) else role_named(text)


def _right_of(piece: Line, sheet: Sheet) -> list[Line]:
    """Lines that begin a little to the right of a sign, on its height."""
    return [
        p
        for p in sheet.pieces
        if piece.size < p.x0 - piece.x1 < _BESIDE and p.box.y0 < piece.box.y1 and piece.box.y0 < p.box.y1
    ]


def mark_remarks(sheet: Sheet, art: Art, signs: list[tuple[Line, Role]], measures: Measures) -> None:
    """Adds a frame for each remark that a sign, a bar or two rules make; a frame that is there gets its role."""
    bars = [d.box for d in sheet.drawings if d.box.x1 - d.box.x0 < 6 and d.box.y1 - d.box.y0 > 1.5 * measures.body_size]
    for sign, role in signs:
        own = next((i for i, f in enumerate(art.frames) if covers_centre(f.box, sign.box)), None)
        if own is not None:
            art.frames[own] = replace(art.frames[own], role=role.role, title=role.title)
            continue
        rows = _marked(sign, bars, sheet, measures)
        if rows:
            art.frames.append(Frame(around([sign.box, *(row.box for row in rows)]), "prose", role.role, role.title))
    for bar in bars:
        rows = _barred(bar, sheet, measures)
        if rows and not _framed(rows[0], art):
            art.frames.append(Frame(around([bar, *(row.box for row in rows)]), "prose"))
    for above, below in pairwise(sorted(art.rules, key=lambda rule: rule.y0)):
        rows = _ruled(above, below, sheet, measures)
        if rows and not _framed(rows[0], art):
            art.frames.append(Frame(around([above, below]), "prose"))
    art.frames = [_titled(frame, sheet) for frame in art.frames]


def _framed(line: Line, art: Art) -> bool:
    return any(covers_centre(box, line.box) for box in (*(f.box for f in art.frames), *art.grids, *art.figures))


def _marked(sign: Line, bars: list[Box], sheet: Sheet, measures: Measures) -> list[Line]:
    """The lines that stand beside a sign: as far as its bar goes, else while nothing begins further left."""
    middle = (sign.box.y0 + sign.box.y1) / 2
    for bar in bars:
        if 0 < bar.x0 - sign.x1 < _BESIDE and bar.y0 < middle < bar.y1:
            return [p for p in sheet.pieces if bar.x1 <= p.x0 and bar.y0 <= p.y <= bar.y1 + 1]
    column = sorted((p for p in sheet.pieces if p.x1 > sign.x0), key=lambda p: p.y)
    rows: list[Line] = []
    for part in ([p for p in column if p.y >= middle], [p for p in column if p.y < middle][::-1]):
        last = middle
        for piece in part:
            if piece.x0 < sign.x1 or abs(piece.y - last) > _NEAR * measures.leading:
                break
            rows.append(piece)
            last = piece.y
    return rows


def _barred(bar: Box, sheet: Sheet, measures: Measures) -> list[Line]:
    """The lines right of a bar that stands before text further in than the rest of the page's."""
    level = [p for p in sheet.pieces if bar.y0 < p.y < bar.y1 + 1 and p.x1 > bar.x0]
    beside = [p for p in level if bar.x1 - 1 <= p.x0]
    others = [p for p in sheet.pieces if p.x1 > bar.x0 and not bar.y0 < p.y < bar.y1 + 1]
    if not beside or len(beside) < len(level) or not others or not _is_prose(beside):
        return []
    first = min(p.x0 for p in beside)
    inset = first - bar.x1 < _BESIDE / 2 and first > margins(others)[0] + 0.5 * measures.body_size
    return beside if inset else []


def _ruled(above: Box, below: Box, sheet: Sheet, measures: Measures) -> list[Line]:
    """The lines between two rules of one width, below other text, that begin with a title."""
    alike = abs(above.x0 - below.x0) < 3 and abs(above.x1 - below.x1) < 3 and above.x1 - above.x0 > _BESIDE
    if not alike or not 1.5 * measures.body_size < below.y0 - above.y0 < _TALLEST * sheet.height:
        return []
    near = [p for p in sheet.pieces if overlap_x(p.box, above)]
    rows = sorted((p for p in near if above.y0 < p.y < below.y0), key=lambda p: p.y)
    if not rows or not any(p.y < above.y0 for p in near) or not _is_prose(rows):
        return []
    return rows if is_title(rows[0]) or is_label(rows[0].text) else []


def _is_prose(rows: list[Line]) -> bool:
    return any(len(row.text.split()) >= 4 and row.mono_share < 0.5 for row in rows)


def is_title(line: Line) -> bool:
    """True for a short line in bold that could head a remark: no number, no label of a theorem or figure, no item."""
    text = line.text
    other = MARKER.match(text) or NUMBER.match(text) or LABELLED.match(text) or bears_label(text)
    return line.bold and len(text) <= _TITLE and line.mono_share < 0.5 and not other


def _titled(frame: Frame, sheet: Sheet) -> Frame:
    """A frame around prose that begins with its kind, or with a title of its own: a note when nothing says else."""
    if frame.holds == "code" or frame.title:
        return frame
    rows = sorted((p for p in sheet.pieces if covers_centre(frame.box, p.box)), key=lambda p: p.y)
    named = role_named(rows[0].text) if rows else None
    if named is not None:
        return replace(frame, role=named.role, title=named.title)
    if len(rows) > 1 and is_title(rows[0]) and not rows[1].bold and rows[1].y - rows[0].y > 0.5 * rows[0].size:
        return replace(frame, role=frame.role if frame.role != "plain" else "note", title=rows[0].text)
    return frame


def indented_remarks(lines: list[Line], frames: list[Frame], styles: HeadingStyles, measures: Measures) -> list[Frame]:
    """Frames around text further in than the rest of its column that begins with a title level with it."""
    if not lines:
        return []
    left = margins(lines)[0]
    known = {key_of(entry.title) for entry in styles.entries if entry.page == lines[0].page}
    found: list[Frame] = []
    for at, line in enumerate(lines[:-1]):
        label = is_label(line.text)
        if line.x0 < left + 1.2 * measures.body_size or not (label or is_title(line)) or key_of(line.text) in known:
            continue
        if any(covers_centre(frame.box, line.box) for frame in (*frames, *found)):
            continue
        rows = list(_level_with(line, lines[at + 1 :], measures))
        if rows and abs(rows[0].x0 - line.x0) < 1 and not rows[0].bold and _is_prose(rows):
            role = role_named(line.text) if label else None
            box = around([line.box, *(row.box for row in rows)])
            found.append(Frame(box, "prose", role.role if role else "note", line.text))
    return found


def _level_with(title: Line, below: Iterable[Line], measures: Measures) -> Iterable[Line]:
    last = title
    for line in below:
        if line.x0 < title.x0 - 1 or line.y - last.y > _NEAR * measures.leading or is_title(line):
            return
        yield line
        last = line
