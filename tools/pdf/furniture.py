"""Running heads, feet and page numbers: what repeats at the edge of pages, digits aside. Never a fixed margin."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.lines import join_lines
from probatum.tools.pdf.sheet import Sheet

_BAND = 3.0
"""Points: baselines this close to each other on two pages are the same place."""
_EDGE = 3
"""How many rows from the top or the bottom can be furniture."""
_ROOM = 3.0
"""Type sizes of white between the ends of a running head."""
_TELLING = 8
"""Characters of one end of a head that are not there twice by chance, as a table's cells may be."""
_CONTINUED = re.compile(
    r"\(?(?:continue[sd]|fortsetzung|suite|continua|continú[ea]|proviene|continuação|vervolg[dt]|ciąg dalszy"
    r"|kontynuacja|продолж\w+)\b.{0,20}\b(?:page|seite|pagina|página|stron(?:ie|y)|страниц[еы])\b.{0,12}\)?",
    re.IGNORECASE,
)
"""What Sphinx and others print over and under the parts of a listing or table that a page's end has cut."""
_EVERYWHERE = 0.3
"""Share of the pages from which a place is furniture's own, whatever stands further out (a printer's slug, say).

Heads that name the section come but once or twice, so the left pages alone must do.
"""
_NUMBER = re.compile(r"\d+|\b[ivxlcdm]+\b", re.IGNORECASE)


@dataclass
class _Band:
    """A place where furniture stands."""

    sizes: set[float] = field(default_factory=set)
    """Type sizes that it has there."""
    pages: int = 0


def take_furniture(sheets: list[Sheet], neighbours: list[Sheet]) -> list[Line]:
    """Takes the furniture's pieces out of ``sheets`` and returns it as lines; ``neighbours`` only bear witness."""
    pages: dict[int, Sheet] = {sheet.number: sheet for sheet in (*sheets, *neighbours)}
    edges: dict[int, list[Line]] = {number: _edges(sheet) for number, sheet in pages.items()}
    repeated: Counter[tuple[str, int]] = Counter()
    numbered: Counter[int] = Counter()
    labels = {number: {str(sheet.label), str(number)} for number, sheet in pages.items()}
    for number, lines in edges.items():
        for key in {key for line in lines if _apart(line, pages[number]) for key in _keys(line)}:
            repeated[key] += 1
        for place in {p for line in lines if _ends_with_label(line, labels[number]) for p in _places(line)}:
            numbered[place] += 1
    largest = _body_size(sheets) + 2
    bands = _bands(edges, repeated, numbered, len(edges))
    own = {place for place, band in bands.items() if band.pages >= _EVERYWHERE * len(edges)}
    taken = []
    for sheet in sheets:
        taken += _take_continued(sheet)
        mine = [
            line
            for line in edges[sheet.number]
            if line.size <= largest
            and (
                _repeats(line, repeated)
                or _in_band(line, bands, labels[sheet.number], sheet)
                or _is_own_number(line, sheet)
            )
        ]
        mine = _outermost(mine, edges[sheet.number], sheet, own)
        spans = {id(span) for line in mine for span in line.spans}
        sheet.pieces = [p for p in sheet.pieces if not any(id(s) in spans for s in p.spans)]
        taken += mine
    return taken


def _take_continued(sheet: Sheet) -> list[Line]:
    said = [piece for piece in sheet.pieces if _CONTINUED.fullmatch(piece.text.strip())]
    sheet.pieces = [piece for piece in sheet.pieces if piece not in said]
    return said


