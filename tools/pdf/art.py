"""What is drawn on a page: frames around code or prose, rules, and figures."""

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal

from probatum.book import Box, RoleName
from probatum.tools.pdf.boxes import area, around, clusters, covers_centre, grown, holds, touch
from probatum.tools.pdf.frame_labels import bridges
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.lines import join_lines
from probatum.tools.pdf.panels import PARTED, is_banner, panel_of
from probatum.tools.pdf.sheet import Drawing, Image, Sheet
from probatum.tools.pdf.stripes import striped_tables
from probatum.tools.pdf.words import aligned

_TOUCHING = 1.5  # points between the parts of one frame
_TITLE = 5.0  # points between a table's title and its grid, or between double rules
_ICON = 22.0  # points: a smaller image decorates


@dataclass(frozen=True, slots=True)
class Frame:
    """A panel or border around code or prose, or another sign that prose stands apart."""

    box: Box
    holds: Literal["code", "prose"]
    role: RoleName = "plain"
    """What a sign or title says that it is, where its own first words do not."""
    title: str = ""


@dataclass
class Art:
    """A page's drawings, sorted."""

    frames: list[Frame] = field(default_factory=list)
    figures: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    """Level rules that belong to no figure: of tables, of footnotes, between paragraphs."""
    grids: list[Box] = field(default_factory=list)
    """Areas crossed by level and upright rules with text between, or striped: tables."""
    stripes: list[Box] = field(default_factory=list)
    """Coloured bands on which the rows of tables stand."""


def sort_art(sheet: Sheet, body_size: float, decorations: set[bytes | int]) -> Art:
    """Says what each cluster of drawings and each image is; ``decorations`` are images that stand on many pages."""
    page = area(Box(0, 0, sheet.width, sheet.height))
    drawn = [
        d for d in sheet.drawings if not d.white and area(d.box) < 0.8 * page and not _under_line(d, sheet, body_size)
    ]
    drawn += bridges(sheet)
    art = Art()
    for extent, stripes in striped_tables(drawn, sheet, body_size):
        art.grids.append(extent)
        art.stripes += stripes
        drawn = [d for d in drawn if not covers_centre(extent, d.box)]
    loose: list[Box] = []
    for members in clusters([d.box for d in drawn], _TOUCHING):
        _sort_cluster([drawn[i] for i in members], sheet, body_size, art, loose)
    art.grids = [around([grid, *_headings_on(grid, loose)]) for grid in _stacked(art.grids)]
    loose = [box for box in loose if not any(holds(grid, box) for grid in art.grids)]
    pictures = [i.box for i in sheet.images if _shows(i, sheet, decorations)]
    for members in clusters(loose + pictures, PARTED):
        art.figures.append(around((loose + pictures)[i] for i in members))
    art.rules = [r for r in art.rules if not any(touch(r, grown(f, 2)) for f in art.figures)]
    return art


def _headings_on(grid: Box, loose: list[Box]) -> list[Box]:
    """Frames as wide as the grid that stand on it: a title over the columns, parted by a double rule."""
    return [box for box in loose if _stands_on(box, grid)]


def _stands_on(box: Box, grid: Box) -> bool:
    same = abs(box.x0 - grid.x0) < 2 and abs(box.x1 - grid.x1) < 2
    return same and -1 < grid.y0 - box.y1 < _TITLE


def _stacked(grids: list[Box]) -> list[Box]:
    """The grids, those made one that double rules alone part."""
    whole: list[Box] = []
    for grid in sorted(grids, key=lambda box: box.y0):
        above = next((box for box in whole if _stands_on(box, grid)), None)
        if above is not None:
            whole.remove(above)
        whole.append(grid if above is None else around([above, grid]))
    return whole


def _shows(image: Image, sheet: Sheet, decorations: set[bytes | int]) -> bool:
    small = image.box.x1 - image.box.x0 < _ICON or image.box.y1 - image.box.y0 < _ICON
    backdrop = area(image.box) > 0.8 * sheet.width * sheet.height and bool(sheet.pieces)
    return not small and not backdrop and (image.xref or image.digest) not in decorations


def _under_line(drawing: Drawing, sheet: Sheet, body_size: float) -> bool:
    """True for an underline or the tint behind a word of running text."""
    box = drawing.box
    if box.y1 - box.y0 > 1.9 * body_size or drawing.slanted > 8:
        return False
    for piece in sheet.pieces:
        inside = piece.x0 - 3 <= box.x0 and box.x1 <= piece.x1 + 3
        close = piece.box.y0 - 4 <= box.y0 and box.y1 <= piece.box.y1 + 4
        if inside and close and box.x1 - box.x0 < 0.9 * (piece.x1 - piece.x0):
            return True
    return False


def _sort_cluster(drawn: list[Drawing], sheet: Sheet, body_size: float, art: Art, loose: list[Box]) -> None:
    extent = around(d.box for d in drawn)
    inside = [p for p in sheet.pieces if covers_centre(extent, p.box)]
    if len(drawn) == 1 and drawn[0].horizontal:
        art.rules.append(extent)
        return
    if not inside:
        (loose if _has_body(extent) else art.rules).append(extent)
        return
    if _is_staff(drawn, body_size):
        loose.append(extent)
        return
    if _is_grid(drawn, inside):
        art.grids.append(extent)
        return
    if is_banner(drawn, extent, inside, body_size):
        return  # it only colours the ground of a heading
    panel = panel_of(drawn, extent, inside, body_size)
    if panel is not None:
        art.frames.append(Frame(extent, panel.content))
        loose.extend(panel.pictures)
    elif all(d.horizontal for d in drawn):
        art.rules.extend(d.box for d in drawn)
    elif all(d.thin for d in drawn) and len(inside) >= 2:
        art.grids.append(extent)
    else:
        loose.append(extent)


def _has_body(box: Box) -> bool:
    return box.y1 - box.y0 > 3 and box.x1 - box.x0 > 3


def _is_grid(drawn: list[Drawing], inside: list[Line]) -> bool:
    """Rules across and upright, with text in more than one cell; cells drawn as boxes count as well."""
    level = {round(d.box.y0) for d in drawn if d.horizontal} | {
        round(d.box.y0) for d in drawn if d.stroked and not d.horizontal
    }
    upright = {round(d.box.x0) for d in drawn if d.vertical} | {
        round(d.box.x0) for d in drawn if d.stroked and not d.vertical
    }
    slanted = sum(d.slanted for d in drawn)
    columns = {round(p.x0 / 4) for p in inside}
    if slanted or len(level) < 3 or len(inside) < 4 or len(columns) < 2:
        return False
    return len(upright) >= 3 or (all(d.thin for d in drawn) and aligned(join_lines(inside)))


def _is_staff(drawn: list[Drawing], body_size: float) -> bool:
    """Level rules too close for words between them: music, squared paper."""
    level = sorted({round(d.box.y0, 1) for d in drawn if d.horizontal})
    return len(level) >= 5 and median(below - above for above, below in pairwise(level)) < 0.7 * body_size
