"""Rows of numbers that stand flush right below one another, where no white strip parts their columns: narrow tables."""

import re
from collections.abc import Iterator
from itertools import takewhile

from probatum.tools.pdf.cells import Row
from probatum.tools.pdf.glyphs import Line

_FLUSH = 0.6
"""Points by which right edges in one column differ."""
_FEWEST = 2
"""Columns behind the first: the last words of justified lines are flush, too."""
_NUMBER = re.compile(r"[-−+]?\d(?:[\d.,]*\d)?%?")
_DIGIT = re.compile(r"\d")
Token = tuple[float, float, str]
"""Left and right edge and text of a word between blanks."""


def flush_rows(column: list[Line]) -> Iterator[tuple[list[Line], list[Row]]]:
    """The runs of lines in ``column`` that end with words flush with those above, with their cells."""
    at = 0
    while at < len(column):
        first = _tokens(column[at])
        run, flush = [first], len(first)
        for above, line in zip(column[at:], column[at + 1 :], strict=False):
            if abs(line.x1 - above.x1) > _FLUSH or not _DIGIT.search(line.text):
                break
            tokens = _tokens(line)
            fewer = min(flush, _common(first, tokens))
            if fewer < _FEWEST or not 0 < line.y - above.y < 2 * line.size:
                break
            run.append(tokens)
            flush = fewer
        if len(run) > 1 and _are_numbers(run, flush):
            yield column[at : at + len(run)], [_cells(tokens, flush) for tokens in run]
        at += len(run)


def _tokens(line: Line) -> list[Token]:
    tokens: list[Token] = []
    apart = True
    for span in line.spans:
        for char, left, right in zip(span.text, span.lefts, span.rights, strict=True):
            apart = apart or (bool(tokens) and left - tokens[-1][1] > 0.14 * span.size)
            if char.isspace():
                apart = True
            elif apart:
                tokens.append((left, right, char))
                apart = False
            else:
                tokens[-1] = (tokens[-1][0], right, tokens[-1][2] + char)
    return tokens


def _common(a: list[Token], b: list[Token]) -> int:
    """How many of the last words are flush."""
    pairs = zip(reversed(a), reversed(b), strict=False)
    return sum(1 for _ in takewhile(lambda pair: abs(pair[0][1] - pair[1][1]) < _FLUSH, pairs))


def _are_numbers(run: list[list[Token]], flush: int) -> bool:
    """True when under the head a column holds numbers, whose left edges are not flush as well; an index has commas."""
    columns = zip(*(tokens[-flush:] for tokens in run[1:]), strict=True)
    numbers = [c for c in columns if all(_NUMBER.fullmatch(text) for _, _, text in c)]
    ragged = any(len({round(left) for left, _, _ in column}) > 1 for column in numbers)
    return ragged and not any(text.endswith(",") for tokens in run for _, _, text in tokens)


def _cells(tokens: list[Token], flush: int) -> Row:
    """The flush words each in a cell of its own, and what stands before them in the first."""
    words = [text for _, _, text in tokens]
    first = " ".join(words[:-flush])
    return [first, *words[-flush:]] if first else words[-flush:]
