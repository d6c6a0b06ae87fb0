"""Headings that the text goes on behind, on the same line: ``2.1. Two words. The text begins …``."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from probatum.tools.pdf.glyphs import Line, Span
from probatum.tools.pdf.roles import is_label, is_role
from probatum.tools.pdf.titles import NUMBER

ROLE = "run-in heading"
_END = re.compile(r"[.:]\s*$")
_ENDED = re.compile(r"[.:?!]\s*$")
_LONGEST = 90
"""Characters of such a heading."""


def with_run_in_headings(lines: list[Line]) -> list[Line]:
    """The lines, those that open with a numbered heading in bold parted behind it."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> Iterator[Line]:
    head = list(itertools.takewhile(lambda span: span.bold, line.spans))
    rest = list(itertools.dropwhile(lambda span: not span.text.strip(), line.spans[len(head) :]))
    title = Line(line.page, head) if head and rest else line
    if title is line or not _is_numbered_title(title.text) or not rest[0].text.strip()[:1].isupper():
        yield line
        return
    last = _cut(head[-1], 0, len(_END.sub("", head[-1].text)))
    yield Line(line.page, [*head[:-1], *([last] if last.text else [])], role=ROLE)
    first = rest[0]
    yield Line(line.page, [_cut(first, len(first.text) - len(first.text.lstrip()), len(first.text)), *rest[1:]])


def _is_numbered_title(text: str) -> bool:
    """True for a number of two parts or more with at least two words, which are no theorem's or exercise's label."""
    number = NUMBER.match(text)
    if number is None or "." not in number.group("number") or len(text) > _LONGEST or not _ENDED.search(text):
        return False
    title = _END.sub("", text[number.end() :])
    return len(title.split()) > 1 and title[0].isupper() and not is_label(title) and not is_role(title)


def _cut(span: Span, start: int, end: int) -> Span:
    return replace(span, text=span.text[start:end], lefts=span.lefts[start:end], rights=span.rights[start:end])
