"""A page's text as MuPDF places it: spans of one style with the place of every character."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from probatum.book import Box

_SUPERSCRIPT, _ITALIC, _BOLD = 1, 2, 16
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
    rotated: bool = False
    role: str = ""
    """What the line was taken for, once it is known."""
    links: list[tuple[float, float, str]] = field(default_factory=list)

    @cached_property
    def main(self) -> Span:
        """The span with most characters, the one that says size and baseline."""
        return max(self.spans, key=lambda s: (len(s.text) * s.size, -s.lefts[0]))

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
        return Box(self.x0, self.y - 0.78 * self.size, self.x1, self.y + 0.24 * self.size)

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


def read_pieces(page: Any, number: int, flags: int) -> list[Line]:
    """The page's pieces of lines as MuPDF finds them, blank ones left out."""
    lines = []
    for block in page.get_text("rawdict", flags=flags)["blocks"]:
        for raw in block.get("lines", ()):
            spans = _merged(raw["spans"])
            if spans:
                lines.append(Line(number, spans, rotated=abs(raw["dir"][1]) > 0.01 or raw["dir"][0] < 0))
    return lines


def _merged(raw: list[dict[str, Any]]) -> list[Span]:
    """Spans of one style made one; MuPDF starts a new one at every space that it infers."""
    spans: list[Span] = []
    for item in raw:
        chars = item["chars"]
        if not chars:
            continue
        text = "".join([c["c"] for c in chars])
        boxes = [c["bbox"] for c in chars]
        flags = item["flags"]
        size = item["size"]
        if size < 2:  # a Type 3 font whose scale sits in its matrix: the glyph's height tells the size
            size = max(b[3] - b[1] for b in boxes)
        span = Span(
            text, [b[0] for b in boxes], [b[2] for b in boxes], chars[0]["origin"][1], size, item["font"],
            bool(flags & _BOLD or item.get("char_flags", 0) & _FAKE_BOLD or _says_bold(item["font"])),
            bool(flags & _ITALIC or "Ital" in item["font"] or "Obli" in item["font"] or "Slant" in item["font"]),
            item["color"], bool(flags & _SUPERSCRIPT),
        )  # fmt: skip
        last = spans[-1] if spans else None
        if (last is not None and _one_style(last, span)) or (last is not None and not span.text.strip() and span.lefts[0] >= last.rights[-1] - 1):
            last.text += span.text
            last.lefts += span.lefts
            last.rights += span.rights
        else:
            spans.append(span)
    return _stripped(spans)


def _says_bold(font: str) -> bool:
    low = font.lower()
    return "bold" in low or "black" in low or "cmbx" in low or "sfbx" in low or "-demi" in low or "-medi" in low


def _one_style(a: Span, b: Span) -> bool:
    return (
        a.font == b.font and a.colour == b.colour and abs(a.size - b.size) < 0.05 and abs(a.y - b.y) < 0.2
        and b.lefts[0] >= a.rights[-1] - 2
    )  # fmt: skip


def _stripped(spans: list[Span]) -> list[Span]:
    """Without blank ends: a trailing space would widen the line, a leading one would hide its indent."""
    kept = []
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
