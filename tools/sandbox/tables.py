"""Compares the rows of a query as databases print them, by their values: layouts are a matter of taste."""

import re
from collections.abc import Sequence

from probatum.tools.sandbox.noise import plain

RULE = re.compile(r"[-+=|:\s┌┬┐├┼┤└┴┘─│]*")
COUNT = re.compile(r"\(?\d+ rows?(?: in set)?(?: \([\d.]+ sec\))?\)?", re.IGNORECASE)
PAIR = re.compile(r"\s*[\w.]+ = (.*)")
BAR = re.compile(r"[|│]|\t")


def agree(promised: str, shown: str) -> bool:
    """True when both hold the same values; the promise may do without the header, and leave NULL blank."""
    rows = _rows(shown)
    wanted = _values(_rows(promised))
    return bool(wanted) and wanted in (_values(rows), _values(rows[1:]))


def is_empty(shown: str) -> bool:
    """True when a query found no row."""
    return len(_rows(shown)) == 1


def _rows(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if not RULE.fullmatch(line) and not COUNT.fullmatch(line.strip())]
    pairs = [found[1] for line in lines if (found := PAIR.fullmatch(line))]
    return pairs if len(pairs) == len(lines) else lines


def _values(rows: Sequence[str]) -> list[str]:
    return [word for row in rows for word in plain(BAR.sub(" ", row)).split() if word != "NULL"]
