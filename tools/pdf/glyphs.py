"""A page's text as MuPDF places it: spans of one style with the place of every character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from probatum.book import Box

CALLOUTS = re.compile(r"[❶-❿➀-➓①-⑳\s]+")
"""Numbers in circles: what a book says of a line of code bears the same."""


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

        Words of code count less than prose; stars, which some set lower, and tall brackets and sums, which hang from
        their baseline, next to nothing.
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
        """Share of the visible characters that stand in fonts measured as monospaced; TeX borrows signs for code."""
        seen = [(len(s.text.replace(" ", "")), s.mono) for s in self.spans if not _is_borrowed(s)]
        total = sum(n for n, _ in seen)
        return sum(n for n, mono in seen if mono) / total if total else 0.0

    @cached_property
    def bold(self) -> bool:
        """True when nearly all of the line is bold."""
        total = sum(len(s.text) for s in self.spans)
        return sum(len(s.text) for s in self.spans if s.bold) >= 0.9 * total


def _weight_of(span: Span) -> float:
    return 0.01 if hangs(span) or not span.text.strip("*∗ ") else 0.3 if span.mono else 1.0


def hangs(span: Span) -> bool:
    """True for a large operator or bracket of TeX's extension font, whose baseline is at its top."""
    return "cmex" in span.font.lower() or span.text in ("\ufffd", "∑", "∏", "⋃", "⋂", "∫")


def _is_borrowed(span: Span) -> bool:
    """True for a backslash or brace from a font of formulas, which fonts of code may lack, and for ❶ behind code."""
    return CALLOUTS.fullmatch(span.text) is not None or (span.text.strip() in {*"\\{}|<>*∗"} and is_maths(span))


def is_maths(span: Span) -> bool:
    """True for a span in a font made for formulas."""
    name = span.font.rpartition("+")[2].lower()
    return (
        name.startswith(("cmmi", "cmsy", "cmex", "msbm", "msam", "eufm", "stix2math", "rm", "mathjax", "symbol"))
        or "math" in name
    )
