"""A column's lines become elements: listings, headings, formulas, then notes, items and paragraphs."""

import itertools

from probatum.tools.pdf.art import Frame
from probatum.tools.pdf.code_lines import is_code
from probatum.tools.pdf.code_runs import code_run
from probatum.tools.pdf.element import Element, of_lines
from probatum.tools.pdf.equations import formula_lines
from probatum.tools.pdf.footnotes import foot_of, opens_note
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.headings import HeadingStyles, is_name, level_of, looks_like_heading, match_outline
from probatum.tools.pdf.items import Stretch
from probatum.tools.pdf.measures import Measures, margins
from probatum.tools.pdf.paragraphs import part
from probatum.tools.pdf.roles import Role, is_label, is_role
from probatum.tools.pdf.run_in import ROLE as RUN_IN
from probatum.tools.pdf.run_in import with_run_in_headings
from probatum.tools.pdf.setting import Column, frame_of
from probatum.tools.pdf.terms import find_terms, is_description, join_terms, opens_with_term
from probatum.tools.pdf.titles import number_of, numeral

_RAGGED = 0.2
"""Of a column's width that a full line may leave empty, where a paragraph is not justified."""


def elements_of(
    lines: list[Line], frames: list[Frame], index: int, measures: Measures, styles: HeadingStyles
) -> list[Element]:
    """The elements of a column in reading order."""
    if not lines:
        return []
    lines = with_run_in_headings(lines)
    left, right = margins(lines)
    plain = [line for line in lines if not is_label(line.text) and frame_of(line, frames) < 0]
    column = Column(lines, frames, left, right, find_terms(plain, measures.body_size, measures.leading))
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
        element.frame = frame_of(element.lines[0], frames)
        element.fields["full"] = right - element.lines[-1].x1 < _RAGGED * (right - left)
        frame = frames[element.frame] if element.frame >= 0 else None
        element.fields["remark"] = Role(frame.role, frame.title) if frame and frame.holds == "prose" else None
    return elements


def _special(
    column: Column, at: int, end: int, measures: Measures, styles: HeadingStyles
) -> tuple[Element, int] | None:
    """The listing, heading or formula that begins at line ``at``, with the number of its lines."""
    lines = column.lines
    framed = frame_of(lines[at], column.frames) >= 0
    if not framed and is_name(lines[at], measures.body_size) and not (at + 1 < end and is_code(lines[at + 1])):
        return _heading(lines[at : at + 1], styles, None), 1
    count = code_run(column, at, end, measures)
    if count:
        return of_lines("code", lines[at : at + count]), count
    matched = match_outline(lines[:end], at, styles)
    if lines[at].role == RUN_IN:
        return _heading(lines[at : at + 1], styles, matched[0] if matched else None), 1
    if matched:
        entry, count = matched
        return _heading(lines[at : at + count], styles, entry), count
    if not framed and id(lines[at]) not in column.terms:
        count = looks_like_heading(lines[:end], at, styles)
        names_code = is_code(lines[min(at + count, end - 1)]) and is_role(lines[at].text)
        if count and not is_label(lines[at].text) and not names_code:
            return _heading(lines[at : at + count], styles, None), count
    count = formula_lines(lines[:end], at, column.left, column.right, measures.body_size, measures.leading)
    if count:
        return of_lines("equation", lines[at : at + count]), count
    return None


def _heading(lines: list[Line], styles: HeadingStyles, entry: object) -> Element:
    from probatum.book import OutlineEntry

    number = numeral(lines[0].text) if len(lines) > 1 else ""
    lines = lines[1:] if number else lines
    title = " ".join(line.text for line in lines)
    known = entry if isinstance(entry, OutlineEntry) else None
    biggest = max(lines, key=lambda line: line.size)
    level = level_of(biggest, title, styles, known)
    number = number or number_of(title) or (known.number if known else "")
    return of_lines("heading", lines, level=level, number=number, entry=known)


def _prose(lines: list[Line], column: Column, measures: Measures) -> list[Element]:
    elements: list[Element] = []
    for _, run in itertools.groupby(lines, key=lambda line: frame_of(line, column.frames)):
        stretches = join_terms(_with_title(part(list(run), column.right, measures.leading)))
        for term, group in itertools.groupby(stretches, key=opens_with_term):
            together = list(group)
            described = term and is_description(together)
            for stretch in together:
                if stretch.marker or stretch.explains or described or id(stretch.lines[0]) in column.terms:
                    elements.append(of_lines("list", stretch.lines, marker=stretch.marker))
                else:
                    elements.append(of_lines("text", stretch.lines))
    return elements


def _with_title(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches, with ``Note`` or ``Tip`` alone on the first line put before what it heads."""
    if len(stretches) < 2 or stretches[1].marker or not is_label(" ".join(line.text for line in stretches[0].lines)):
        return stretches
    return [Stretch(stretches[0].lines + stretches[1].lines), *stretches[2:]]


def _notes(lines: list[Line]) -> list[Element]:
    notes: list[list[Line]] = []
    for line in lines:
        if opens_note(line) or not notes:
            notes.append([line])
        else:
            notes[-1].append(line)
    return [of_lines("footnote", note) for note in notes]
