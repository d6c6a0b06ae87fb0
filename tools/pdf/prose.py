"""Lines become running text: line breaks go, broken words are mended, and what the type sets apart is marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from probatum.book import Mark
from probatum.tools.pdf.glyphs import Line, Span, is_maths
from probatum.tools.pdf.hyphens import HYPHENS, Vocabulary
from probatum.tools.pdf.scripts import rise_of, with_scripts

Style = Literal["italic", "bold", "code", "link", "math"]
_NO_SPACE = ("\u3040", "\u9fff")  # Japanese and Chinese lines join without a space


@dataclass
class Prose:
    """Text under construction."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Footnote marks that were taken out, in order."""


def to_prose(lines: list[Line], vocabulary: Vocabulary, note_marks: frozenset[str] = frozenset()) -> Prose:
    """The running text of ``lines``; raised marks in ``note_marks`` are footnotes' and are taken out."""
    prose = Prose()
    plain = _plain_style(lines)
    for line in lines:
        _break_line(prose, line.text, vocabulary)
        for span, text in _pieces(line, note_marks):
            if rise_of(span, line) > 0 and (mark := text.strip()) in note_marks:
                prose.notes.append(mark)
                _append(prose, text.removeprefix(mark), None, span, line)  # the blank behind it may be drawn with it
                continue
            _append(prose, text, _style(span, plain), span, line)
    prose.text = prose.text.rstrip(" \u00ad")
    prose.marks = [m for m in (_trimmed(m, prose.text) for m in prose.marks) if m is not None]
    return prose


def _plain_style(lines: list[Line]) -> tuple[bool, bool]:
    """(bold, italic) of most of the paragraph: what differs from it is set apart."""
    total = sum(len(s.text) for line in lines for s in line.spans) or 1
    bold = sum(len(s.text) for line in lines for s in line.spans if s.bold) > 0.8 * total
    italic = sum(len(s.text) for line in lines for s in line.spans if s.italic) > 0.8 * total
    return bold, italic


def _pieces(line: Line, note_marks: frozenset[str]) -> Iterator[tuple[Span, str]]:
    """The pieces with their scripts; footnotes' marks stay as they are, to be known by."""
    run: list[tuple[Span, str]] = []
    for span, text in line.pieces():
        if rise_of(span, line) > 0 and text.strip() in note_marks:
            yield from with_scripts(run, line)
            yield span, text
            run = []
        else:
            run.append((span, text))
    yield from with_scripts(run, line)


def _style(span: Span, plain: tuple[bool, bool]) -> Style | None:
    if span.mono:
        return "code"
    if is_maths(span):
        return "math"
    if span.bold and not plain[0]:
        return "bold"
    return "italic" if span.italic and not plain[1] else None


def _break_line(prose: Prose, following: str, vocabulary: Vocabulary) -> None:
    if prose.text and following:
        prose.text = before_next_line(prose.text, following, vocabulary)


def before_next_line(text: str, following: str, vocabulary: Vocabulary) -> str:
    """``text`` made ready for the line after it: with a space, or without the hyphen of a word that the line broke."""
    if text[-1] in HYPHENS and len(text) > 1 and (text[-2].isalpha() or text[-1] == "\u00ad"):
        broken = text[-1] == "\u00ad" or not vocabulary.keeps_hyphen(text[:-1], following)
        return text[:-1] if broken else text
    both = _NO_SPACE[0] <= text[-1] <= _NO_SPACE[1] and _NO_SPACE[0] <= following[0] <= _NO_SPACE[1]
    parted = (not text.endswith((" ", "/")) and not both) or (text.endswith("/") and not _in_address(text))
    return text + " " if parted else text


def _in_address(text: str) -> bool:
    return "://" in text.rsplit(" ", 1)[-1] or "/" in text.rsplit(" ", 1)[-1][:-1]


def _append(prose: Prose, text: str, style: Style | None, span: Span, line: Line) -> None:
    if prose.text.endswith(" "):
        text = text.lstrip(" ")
    text = text[:-1].replace("\u00ad", "") + text[-1:]  # one at the end may be a line's
    text = text.replace("\t", " ").replace("\u00a0", " ")
    start = len(prose.text)
    prose.text += text
    if style is None or not text.strip():
        return
    last = prose.marks[-1] if prose.marks else None
    if last is not None and last.style == style and not prose.text[last.end : start].strip():
        prose.marks[-1] = last.model_copy(update={"end": len(prose.text)})
    else:
        prose.marks.append(Mark(start=start, end=len(prose.text), style=style))


def _trimmed(mark: Mark, text: str) -> Mark | None:
    start, end = mark.start, min(mark.end, len(text))
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return mark.model_copy(update={"start": start, "end": end}) if end > start else None


def take_out_mark(prose: Prose, mark: str) -> None:
    """Removes a footnote's mark that the font itself raises, so that only its place tells: ``length.1 Tuples``."""
    found = re.search(rf"(?<=[^\W\d_]{{2}}|[a-z)][.,;:!?”’)]){re.escape(mark)}(?=\s|$|[.,;:)])", prose.text)
    if found is None or not mark.isdigit():
        return
    start, end = found.span()
    prose.text = prose.text[:start] + prose.text[end:]
    prose.notes.append(mark)
    cut = end - start
    prose.marks = [
        m.model_copy(update={"start": m.start - cut * (m.start >= end), "end": m.end - cut * (m.end >= end)})
        for m in prose.marks
    ]
