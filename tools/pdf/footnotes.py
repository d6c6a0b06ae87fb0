"""Notes at the foot of a column: smaller type below the text that opens with a mark."""

import re
from collections import defaultdict

from probatum.tools.pdf.code_lines import is_code
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.line_numbers import counts_on

_MARK = re.compile(r"^\s*(\d{1,3}|[*†‡§¶]{1,2}|[a-z](?=\s))\s*\.?\s*(?=\S)")
_LONGEST = 14
"""Lines in which notes of the text's own size are looked for."""


def foot_of(lines: list[Line], body_size: float) -> int:
    """Index of the first line of the column's notes; ``len(lines)`` when there are none."""
    start = len(lines)
    while start and lines[start - 1].size < body_size - 0.4 and not is_code(lines[start - 1]):
        start -= 1
    while start and start < len(lines) and (counts_on(lines[:start], lines[start]) or not opens_note(lines[start])):
        start += 1
    if start == len(lines) or start == 0:
        return _large_notes(lines)
    gap = lines[start].y - lines[start - 1].y
    return start if gap > 1.1 * lines[start].size else len(lines)


def _large_notes(lines: list[Line]) -> int:
    """The same for notes in the size of the text: raised marks open them, and room parts them from the text."""
    start = len(lines)
    for at in range(len(lines) - 1, max(len(lines) - _LONGEST, 0), -1):
        if is_code(lines[at]):
            break
        if _raised_mark(lines[at]) and lines[at].y - lines[at - 1].y > 1.3 * lines[at].size:
            start = at
    return start


def _raised_mark(line: Line) -> bool:
    first = line.spans[0]
    small = first is not line.main and first.size < 0.8 * line.size and first.y < line.y - 0.1 * line.size
    return small and mark_of(f"{first.text} x")[0] == first.text.strip()


def opens_note(line: Line) -> bool:
    """True when the line begins with a footnote's mark, raised or set apart."""
    match = _MARK.match(line.text)
    if match is None:
        return False
    first = line.spans[0]
    raised = first.size < 0.9 * line.size or first.y < line.y - 0.1 * line.size
    if (raised and first is not line.main) or match.group(1)[0] in "*†‡§¶":
        return True
    return bool(re.match(r"\d{1,3}(?:\.?\s|[^\W\d_])", line.text))


def mark_of(text: str) -> tuple[str, str]:
    """(mark, the note's text) of a note's running text."""
    match = _MARK.match(text)
    return (match.group(1), text[match.end() :]) if match else ("", text)


def page_marks(elements: list[Element]) -> dict[int, frozenset[str]]:
    """Footnote marks that stand at the foot of each page."""
    marks: dict[int, set[str]] = defaultdict(set)
    for element in elements:
        if element.kind == "footnote":
            mark = mark_of(element.lines[0].text)[0]
            if mark:
                marks[element.page].add(mark)
    return {page: frozenset(found) for page, found in marks.items()}
