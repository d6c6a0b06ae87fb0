"""Words that stand in columns without rule or caption: tables where numbers show it, else the layout model is asked."""

import re
from collections.abc import Callable, Iterator

from probatum.book import Box
from probatum.tools.pdf.art import Art
from probatum.tools.pdf.boxes import around, covers_centre
from probatum.tools.pdf.cells import Row, cells_of
from probatum.tools.pdf.code_lines import has_comment, is_code
from probatum.tools.pdf.flush_numbers import flush_rows
from probatum.tools.pdf.glyphs import Line, is_maths
from probatum.tools.pdf.items import MARKER
from probatum.tools.pdf.lines import LEADER
from probatum.tools.pdf.measures import Measures
from probatum.tools.pdf.sheet import Sheet
from probatum.tools.pdf.words import aligned, words_of

_FEWEST = 3
"""Rows that aligned words need, to be taken for a table without a caption; and columns, for words in two are terms
beside what they mean."""
_RELATIONS = {"→", "::=", ":=", "=", "|", "⇒"}
"""What stands in the second column of a grammar or of aligned formulas."""
_VALUE = re.compile(r"[-+−±~<>]?[\d.,:/]*\d[\d.,:/]*\s?[%°\w]{0,3}")
"""A number, with a sign before it and a unit after it."""
Judge = Callable[[], list[Box]]
"""Areas of the page that the layout model takes for tables; costs a second, so it is called only when needed."""


def aligned_tables(
    sheet: Sheet, columns: list[list[Line]], taken: set[int], art: Art, measures: Measures, judge: Judge
) -> Iterator[tuple[list[Line], list[Row]]]:
    """The lines and cells of each table; ``taken`` are ids of lines that are something else."""
    lines = [line for column in columns for line in column if id(line) not in taken]
    for column in columns:
        for run, cells in flush_rows([line for line in column if _is_plain(line, taken, art)]):
            if len({len(row) for row in cells}) == 1 and _is_sure(cells):
                yield run, cells
                taken = taken | {id(line) for line in run}
    for run in _runs(columns, taken, art, measures):
        cells = cells_of(run, sheet, around(line.box for line in run), [])
        if _is_sure(cells):
            yield run, cells
        elif _is_filled(cells):
            for inside, told in _judged(run, lines, sheet, judge):
                yield inside, told
                lines = [line for line in lines if line not in inside]


def _judged(run: list[Line], lines: list[Line], sheet: Sheet, judge: Judge) -> Iterator[tuple[list[Line], list[Row]]]:
    """The tables that the layout model sees where most lines of ``run`` stand."""
    wanted = {id(line) for line in run}
    for extent in judge():
        inside = [line for line in lines if covers_centre(extent, line.box)]
        if sum(id(line) in wanted for line in inside) < 0.6 * len(run) or not aligned(inside):
            continue
        cells = cells_of(inside, sheet, around(line.box for line in inside), [])
        if told_apart(cells):
            yield inside, cells


def told_apart(cells: list[Row]) -> bool:
    """Whether columns could be told apart; else the picture is all that is honest."""
    return len(cells) >= 2 and len(cells[0]) >= 2


def _is_filled(cells: list[Row]) -> bool:
    """False for the labels of a drawing: they stand in rows, but leave most places empty."""
    return sum(bool(cell) for row in cells for cell in row) > 0.7 * sum(map(len, cells))


def _is_sure(cells: list[Row]) -> bool:
    """True for short words in every place and, under the head, numbers all the way down a column."""
    short = all(0 < len(cell.split()) <= 3 for row in cells for cell in row)
    columns = zip(*cells[1:], strict=True)
    return len(cells) > _FEWEST and short and any(all(_VALUE.fullmatch(c) for c in column) for column in columns)


def _runs(columns: list[list[Line]], taken: set[int], art: Art, measures: Measures) -> list[list[Line]]:
    """Lines that follow one another and whose words stand in columns: no list, contents, listing or formula."""
    runs: list[list[Line]] = []
    for column in columns:
        run: list[Line] = []
        for line in column:
            if run and (line.y - run[-1].y > 2.6 * measures.leading or not _is_row(line, taken, art)):
                runs.append(run)
                run = []
            if _is_row(line, taken, art):
                run.append(line)
        runs.append(run)
    return [run for run in runs if len(run) >= _FEWEST and aligned(run, _FEWEST)]


def _is_row(line: Line, taken: set[int], art: Art) -> bool:
    words = words_of(line)
    formula = any(word[3] in _RELATIONS for word in words[:2])
    return len(words) >= 2 and not formula and _is_plain(line, taken, art)


def _is_plain(line: Line, taken: set[int], art: Art) -> bool:
    """False for what is no table's: items, contents, code, formulas, labels of drawings."""
    maths = sum(len(span.text) for span in line.spans if is_maths(span)) > 0.3 * len(line.text)
    plain = not (MARKER.match(line.text) or LEADER.search(line.text) or is_code(line) or has_comment(line) or maths)
    framed = any(frame.holds == "code" and covers_centre(frame.box, line.box) for frame in art.frames)
    drawn = any(covers_centre(figure, line.box) for figure in art.figures)
    return plain and "\ufffd" not in line.text and not framed and not drawn and id(line) not in taken
