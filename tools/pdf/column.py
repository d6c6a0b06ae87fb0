"""A column's lines become elements: listings, headings, formulas, then notes, items and paragraphs."""

import itertools
from dataclasses import dataclass
from statistics import median

from probatum.book import Box
from probatum.tools.pdf.art import Frame
from probatum.tools.pdf.boxes import covers_centre
from probatum.tools.pdf.element import Element, of_lines
from probatum.tools.pdf.equations import formula_lines
from probatum.tools.pdf.footnotes import foot_of, opens_note
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.headings import HeadingStyles, level_of, looks_like_heading, match_outline, number_of
from probatum.tools.pdf.listings import code_size, counts_on, counts_up, is_code
from probatum.tools.pdf.measures import Measures, margins
from probatum.tools.pdf.paragraphs import MARKER, is_description, join_terms, opens_with_term, part
from probatum.tools.pdf.roles import is_label

_UNEVEN = 0.05
"""Of a line: blank lines keep the grid that closely (a browser's are off by pixels), the space between two listings
only by chance."""


@dataclass
class Column:
    """One column of a page with what surrounds its lines."""

    lines: list[Line]
    frames: list[Frame]
    left: float
    right: float
    index: int = 0


def elements_of(
    lines: list[Line], frames: list[Frame], index: int, measures: Measures, styles: HeadingStyles
) -> list[Element]:
    """The elements of a column in reading order."""
    if not lines:
        return []
    left, right = margins(lines)
    column = Column(lines, frames, left, right, index)
    foot = foot_of(lines, measures.body_size)
    elements: list[Element] = []
    text: list[Line] = []
    position = 0
    while position < foot:
        found = _special(column, position, foot, measures, styles)
        if found is None:
            text.append(lines[position])
            position += 1
            continue
        elements += _prose(text, column, measures)
        text = []
        element, count = found
        elements.append(element)
        position += count
    elements += _prose(text, column, measures)
    elements += _notes(lines[foot:])
    for element in elements:
        element.column = index
        element.frame = _frame(element.lines[0], frames)
        element.fields["boxed"] = element.frame >= 0 and frames[element.frame].holds == "prose"
    return elements


def _special(
    column: Column, at: int, end: int, measures: Measures, styles: HeadingStyles
) -> tuple[Element, int] | None:
    """The listing, heading or formula that begins at line ``at``, with the number of its lines."""
    lines = column.lines
    count = _code_run(column, at, end, measures)
    if count:
        return of_lines("code", lines[at : at + count]), count
    matched = match_outline(lines[:end], at, styles)
    if matched:
        entry, count = matched
        return _heading(lines[at : at + count], styles, entry), count
    if _frame(lines[at], column.frames) < 0:
        count = looks_like_heading(lines[:end], at, styles)
        if count and not is_label(lines[at].text):
            return _heading(lines[at : at + count], styles, None), count
    count = formula_lines(lines[:end], at, column.left, column.right, measures.body_size, measures.leading)
    if count:
        return of_lines("equation", lines[at : at + count]), count
    return None


def _heading(lines: list[Line], styles: HeadingStyles, entry: object) -> Element:
    from probatum.book import OutlineEntry

    title = " ".join(line.text for line in lines)
    known = entry if isinstance(entry, OutlineEntry) else None
    biggest = max(lines, key=lambda line: line.size)
    level = level_of(biggest, title, styles, known)
    number = number_of(title) or (known.number if known else "")
    return of_lines("heading", lines, level=level, number=number, entry=known)


def _frame(line: Line, frames: list[Frame]) -> int:
    """The frame that the line stands in: by its end too, for a line's number may stand outside; -1 for none."""
    end = Box(line.x1 - line.size, line.box.y0, line.x1, line.box.y1)
    return next((i for i, f in enumerate(frames) if covers_centre(f.box, line.box) or covers_centre(f.box, end)), -1)


