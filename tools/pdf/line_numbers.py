"""Printed numbers of lines of code: found by their type, their place and by counting, so that they can be taken out."""

import itertools
import re
from dataclasses import replace

from probatum.tools.pdf.glyphs import Line, Span
from probatum.tools.pdf.wrap_marks import hooked

_NUMBERED = re.compile(r"\s*(\d{1,4})[.:|]?\s*$")
_STEP = 3
"""By how much numbers may count on where each line has one: an empty line's is not always printed."""
_APART = 0.9
"""Of the type's size: so far from its code stands a number of the same type, wider than a blank."""


def number_of(line: Line) -> int | None:
    """The printed number of a line of code; None when it has none."""
    number = without_number(line)[0]
    return int(number) if number else None


def code_left(line: Line) -> float:
    """Where the line begins, its printed number aside."""
    rest = without_number(line)[1]
    return min((span.lefts[0] for span in rest), default=line.x0) if rest is not line.spans else line.x0


def counts_on(run: list[Line], line: Line) -> bool:
    """True for the number of an empty line that follows the numbered lines ``run``."""
    text = line.text.strip()
    before = next((n for entry in reversed(run[-3:]) if (n := number_of(entry)) is not None), None)
    return text.isdigit() and before is not None and int(text) == before + 1


def counts_up(line: Line, below: Line) -> bool:
    """True for the number of an empty line above a line of code with the next number."""
    text = line.text.strip()
    return text.isdigit() and number_of(below) == int(text) + 1


def counts_every_line(numbers: list[str]) -> bool:
    """True when of these numbers, one a line or empty, an empty one can only mean the rest of the line above."""
    found = [int(number) for number in numbers if number]
    most = len(found) >= 3 and len(found) > 0.6 * len(numbers)
    return most and found[-1] - found[0] < 1.3 * len(found)  # a third more: empty lines' numbers are not printed


def has_line_numbers(lines: list[Line]) -> bool:
    """True when the lines begin with numbers that count upwards by one (or by steps such as 5, 10, 15)."""
    numbers = [without_number(line)[0] for line in lines]
    found = [int(n) for n in numbers if n]
    if len(found) < 2:
        return False
    if len(found) == len([line for line in lines if not hooked(line.spans)]):
        return all(0 < b - a <= _STEP for a, b in itertools.pairwise(found))
    steps = {b - a for a, b in itertools.pairwise(found)}
    return len(found) >= 3 and len(steps) == 1 and steps.pop() > 0 and _stand_apart(lines)


def has_tight_numbers(lines: list[Line]) -> bool:
    """True when every line counts on by one and one blank alone follows the number.

    A program may print such lines, too, but not leave some empty or indent them.
    """
    heads = [re.match(r"\s*(\d{1,4})(?:\s(?P<code>.*))?$", line.text) for line in lines]
    found = [head for head in heads if head is not None]
    if len(found) < max(len(lines), 3) or any(int(b[1]) - int(a[1]) != 1 for a, b in itertools.pairwise(found)):
        return False
    return any(not head["code"] or head["code"].startswith(" ") for head in found)


def _stand_apart(lines: list[Line]) -> bool:
    """The numbers of a listing that counts only some of its lines stand left of all its code."""
    numbers = [line.spans[0].rights[-1] for line in lines if without_number(line)[0]]
    code = [without_number(line)[1][0].lefts[0] for line in lines if without_number(line)[1]]
    return bool(numbers and code) and max(numbers) < min(code)


def without_number(line: Line, blanks: int = 2) -> tuple[str, list[Span]]:
    """(number, the other spans) when the line begins with a number set apart by type, colour or ``blanks``."""
    first, rest = line.spans[0], line.spans[1:]
    match = _NUMBERED.match(first.text)
    if match:
        gap = rest[0].lefts[0] - first.rights[-1] if rest else first.size
        differs = bool(rest) and (first.font, first.colour, first.size) != (rest[0].font, rest[0].colour, rest[0].size)
        return (match.group(1), rest) if differs or gap > _APART * first.size else ("", line.spans)
    inner = re.match(r"\s*(\d{1,4})[.:|]?(\s+)(?=\S)", first.text)
    if inner and len(inner.group(2)) >= blanks:
        end = inner.end() if blanks > 1 else inner.start(2) + 1
        tail = replace(first, text=first.text[end:], lefts=first.lefts[end:], rights=first.rights[end:])
        return inner.group(1), [tail, *rest]
    return "", line.spans
