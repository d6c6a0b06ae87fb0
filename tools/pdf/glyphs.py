"""A page's text as MuPDF places it: spans of one style with the place of every character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from probatum.book import Box
from probatum.tools.pdf.accents import compose, compose_loosely, has_accents

_SUPERSCRIPT, _ITALIC, _BOLD = 1, 2, 16
_LIGATURES = dict(zip("\x0b\x0c\x0d\x0e\x0f\x1b\x1c\x1d\x1e\x1f", ("ff", "fi", "fl", "ffi", "ffl") * 2, strict=True))
"""Codes of the encodings OT1 and T1."""
_LETTERS = {"\x10": "ı", "\x11": "ȷ", "\x19": "ß", "\x1a": "æ"}
"""Codes of OT1."""
_BULLETS = ("\x0f", "\x88")
"""Codes in TeX's fonts of signs; alone, for in a font of letters they are others."""
_DRAWS = re.compile(r"(?:^|\+)l(?:circle|ine)w?\d+$", re.IGNORECASE)
"""TeX's fonts of which frames with round corners and slanted lines are made: no text."""
_FAKE_BOLD = 8  # char_flags: stroked text


@dataclass(slots=True)
class Span:
    """Characters of one style on one baseline."""

    text: str
    lefts: list[float]
    """Left edge of every character, in points."""
    rights: list[float]
    y: float
    """Baseline."""
    size: float
    font: str
    bold: bool
    italic: bool
    colour: int
    raised: bool = False
    mono: bool = False

    @property
    def style(self) -> tuple[str, float]:
        """Font and rounded size: what a font is measured by."""
        return self.font, round(self.size, 1)


@dataclass
class Line:
    """Spans on one baseline, left to right."""

    page: int
    spans: list[Span]
    turned: Box | None = None
    """The extent of a line that does not run from left to right."""
    role: str = ""
    """What the line was taken for, once it is known."""
    links: list[tuple[float, float, str]] = field(default_factory=list)

    @cached_property
    def main(self) -> Span:
        """The span with most characters, the one that says size and baseline.

        Words of code count less than prose, tall brackets and sums, which hang from their baseline, next to nothing.
        """
        return max(self.spans, key=lambda s: (len(s.text) * s.size * _weight_of(s), -s.lefts[0]))

    @cached_property
    def text(self) -> str:
        """The characters, with a space where a gap is wide enough to be one."""
        return "".join(piece for _, piece in self.pieces())

    def pieces(self) -> Iterator[tuple[Span, str]]:
        """Each span with its text, the gap before it made a space."""
        right = None
        for span in self.spans:
            gap = right is not None and span.lefts[0] - right > 0.18 * min(span.size, 40)
            yield span, (" " + span.text if gap and not span.text.startswith(" ") else span.text)
            right = span.rights[-1]

    @property
    def y(self) -> float:
        """Baseline."""
        return self.main.y

    @property
    def size(self) -> float:
        """Type size of most of the line."""
        return self.main.size

    @cached_property
    def x0(self) -> float:
        """Left edge."""
        return min(s.lefts[0] for s in self.spans)

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return max(s.rights[-1] for s in self.spans)

    @cached_property
    def box(self) -> Box:
        """From ascender to descender of the main span."""
        return self.turned or Box(self.x0, self.y - 0.78 * self.size, self.x1, self.y + 0.24 * self.size)

    @cached_property
    def mono_share(self) -> float:
        """Share of the visible characters that stand in fonts measured as monospaced."""
        seen = [(len(s.text.replace(" ", "")), s.mono) for s in self.spans]
        total = sum(n for n, _ in seen)
        return sum(n for n, mono in seen if mono) / total if total else 0.0

    @cached_property
    def bold(self) -> bool:
        """True when nearly all of the line is bold."""
        total = sum(len(s.text) for s in self.spans)
        return sum(len(s.text) for s in self.spans if s.bold) >= 0.9 * total


def read_pieces(page: Any, number: int, flags: int, *, coarse: bool = False) -> list[Line]:
    """The page's pieces of lines as MuPDF finds them, blank ones left out.

    With ``coarse`` a span knows only its first left and last right edge: three times as fast, and enough to see what
    repeats.
    """
    lines = []
    for block in page.get_text("dict" if coarse else "rawdict", flags=flags)["blocks"]:
        for raw in block.get("lines", ()):
            if not coarse and any(has_accents(c["c"]) for span in raw["spans"] for c in span["chars"]):
                compose(raw["spans"])
            spans = _coarse(raw["spans"]) if coarse else _merged(raw["spans"])
            if spans:
                turned = abs(raw["dir"][1]) > 0.01 or raw["dir"][0] < 0
                lines.append(Line(number, spans, Box(*raw["bbox"]) if turned else None))
    return lines


def _coarse(raw: list[dict[str, Any]]) -> list[Span]:
    text = compose_loosely("".join(item["text"] for item in raw).strip())
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


def _merged(raw: list[dict[str, Any]]) -> list[Span]:
    """Spans of one style made one; MuPDF starts a new one at every space that it infers."""
    spans: list[Span] = []
    for item in raw:
        chars = item["chars"]
        if not chars or _DRAWS.search(item["font"]):
            continue
        text = "".join([c["c"] for c in chars])
        lefts, rights = [c["bbox"][0] for c in chars], [c["bbox"][2] for c in chars]
        if not text.isprintable():
            text, lefts, rights = _spelled_out(text, lefts, rights)
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


def _spelled_out(text: str, lefts: list[float], rights: list[float]) -> tuple[str, list[float], list[float]]:
    """TeX's own codes of ligatures, which fonts without a map to characters let through, as the letters they are."""
    if text.strip() in _BULLETS:
        return text.replace(text.strip(), "•"), lefts, rights
    spelled = [_LIGATURES.get(char) or _LETTERS.get(char, char) for char in text]
    return (
        "".join(spelled),
        [left for left, letters in zip(lefts, spelled, strict=True) for _ in letters],
        [right for right, letters in zip(rights, spelled, strict=True) for _ in letters],
    )


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


def _weight_of(span: Span) -> float:
    return 0.01 if hangs(span) else 0.3 if span.mono else 1.0


def hangs(span: Span) -> bool:
    """True for a large operator or bracket of TeX's extension font, whose baseline is at its top."""
    return "cmex" in span.font.lower() or span.text in ("\ufffd", "∑", "∏", "⋃", "⋂", "∫")


def is_maths(span: Span) -> bool:
    """True for a span in a font made for formulas."""
    name = span.font.rpartition("+")[2].lower()
    return (
        name.startswith(("cmmi", "cmsy", "cmex", "msbm", "msam", "eufm", "stix2math", "rm", "mathjax"))
        or "math" in name
    )
