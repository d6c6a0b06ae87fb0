"""Panels and borders, told from figures by the text or code that fills them; pictures may stand in them too."""

import re
from dataclasses import dataclass
from typing import Literal

from probatum.book import Box
from probatum.tools.pdf.boxes import around, clusters, covers_centre, grown, holds
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.sheet import Drawing

PARTED = 12.0  # points between the parts of one picture
_SHADOW = 6.0  # points between the sides of one frame and its shadow
_EMPTY = 0.7  # of a panel's height, at most, is without text: a legend leaves more of a plot
_PADDING = 60.0  # points above and below the text together that any panel may have
_LARGE = 4.0  # times body size: a smaller picture in a panel is its icon
_BROAD = 25.0  # times body size: no box of a diagram is wider
_HEADING = 1.3  # times body size: type that only headings have
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Panel:
    """What a background or border holds."""

    content: Literal["code", "prose"]
    pictures: list[Box]
    """Figures between its lines."""


def panel_of(drawn: list[Drawing], extent: Box, inside: list[Line], body_size: float) -> Panel | None:
    """The panel that the drawings around the lines ``inside`` make; None when they are a figure or a table."""
    pictures = _pictures(drawn, extent, inside, body_size)
    text = [p for p in inside if not any(covers_centre(picture, p.box) for picture in pictures)]
    rest = [d for d in drawn if not any(holds(picture, d.box) for picture in pictures)]
    if _is_boxed_title(drawn, extent, text, body_size):
        return Panel("prose", [])
    content = _content(text, body_size)
    if not content or not _fills([*(p.box for p in text), *pictures], rest, extent):
        return None
    return Panel(content, [p for p in pictures if min(p.x1 - p.x0, p.y1 - p.y0) > _LARGE * body_size])


def _pictures(drawn: list[Drawing], extent: Box, inside: list[Line], body_size: float) -> list[Box]:
    """Drawings within a frame that hold no line of text or code: a plot between paragraphs, an icon beside them."""
    border = [d for d in drawn if _on_border(d, extent)]
    lines = [p.box for p in inside if p.mono_share > 0.72 or _is_sentence(p, body_size)]
    if not lines or not border or not holds(around(d.box for d in border), extent):
        return []
    inner = [d.box for d in drawn if not _on_border(d, extent) and (d.slanted or not any(_spans(d, extent)))]
    found = [around(inner[i] for i in members) for members in clusters(inner, PARTED)]
    bodies = [box for box in found if box.x1 - box.x0 > 3 and box.y1 - box.y0 > 3]
    return [box for box in bodies if not any(covers_centre(box, line) for line in lines)]


def _on_border(drawing: Drawing, extent: Box) -> bool:
    """True for a side of a frame, its shadow or title band, or the whole of it."""
    box = drawing.box
    wide, tall = _spans(drawing, extent)
    level = min(box.y0 - extent.y0, extent.y1 - box.y1) < _SHADOW
    upright = min(box.x0 - extent.x0, extent.x1 - box.x1) < _SHADOW
    side = drawing.thin and ((drawing.horizontal and level) or (drawing.vertical and upright))
    return side or (wide and (tall or level)) or (tall and upright)


def _fills(parts: list[Box], drawn: list[Drawing], extent: Box) -> bool:
    """True when ``parts`` fill the drawings, and hardly anything lies between them."""
    whole = around(parts)
    empty = (extent.y1 - extent.y0) - (whole.y1 - whole.y0)
    if empty > max(_PADDING, _EMPTY * (extent.y1 - extent.y0)):
        return False
    between = [d for d in drawn if not any(_spans(d, extent)) and d.slanted and holds(grown(whole, -1), d.box)]
    return len(between) <= 1


def _spans(drawing: Drawing, extent: Box) -> tuple[bool, bool]:
    """Whether the drawing is as wide, and as tall, as ``extent``."""
    wide = drawing.box.x1 - drawing.box.x0 > 0.85 * (extent.x1 - extent.x0)
    tall = drawing.box.y1 - drawing.box.y0 > 0.85 * (extent.y1 - extent.y0)
    return wide, tall


def _content(inside: list[Line], body_size: float) -> Literal["code", "prose", ""]:
    total = sum(len(p.text) for p in inside)
    code = sum(len(p.text) for p in inside if p.mono_share > 0.72)
    prose = sum(len(p.text) for p in inside if _is_prose(p, body_size))
    if inside and code >= 0.6 * total:
        return "code"
    return "prose" if inside and prose >= 0.55 * total else ""


def is_banner(drawn: list[Drawing], extent: Box, inside: list[Line], body_size: float) -> bool:
    """A band or frame around a heading: one line in type larger than the text."""
    return _is_boxed_title(drawn, extent, inside, body_size) and inside[0].size > _HEADING * body_size


def _is_boxed_title(drawn: list[Drawing], extent: Box, inside: list[Line], body_size: float) -> bool:
    """A frame or band around one line of words that is wider than any box of a diagram."""
    tall = 6 * max([body_size, *(p.size for p in inside)])
    broad = extent.x1 - extent.x0 > _BROAD * body_size and extent.y1 - extent.y0 < tall
    words = len(inside) == 1 and inside[0].mono_share < 0.5 and bool(_WORD.search(inside[0].text))
    return broad and words and all(_on_border(d, extent) for d in drawn)


def _is_prose(piece: Line, body_size: float) -> bool:
    """Several words, or as much in a script that does not part them."""
    words = _WORD.findall(piece.text)
    many = bool(words) and len(piece.text.split()) >= 4
    unparted = any(len(word) >= 8 and not word.isascii() for word in words)
    return (many or unparted) and abs(piece.size - body_size) < 0.3 * body_size


def _is_sentence(piece: Line, body_size: float) -> bool:
    """Prose with words enough not to be a formula in a legend."""
    return _is_prose(piece, body_size) and len("".join(_WORD.findall(piece.text))) > 10