def _code_run(column: Column, at: int, end: int, measures: Measures) -> int:
    """How many lines of one listing begin at ``at``."""
    lines = column.lines
    if at + 1 < end and is_code(lines[at + 1]) and counts_up(lines[at], lines[at + 1]):
        return 1 + _code_run(column, at + 1, end, measures)
    if not is_code(lines[at]) or _is_tail_of_sentence(column, at, measures):
        return 0
    frame = _frame(lines[at], column.frames)
    count = 1
    while at + count < end:
        line, run = lines[at + count], lines[at : at + count]
        if counts_on(run, line):
            count += 1
            continue
        above = next(entry for entry in reversed(run) if is_code(entry))
        if _frame(line, column.frames) != frame:
            break
        if not is_code(line) and not (frame >= 0 and column.frames[frame].holds == "code"):
            break
        if frame < 0 and not _goes_on(above, line, run, measures):
            break
        count += 1
    return 0 if frame < 0 and _is_term(lines[at : at + count], lines[at + count : end], measures) else count


def _is_term(run: list[Line], below: list[Line], measures: Measures) -> bool:
    """A short line in code type, or several words of it, are what the text indented right below them explains."""
    longest = max(len(line.text) for line in run)
    if longest > (60 if len(run) <= 2 else 24) or len(run) > 8 or not below or is_code(below[0]):
        return False
    texts = below[:1]
    if len(below) > 1 and 0 < below[1].y - below[0].y < 1.35 * measures.leading:
        texts = below[:2]  # a paragraph's first line may be indented, too
    close = 0 < below[0].y - run[-1].y < 1.35 * measures.leading
    return close and all(line.x0 > run[-1].x0 + 0.8 * run[-1].size for line in texts)


def _is_tail_of_sentence(column: Column, at: int, measures: Measures) -> bool:
    """A line of code words alone may be the middle or end of a paragraph that talks about code."""
    if at == 0 or _frame(column.lines[at], column.frames) >= 0:
        return False
    line = column.lines[at]
    while at > 1 and is_code(column.lines[at - 1]) and abs(column.lines[at - 1].x0 - line.x0) < 1:
        at -= 1
        if column.lines[at].y - column.lines[at - 1].y > 1.06 * measures.leading:
            return False
    above, line = column.lines[at - 1], column.lines[at]
    if is_code(above) or line.y - above.y > 1.06 * measures.leading or abs(above.size - line.size) > 1.2:
        return False
    hang = 3 * line.size if MARKER.match(above.text) else 1
    full = above.x1 > column.right - 5 * line.size and not above.text.endswith((":", "."))
    return full and -1 < line.x0 - above.x0 < hang


def _goes_on(above: Line, line: Line, run: list[Line], measures: Measures) -> bool:
    """True when the gap to the next line of code is a whole number of lines, not the space between two listings."""
    size = code_size(line)
    if abs(code_size(above) - size) > 0.4:
        return False
    usual = measures.code_pitch.get(round(size, 1), 1.2 * size)
    steps = [b.y - a.y for a, b in itertools.pairwise(run) if 0 < b.y - a.y < 1.5 * usual]
    pitch = median(steps) if len(steps) > 1 else usual
    gap = (line.y - above.y) / pitch
    uneven = min(_UNEVEN + (max(steps) - min(steps)) / pitch if len(steps) > 1 else 1.5 * _UNEVEN, 0.2)
    if gap < 1 + max(uneven, 0.15):
        return True
    blanks = (gap - 1) * pitch / measures.code_blank.get(round(size, 1), pitch)
    return blanks < 3.3 and abs(blanks - round(blanks)) < uneven and round(blanks) > 0


def _prose(lines: list[Line], column: Column, measures: Measures) -> list[Element]:
    elements: list[Element] = []
    for _, run in itertools.groupby(lines, key=lambda line: _frame(line, column.frames)):
        stretches = join_terms(part(list(run), column.left, column.right, measures.leading))
        for term, group in itertools.groupby(stretches, key=opens_with_term):
            together = list(group)
            described = term and is_description(together)
            for stretch in together:
                if stretch.marker or stretch.explains or described:
                    elements.append(of_lines("list", stretch.lines, marker=stretch.marker))
                else:
                    elements.append(of_lines("text", stretch.lines))
    return elements


def _notes(lines: list[Line]) -> list[Element]:
    notes: list[list[Line]] = []
    for line in lines:
        if opens_note(line) or not notes:
            notes.append([line])
        else:
            notes[-1].append(line)
    return [of_lines("footnote", note) for note in notes]
