"""Notes at the foot of a column: smaller type below the text that opens with a mark."""

import re

from probatum.tools.pdf.glyphs import Line

_MARK = re.compile(r"^\s*(\d{1,3}|[*†‡§¶]{1,2}|[a-z](?=\s))\s*\.?\s*(?=\S)")


def foot_of(lines: list[Line], body_size: float) -> int:
    """Index of the first line of the column's notes; ``len(lines)`` when there are none."""
    start = len(lines)
    while start and lines[start - 1].size < body_size - 0.4 and lines[start - 1].mono_share < 0.9:
        start -= 1
    while start < len(lines) and not opens_note(lines[start]):
        start += 1
    if start == len(lines) or start == 0:
        return len(lines)
    gap = lines[start].y - lines[start - 1].y
    return start if gap > 1.1 * lines[start].size else len(lines)


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
