"""One page laid open: its text pieces, drawings and images, before anyone says what they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from probatum.book import Box, Label, PdfPage
from probatum.tools.pdf.boxes import area
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.links import Link, read_links
from probatum.tools.pdf.pieces import read_pieces

LARGEST = 14_400.0
"""Points: no side of a page is longer, by the standard."""
_ASIDE = 150
"""Characters on their side that make a page be turned: labels along axes are fewer."""
MANY_DRAWINGS = 20_000
"""More strokes than this are a map or a scan made of paths: one picture of the page's drawn area."""

_THIN = 2.0
"""Points that a rule is thick, at most."""
NAMED = 12
"""Pages that a warning names before it breaks off."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector path's extent."""

    box: Box
    filled: bool
    stroked: bool
    white: bool
    """Painted in the paper's colour: a background."""
    slanted: int
    """Curves and lines that are neither upright nor level."""

    @property
    def thin(self) -> bool:
        """A rule of either direction, however short."""
        return min(self.box.x1 - self.box.x0, self.box.y1 - self.box.y0) <= _THIN and not self.slanted

    @property
    def horizontal(self) -> bool:
        """A rule from left to right."""
        return self.box.y1 - self.box.y0 <= _THIN and self.box.x1 - self.box.x0 > 6

    @property
    def vertical(self) -> bool:
        """A rule from top to bottom."""
        return self.box.x1 - self.box.x0 <= _THIN and self.box.y1 - self.box.y0 > 6


@dataclass(frozen=True, slots=True)
class Image:
    """A bitmap's place on the page."""

    box: Box
    xref: int
    digest: bytes
    width: int
    height: int


@dataclass
class Sheet:
    """A page with all that stands on it."""

    number: PdfPage
    label: Label
    width: float
    height: float
    pieces: list[Line]
    turned: list[Line] = field(default_factory=list)
    """Text that does not run from left to right: beside an axis, or on a page that lies on its side."""
    drawings: list[Drawing] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    damaged: bool = False
    """The page could not be opened: nothing is known of it."""
    lacking: tuple[str, ...] = ()
    """What of its art could not be read."""
    recognised: bool = False
    """Its text comes from OCR: sizes are rough and nothing tells code from prose."""
    lines: list[Line] = field(default_factory=list)
    """In reading order, once columns are known."""


def open_sheet(document: Any, number: PdfPage, label: Label, *, art: bool = True) -> Sheet:
    """Reads a page; without ``art`` its text alone, which is enough to see what repeats."""
    pymupdf = load_pymupdf()
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
    try:
        page = document[number - 1]
        lines = _lines(page, number, flags, art=art)
        if art and _on_its_side(lines):
            lines = _uprighted(page, number, flags)
        bounds = page.rect
        sheet = Sheet(number, label, bounds.width, bounds.height, [p for p in lines if p.turned is None])
        sheet.turned = [p for p in lines if p.turned is not None]
    except MemoryError:
        raise
    except Exception:  # MuPDF raises many kinds for a damaged page; the others can still be read
        return Sheet(number, label, 1, 1, [], damaged=True)
    if art:
        _add_art(page, sheet)
    return sheet


def _lines(page: Any, number: PdfPage, flags: int, *, art: bool = True) -> list[Line]:
    return [piece for piece in read_pieces(page, number, flags, coarse=not art) if _lies_on(piece, page.rect)]


def _on_its_side(lines: list[Line]) -> bool:
    """True when most of the page's text runs upwards or downwards, as a wide table's does."""
    turned = sum(len(line.text) for line in lines if line.turned)
    return turned > _ASIDE and turned > 2 * sum(len(line.text) for line in lines if not line.turned)


def _uprighted(page: Any, number: PdfPage, flags: int) -> list[Line]:
    """The lines of a page after it was turned, in the open document alone, so that they can be read."""
    lines: list[Line] = []
    for turn in (page.rotation or 90, 180, 90, 180):  # as it is shown, that upside down, and both again on its side
        page.set_rotation(turn)
        page.remove_rotation()  # the page looks as before, but its own coordinates are those of the turned one
        lines = _lines(page, number, flags)
        if any(not line.turned for line in lines) and not _on_its_side(lines):
            break
    return lines