def _body_size(sheets: list[Sheet]) -> float:
    """The type size of most of the text; what is clearly larger is a title, though each chapter has one like it."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for piece in sheet.pieces:
            sizes[round(piece.size, 1)] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _edges(sheet: Sheet) -> list[Line]:
    """The first and last lines of a page, in the outer fifths of its height."""
    outer = [p for p in sheet.pieces if p.y < 0.2 * sheet.height or p.y > 0.8 * sheet.height]
    lines = join_lines([Line(p.page, list(p.spans)) for p in outer])
    top = [line for line in lines if line.y < sheet.height / 2]
    bottom = [line for line in reversed(lines) if line.y > sheet.height / 2]
    return _first_rows(top) + _first_rows(bottom)[::-1]


def _first_rows(lines: list[Line]) -> list[Line]:
    """The lines of the first few rows; words far apart in one row are lines of their own."""
    rows, last = 0, -1e9
    for at, line in enumerate(lines):
        rows, last = rows + (abs(line.y - last) > 0.5 * line.size), line.y
        if rows > _EDGE:
            return lines[:at]
    return lines


def _mask(text: str) -> str:
    return re.sub(r"\s+", " ", _NUMBER.sub("#", text)).strip().lower()


def _places(line: Line) -> tuple[int, int]:
    place = round(line.y / _BAND)
    return (place, place + 1) if line.y / _BAND > place else (place, place - 1)


def _keys(line: Line) -> list[tuple[str, int]]:
    """What the line says and where; also of each of its ends, for a head may have the chapter's and the section's."""
    said = dict.fromkeys([line.text, *(part for part in _ends_apart(line) if len(part) >= _TELLING)])
    return [(_mask(text), place) for text in said for place in _places(line)]


def _ends_apart(line: Line) -> list[str]:
    """The parts of a line between which much room is."""
    parts, right = [""], line.x0
    for text, left, its_right in _letters(line):
        if text != " " and left - right > _ROOM * line.size:
            parts.append("")
        parts[-1] += text
        right = right if text == " " else its_right
    return [part.strip() for part in parts]


def _letters(line: Line) -> Iterator[tuple[str, float, float]]:
    """Each letter between its edges; of a page that was only looked over, each piece."""
    for span in line.spans:
        if len(span.lefts) == len(span.text):
            yield from zip(span.text, span.lefts, span.rights, strict=True)
        else:
            yield span.text, span.lefts[0], span.rights[-1]


def _repeats(line: Line, repeated: Counter[tuple[str, int]]) -> bool:
    """True for what stands in the same place on other pages; two listings may both end in a brace there."""
    often = 2 if line.mono_share < 0.5 else 3
    return any(repeated[key] >= often for key in _keys(line)) and any(c.isalnum() for c in line.text)


def _ends_with_label(line: Line, labels: set[str]) -> bool:
    words = line.text.split()
    return bool(words) and (words[0].strip("[]|-–— ") in labels or words[-1].strip("[]|-–— ") in labels)


def _is_own_number(line: Line, sheet: Sheet) -> bool:
    """True for the page's label alone: a chapter's first page may have it where no other page has."""
    return line.text.strip("[]|-–— ") == str(sheet.label) and _apart(line, sheet)


def _bands(
    edges: dict[int, list[Line]], repeated: Counter[tuple[str, int]], numbered: Counter[int], pages: int
) -> dict[int, _Band]:
    """Places where furniture stands on many pages."""
    bands: dict[int, _Band] = defaultdict(_Band)
    for lines in edges.values():
        places = set()
        for line in lines:
            if _repeats(line, repeated) or any(numbered[p] >= 2 for p in _places(line)):
                for place in _places(line):
                    bands[place].sizes.add(round(line.size, 1))
                    places.add(place)
        for place in places:
            bands[place].pages += 1
    needed = max(2, min(3, pages // 4))
    return {place: band for place, band in bands.items() if band.pages >= needed}


def _in_band(line: Line, bands: dict[int, _Band], labels: set[str], sheet: Sheet) -> bool:
    """True for a line where others have furniture, that looks like it and stands apart from the text."""
    place = _places(line)[0]
    if place not in bands or round(line.size, 1) not in bands[place].sizes:
        return False
    return _ends_with_label(line, labels) or _apart(line, sheet)


def _apart(line: Line, sheet: Sheet) -> bool:
    """True when clearly more than a line's gap parts it from the nearest text further in."""
    inward = 1 if line.y < sheet.height / 2 else -1
    gaps = [(p.y - line.y) * inward for p in sheet.pieces if (p.y - line.y) * inward > 0.3 * line.size]
    return not gaps or min(gaps) > 1.45 * line.size


def _outermost(mine: list[Line], edges: list[Line], sheet: Sheet, own: set[int]) -> list[Line]:
    """Furniture lies at the very edge: a repeated line with text further out is text (a table's row, a formula).

    In the places of its ``own`` it may also lie far within the outermost.
    """
    taken = {id(line) for line in mine}
    kept = []
    for top in (True, False):
        half = [line for line in edges if (line.y < sheet.height / 2) == top]
        half.sort(key=lambda line: line.y, reverse=not top)
        last: Line | None = None
        for line in half:
            far = last is not None and abs(line.y - last.y) > 2.4 * max(line.size, last.size)
            if id(line) not in taken or (far and _places(line)[0] not in own):
                break
            kept.append(line)
            last = line
    return kept
