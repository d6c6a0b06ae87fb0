"""Words that questions look for, read from a table by language."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))


def step_cues(language: str) -> str:
    """One group of a regular expression that finds the words by which a text announces steps; matches nothing else."""
    listed = _table()["steps"].get(language, "(?!)").split()
    return f"(?:{'|'.join(listed)})"


@cache
def opposites(language: str) -> dict[str, str]:
    """Words that turn a statement round, each with its opposite, both ways; the first pair of a word counts."""
    found: dict[str, str] = {}
    for pair in _table()["opposites"].get(language, "").split():
        one, other = pair.split("|")
        found.setdefault(one, other)
        found.setdefault(other, one)
    return found


@cache
def addressing(language: str) -> frozenset[str]:
    """Words by which a book talks with its reader."""
    return frozenset(_table()["addressing"].get(language, "").split())


def says_exactly(text: str, language: str) -> bool:
    """True for *A if and only if B*."""
    return any(cue in text for cue in _table()["exactly"].get(language, "\0").split("|"))