def _add_art(page: Any, sheet: Sheet) -> None:
    """Reads drawings, images and links; of those that are damaged there are none."""
    for name, read in (("drawings", _drawings), ("images", _images), ("links", lambda page, _: read_links(page))):
        try:
            setattr(sheet, name, read(page, sheet))
        except MemoryError:
            raise
        except Exception:  # an image larger than MuPDF opens, a path without an end
            sheet.lacking += (name,)
    rules = [image for image in sheet.images if _is_rule(image.box)]
    sheet.images = [image for image in sheet.images if image not in rules]
    sheet.drawings += [Drawing(image.box, True, False, False, 0) for image in rules]


def _is_rule(box: Box) -> bool:
    """True for a bitmap so thin that it is a rule: printers' drivers and old makers of PDFs draw them so."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    return min(width, height) <= _THIN and max(width, height) > 3 * _THIN


def _lies_on(piece: Line, bounds: Any) -> bool:
    """False for text that a damaged file puts where no page reaches."""
    wide, high = min(bounds.width, LARGEST), min(bounds.height, LARGEST)
    return bool(-wide <= piece.x0 <= piece.x1 <= 2 * wide and -high <= piece.y <= 2 * high)


def named(sheets: Sequence[Sheet]) -> str:
    """Pages as a reader is told of them: ``page 5``, or ``pages 5, 6``."""
    labels = ", ".join(str(sheet.label) for sheet in sheets[:NAMED]) + (", …" if len(sheets) > NAMED else "")
    return f"page{'' if len(sheets) == 1 else 's'} {labels}"


def is_scan(sheet: Sheet) -> bool:
    """True for a page that shows a picture and holds hardly any text."""
    shown = max((area(image.box) for image in sheet.images), default=0.0)
    return shown > 0.4 * sheet.width * sheet.height and sum(len(p.text) for p in sheet.pieces) < 40


def _drawings(page: Any, sheet: Sheet) -> list[Drawing]:
    """The paths as far as they can be seen: the clips around them have their levels, like brackets."""
    found: list[Drawing] = []
    clips: list[tuple[int, Box | None]] = []
    for raw in page.get_drawings(extended=True)[:MANY_DRAWINGS]:
        while clips and clips[-1][0] >= raw["level"]:
            clips.pop()
        window = clips[-1][1] if clips else Box(0.0, 0.0, sheet.width, sheet.height)
        if raw["type"] == "clip":
            clips.append((raw["level"], window and _shared(raw["scissor"], window)))
        elif raw["type"] != "group" and window and (box := _shared(raw["rect"], window)):
            fill = raw.get("fill")
            white = "f" in raw["type"] and fill is not None and min(fill) > 0.98 and "s" not in raw["type"]
            found.append(Drawing(box, "f" in raw["type"], "s" in raw["type"], white, _slanted(raw["items"])))
    return found


def _slanted(items: list[Any]) -> int:
    count = 0
    for item in items:
        if item[0] == "l":
            (xa, ya), (xb, yb) = item[1], item[2]
            count += abs(xa - xb) > 0.7 and abs(ya - yb) > 0.7
        elif item[0] in ("c", "qu"):
            count += 1
    return count


def _images(page: Any, sheet: Sheet) -> list[Image]:
    found = []
    for raw in page.get_image_info(hashes=False, xrefs=True):
        if box := _shared(raw["bbox"], Box(0.0, 0.0, sheet.width, sheet.height)):
            digest = raw.get("digest") or b""
            found.append(Image(box, raw["xref"], digest, raw["width"], raw["height"]))
    return found


def _shared(rect: Any, window: Box) -> Box | None:
    """The part of ``rect`` that lies in ``window``; None when there is none."""
    x0, y0, x1, y1 = rect
    box = Box(max(x0, window.x0), max(y0, window.y0), min(x1, window.x1), min(y1, window.y1))
    return box if box.x1 >= box.x0 and box.y1 >= box.y0 else None
