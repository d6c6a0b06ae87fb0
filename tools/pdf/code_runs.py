"""Which lines of a column are one listing: how far it goes on, and what is a sentence or a term in code type."""

import itertools
import math
from statistics import median
from unicodedata import east_asian_width

from probatum.tools.pdf.code_lines import code_size, has_comment, is_code, is_commented_code
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.items import MARKER
from probatum.tools.pdf.line_numbers import counts_on, counts_up
from probatum.tools.pdf.measures import Measures
from probatum.tools.pdf.outputs import are_two
from probatum.tools.pdf.paragraphs import WIDEST_INDENT
from probatum.tools.pdf.sessions import has_prompt
from probatum.tools.pdf.setting import Column, frame_of

_UNEVEN = 0.05
"""Of a line: blank lines keep the grid that closely (a browser's are off by pixels), the space between two listings
only by chance."""
_APART = 2.2
"""Steps between the lines of a session and what it prints, at most."""


def code_run(column: Column, at: int, end: int, measures: Measures) -> int:
    """How many lines of one listing begin at ``at``."""
    lines = column.lines
    if at + 1 < end and is_code(lines[at + 1]) and counts_up(lines[at], lines[at + 1]):
        return 1 + code_run(column, at + 1, end, measures)
    opens = is_code(lines[at]) or (is_commented_code(lines[at]) and _is_comment(lines, at, at))
    if not opens or _is_tail_of_sentence(column, at, measures):
        return 0
    frame = frame_of(lines[at], column.frames)
    count = 1
    while at + count < end:
        line, run = lines[at + count], lines[at : at + count]
        if counts_on(run, line):
            count += 1
            continue
        above = next((entry for entry in reversed(run) if is_code(entry)), run[-1])
        if frame_of(line, column.frames) != frame:
            break
        in_frame = frame >= 0 and column.frames[frame].holds == "code"
        within = is_code(line) or _is_part_of_code(run, line) or _is_comment(lines, at + count, at)
        if not within and not in_frame:
            break
        if frame < 0 and not (_goes_on(above, line, run, measures) or _answers(above, line, run, measures)):
            break
        count += 1
    if frame < 0:
        count = _up_to_another(lines[at : at + count])
    announced = at > 0 and lines[at - 1].text.endswith(":")
    return 0 if frame < 0 and _is_term(lines[at : at + count], lines[at + count : end], announced, measures) else count


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


def _answers(above: Line, line: Line, run: list[Line], measures: Measures) -> bool:
    """True for what a session prints, or asks next, which some makers set a little apart from the lines before."""
    size = code_size(line)
    usual = measures.code_pitch.get(round(size, 1), 1.2 * size)
    return has_prompt(run[0].text) and abs(code_size(above) - size) < 0.2 and 0 < line.y - above.y < _APART * usual


def _is_part_of_code(run: list[Line], line: Line) -> bool:
    """True right below code for an address alone, elsewhere a reference, and for strings in a script of wide letters.

    Those come from another font than the code around them.
    """
    other = [char for span in line.spans if not span.mono for char in span.text if char.isalpha()]
    wide = line.spans[0].mono and all(east_asian_width(char) in "WF" for char in other)
    return wide and abs(code_size(line) - code_size(run[-1])) < 0.2 and 0 < line.y - run[-1].y < 1.5 * line.size


def _up_to_another(run: list[Line]) -> int:
    """How many lines of ``run`` come before a blank line after which the words are another listing's."""
    steps = [b.y - a.y for a, b in itertools.pairwise(run) if b.y > a.y]
    for at in range(1, len(run)):
        if run[at].y - run[at - 1].y > 1.5 * min(steps, default=math.inf) and are_two(run[:at], run[at:]):
            return at
    return len(run)


def _is_comment(lines: list[Line], at: int, start: int) -> bool:
    """True for a comment in text type among lines of code: code or its like stands right above or below."""
    line, below = lines[at], lines[at + 1 : at + 2]
    beside = lines[max(at - 1, start) : at] + [e for e in below if is_code(e) or is_commented_code(e)]
    commented = has_comment(line) or _inside_comment(lines[start:at], line)
    return commented and any(abs(entry.y - line.y) < 1.5 * line.size for entry in beside)


def _inside_comment(run: list[Line], line: Line) -> bool:
    """True for a line of words between ``/*`` and ``*/``."""
    above = "\n".join(entry.text for entry in run)
    return above.rfind("/*") > above.rfind("*/") and line.text.lstrip().startswith(("*", "∗"))


def _is_tail_of_sentence(column: Column, at: int, measures: Measures) -> bool:
    """A line of code words alone may be the middle or end of a paragraph that talks about code."""
    if at == 0 or frame_of(column.lines[at], column.frames) >= 0:
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
    ended = above.text.endswith(":") or (above.text.endswith(".") and not above.spans[-1].mono)
    goes_on = above.x1 > column.right - 5 * line.size and not ended
    stops = above.text[-1:].isalnum() and line.text.endswith(".")  # a ragged line, and the sentence's end
    return (goes_on or stops) and -WIDEST_INDENT * line.size < line.x0 - above.x0 < hang


def _is_term(run: list[Line], below: list[Line], announced: bool, measures: Measures) -> bool:
    """A short line in code type, or several words of it, are what the text beside or indented below them explains.

    With room between them, as FOP leaves it, only where no colon announces code.
    """
    run, below = _with_rest_of_term(run, below)
    longest = max(len(line.text) for line in run)
    if longest > (70 if len(run) <= 2 else 24) or len(run) > 8 or not below or is_code(below[0]):
        return False
    step = below[0].y - run[-1].y
    if 0 < step < 1.35 * measures.leading and _has_gap_after_code(below[0]) and abs(below[0].x0 - run[-1].x0) < 1:
        return True
    texts = below[:1]
    if len(below) > 1 and 0 < below[1].y - below[0].y < 1.35 * measures.leading:
        texts = below[:2]  # a paragraph's first line may be indented, too
    if step > 1.35 * measures.leading:
        texts = below[:2]
        if announced or len(run) > 2 or len(below[0].text.split()) < 3:
            return False
    size = run[-1].size
    close = 0 < step < 2.6 * measures.leading
    return close and all(0.8 * size < line.x0 - run[-1].x0 < 8 * size for line in texts)


def _with_rest_of_term(run: list[Line], below: list[Line]) -> tuple[list[Line], list[Line]]:
    """Other forms of a definition's term, which are not in code type throughout, go with the first."""
    count = 0
    for line in below:
        level = abs(line.x0 - run[0].x0) < 1 and 0 < line.y - [*run, *below][len(run) + count - 1].y < 1.3 * line.size
        if not level or line.mono_share < 0.5 or abs(line.size - run[0].size) > 0.2 or _has_gap_after_code(line):
            break
        count += 1
    return run + below[:count], below[count:]


def _has_gap_after_code(line: Line) -> bool:
    """True for ``-h`` in code type with what it means in text type beside it."""
    mono = list(itertools.takewhile(lambda s: s.mono, line.spans))
    if not mono or len(mono) == len(line.spans):
        return False
    rest = line.spans[len(mono)]
    return rest.lefts[0] - mono[-1].rights[-1] > line.size
