"""The pieces of lines that MuPDF finds on a page, with TeX's codes and accents made the letters that they are."""

import re
from functools import cache
from typing import Any

from probatum.book import Box
from probatum.tools.pdf.accents import compose, compose_loosely, has_accents
from probatum.tools.pdf.glyphs import Line, Span
from probatum.tools.pdf.tex_codes import TexCodes
from probatum.tools.pdf.unmapped import tell_unknown

_SUPERSCRIPT, _ITALIC, _BOLD = 1, 2, 16
_DRAWS = re.compile(r"(?:^|\+)l(?:circle|ine)w?\d+$", re.IGNORECASE)
"""TeX's fonts of which frames with round corners and slanted lines are made: no text."""
_FAKE_BOLD = 8  # char_flags: stroked text


def read_pieces(page: Any, number: int, flags: int, *, coarse: bool = False) -> list[Line]:
    """The page's pieces of lines as MuPDF finds them, blank ones left out.

    With ``coarse`` a span knows only its first left and last right edge: three times as fast, and enough to see what
    repeats.
    """
    blocks = page.get_text("dict" if coarse else "rawdict", flags=flags)["blocks"]
    raws = [raw for block in blocks for raw in block.get("lines", ())]
    if not coarse:
        tell_unknown(page, blocks, flags)
        _add_texts(raws)
    codes = TexCodes((item["font"], item["text"]) for raw in raws for item in raw["spans"])
    lines = []
    for raw in raws:
        spans = _coarse(raw["spans"], codes) if coarse else _merged(raw["spans"], codes)
        if spans:
            turned = abs(raw["dir"][1]) > 0.01 or raw["dir"][0] < 0
            lines.append(Line(number, spans, Box(*raw["bbox"]) if turned else None))
    return lines


def _add_texts(raws: list[dict[str, Any]]) -> None:
    """Sets each span's text as the dictionary without characters has it, with its accents composed."""
    for raw in raws:
        for item in raw["spans"]:
            item["text"] = "".join([char["c"] for char in item["chars"]])
        if any(has_accents(item["text"]) for item in raw["spans"]):
            compose(raw["spans"])
            for item in raw["spans"]:
                item["text"] = "".join([char["c"] for char in item["chars"]])


def _coarse(raw: list[dict[str, Any]], codes: TexCodes) -> list[Span]:
    text = compose_loosely("".join(c for item in raw for c in codes.spelled(item["font"], item["text"])).strip())
    if not text:
        return []
    main = max(raw, key=lambda item: len(item["text"].strip()))
    bold, italic = _weight(main["font"])
    return [
        Span(
            text, [raw[0]["bbox"][0]], [raw[-1]["bbox"][2]], main["origin"][1], main["size"], main["font"],
            bold or bool(main["flags"] & _BOLD), italic or bool(main["flags"] & _ITALIC), main["color"],
        )
    ]  # fmt: skip


def _merged(raw: list[dict[str, Any]], codes: TexCodes) -> list[Span]:
    """Spans of one style made one; MuPDF starts a new one at every space that it infers."""
    spans: list[Span] = []
    for item in raw:
        chars = item["chars"]
        if not chars or _DRAWS.search(item["font"]):
            continue
        lefts, rights = [c["bbox"][0] for c in chars], [c["bbox"][2] for c in chars]
        spelled = codes.spelled(item["font"], item["text"])
        text = "".join(spelled)
        if len(text) != len(chars) or not item["text"].isprintable():  # the letters of a ligature share one place
            lefts = [left for left, letters in zip(lefts, spelled, strict=True) for _ in letters]
            rights = [right for right, letters in zip(rights, spelled, strict=True) for _ in letters]
        origin = next((c for c in chars if c["c"] != " "), chars[0])["origin"][
            1
        ]  # an inferred space has the one before
        last = spans[-1] if spans else None
        if last is not None and lefts[0] >= last.rights[-1] - 2 and _goes_on(last, item, text, origin):
            last.text += text
            last.lefts += lefts
            last.rights += rights
            continue
        flags, size = item["flags"], item["size"]
        if size < 2:  # a Type 3 font whose scale sits in its matrix: the glyph's height tells the size
            size = max(c["bbox"][3] - c["bbox"][1] for c in chars)
        bold, italic = _weight(item["font"])
        bold = bold or bool(flags & _BOLD or item.get("char_flags", 0) & _FAKE_BOLD)
        italic = italic or bool(flags & _ITALIC)
        raised = bool(flags & _SUPERSCRIPT)
        spans.append(Span(text, lefts, rights, origin, size, item["font"], bold, italic, item["color"], raised))
    return _stripped(spans)


@cache
def _weight(font: str) -> tuple[bool, bool]:
    """(bold, italic) by the font's name: Type 1 fonts of TeX carry no flags for it."""
    low = font.lower()
    bold = any(word in low for word in ("bold", "black", "cmbx", "sfbx", "ecbx", "-demi", "-medi", "heavy"))
    return bold, any(word in low for word in ("ital", "obli", "slant", "cmti", "cmsl", "sfti", "ecti"))


def _goes_on(last: Span, item: dict[str, Any], text: str, y: float) -> bool:
    """True for more of the same style, and for a blank that stands between two."""
    if not text.strip():
        return True
    same = last.font == item["font"] and last.colour == item["color"]
    return same and abs(last.size - item["size"]) < 0.05 and abs(last.y - y) < 0.2


def _stripped(spans: list[Span]) -> list[Span]:
    """Without blank ends: a trailing space would widen the line, a leading one would hide its indent."""
    kept: list[Span] = []
    for span in spans:
        text = span.text
        if not text.strip():
            continue
        start = len(text) - len(text.lstrip())
        if start and not kept:
            span.text, span.lefts, span.rights = text[start:], span.lefts[start:], span.rights[start:]
        kept.append(span)
    if kept:
        last = kept[-1]
        end = len(last.text.rstrip())
        last.text, last.lefts, last.rights = last.text[:end], last.lefts[:end], last.rights[:end]
    return kept
