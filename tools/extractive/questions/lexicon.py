"""The small words of the books' languages, read from a table."""

import re
import tomllib
from functools import cache
from pathlib import Path


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))


@cache
def alternatives(name: str) -> str:
    """The entries of a list, in all languages, as one group of a regular expression."""
    words = (word for entry in _table()[name].values() for word in re.split(r"(?<!\\)\s+", entry.strip()))
    return f"(?:{'|'.join(dict.fromkeys(words))})"


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a list of plain words, in all languages."""
    return frozenset(word for entry in _table()[name].values() for word in entry.split())


@cache
def opposites() -> dict[str, str]:
    """Words that turn a statement round, each with its opposite; pairs go both ways where neither is taken."""
    pairs = [tuple(pair.split("|")) for entry in _table()["opposites"].values() for pair in entry.split()]
    found: dict[str, str] = {}
    for one, other in pairs:
        found.setdefault(one, other)
        found.setdefault(other, one)
    return found
