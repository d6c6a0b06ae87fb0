"""Tells words apart that turn a statement round when one stands in the place of the other; knows the small words."""

import tomllib
from functools import cache
from pathlib import Path

DENYING = ("un", "in", "im", "il", "ir", "non", "dis")
"""Prefixes by which a word denies another."""
SHORTEST = 4
"""Letters of a word behind such a prefix; a shorter rest is mostly another word (``inner``, ``union``)."""


def opposed(one: str, other: str, language: str) -> bool:
    """True when the two words, in small letters, stand on different steps of one scale, or one denies the other."""
    steps, others = _scales(language).get(one, {}), _scales(language).get(other, {})
    shared = steps.keys() & others.keys()
    if shared:
        return all(steps[scale] != others[scale] for scale in shared)
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST and any(long == prefix + short for prefix in DENYING)


def on_a_scale(word: str, language: str) -> bool:
    """True for a word that has opposites or other steps."""
    return word in _scales(language)


@cache
def words_of_kind(kind: str, language: str) -> frozenset[str]:
    """Small words of one kind, such as ``determiners``; none of a language that is not known."""
    return frozenset(_table(language).get(kind, "").split())


@cache
def _scales(language: str) -> dict[str, dict[int, int]]:
    """For each word the scales that it stands on, and its step there."""
    table = _table(language)
    found: dict[str, dict[int, int]] = {}
    for scale, line in enumerate(f"{table['scales']}\n{table['units']}".split("\n")):
        for step, words in enumerate(line.split("/")):
            for word in words.split():
                found.setdefault(word, {})[scale] = step
    return found


@cache
def _table(language: str) -> dict[str, str]:
    tables: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    return tables.get(language, {"scales": "", "units": ""})
