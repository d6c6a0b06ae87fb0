"""Compares the rows of a query as databases and programs print them, by their values: layouts are a matter of taste."""

import re
from collections.abc import Iterator, Sequence

from probatum.tools.sandbox.noise import NUMBER, plain

RULE = re.compile(r"[-+=|:\s┌┬┐├┼┤└┴┘─│]*|\*+ \d+\. row \*+")
COUNT = re.compile(r"\(?\d+ rows?(?: in set)?(?: \([\d.]+ sec\))?\)?", re.IGNORECASE)
COLUMN = re.compile(r"\s*[|│\t]\s*")
WORD = re.compile(r"[^\s\[\](){},;'\"|│]+")
"""What is left of a value without what encloses and parts values: bars, brackets, quotes, commas."""
NOTHING = frozenset({"NULL", "None", "null", "-", "*", "•"})
"""No value, and the signs before the items of a list."""


def agree(promised: str, shown: str) -> bool:
    """True when both hold the same values; the promise may do without the header, and leave NULL blank.

    It may also name the column before each value, as in ``{'name': 'a'}`` or ``name = a``.
    """
    rows = _rows(shown)
    names = {word for name in COLUMN.split(rows[0]) for word in WORD.findall(name)} if rows else set[str]()
    wanted = list(_values(_rows(promised)))
    if not wanted:
        return False
    values = list(_values(rows[1:]))
    return wanted in (list(_values(rows)), values) or list(_without_labels(_rows(promised), names)) == values


def is_empty(shown: str) -> bool:
    """True when a query found no row."""
    return len(_rows(shown)) == 1


def _rows(text: str) -> list[str]:
    return [
        line for line in text.splitlines() if not RULE.fullmatch(line.strip()) and not COUNT.fullmatch(line.strip())
    ]


def _values(rows: Sequence[str]) -> Iterator[str]:
    for row in rows:
        for word in WORD.findall(plain(row)):
            if word not in NOTHING:
                yield f"{float(word):g}" if NUMBER.fullmatch(word) else word


def _without_labels(rows: Sequence[str], names: set[str]) -> Iterator[str]:
    """The values without the names of columns that stand before them with ``:`` or ``=``."""
    labels = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    label = re.compile(rf"(?<![\w'\"])['\"]?(?:{labels})['\"]?\s*[:=]\s*" if names else r"(?!)")
    return _values([label.sub(" ", row) for row in rows])
