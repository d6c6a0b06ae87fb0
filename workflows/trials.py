"""What a note says of the trial of one of its snippets, found from the place where the code stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from probatum.tools.wording import wordings
from probatum.workflows.reading import TRIED, NotePart

_ONE = "|".join(re.escape(words.format(n="")) for words in wordings("snippet"))
_FIRST = "|".join(re.escape(words.partition("{first}")[0]) for words in wordings("snippets_between"))
_NUMBER = re.compile(rf"(?:{_ONE})(?P<one>\d+)\s*$|(?:{_FIRST})(?P<first>\d+)")

_OUTPUT = re.compile(r"^(?:> ?)+`{3,}text\b")


@dataclass(frozen=True)
class Trial:
    """How a snippet was tried and what came of it."""

    number: int
    row: tuple[tuple[str, str], ...]
    """Column and cell of the note's table of trials; empty cells are left out."""
    told: str
    """The line below the code: verdict, isolation, what it leans on."""
    origin: str
    """The line that says where the code comes from, with its pages; empty where none does."""


def trial_at(parts: Sequence[NotePart], part: NotePart, line: int) -> Trial | None:
    """The trial of the code, or of what it printed, on a line of a part; None outside the boxes of snippets."""
    lines = part.text.split("\n")
    above = list(takewhile(lambda text: text.startswith(">"), reversed(lines[: line + 1])))
    below = list(takewhile(lambda text: text.startswith(">"), lines[line + 1 :]))
    first = next((found for text in above if (found := _NUMBER.search(text))), None)
    if first is None:
        return None
    before = [text for text in above if TRIED.match(text)]
    after = [text for text in below if TRIED.match(text)]
    printed = bool(before) and _OUTPUT.match(lines[line]) is not None
    told = next(iter(before if printed else after), "")
    number = int(first["one"] or first["first"]) + len(before) - printed
    origin = next((text for text in reversed([*above[::-1], *below]) if "](#^" in text), "")
    return Trial(number, _row(parts, str(number)), told.lstrip("> "), origin)


def _row(parts: Sequence[NotePart], number: str) -> tuple[tuple[str, str], ...]:
    """The snippet's row in the last table of trials, for the reader may have written others."""
    for part in reversed(parts):
        lines = (line.lstrip("> ") for line in part.text.split("\n"))
        rows = [_cells(line) for line in lines if line.startswith("|")]
        header = next((row for row in rows if row[:1] == ["#"]), None)
        row = next((row for row in rows if row[:1] == [number]), None)
        if header and row:
            return tuple((column, cell) for column, cell in zip(header, row, strict=False) if cell)
    return ()


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
