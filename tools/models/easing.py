"""Reads an answer the way it was meant: brackets left open, a stray comma, nothing where an empty value belongs."""

import re
from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_STRAY_COMMA = re.compile(r",(?=\s*[\]}])")
_AFTER = re.compile(r"[\s,]*(?:```|$)")
_CLOSES = {"{": "}", "[": "]"}
_NAUGHT = {"", "none", "n/a", "null", "nothing"}
"""Words for an empty list."""
_NOTHING: dict[str, Any] = {"string_type": "", "list_type": [], "model_type": {}, "dict_type": {}, "bool_type": False}


def closed(text: str) -> str:
    """The JSON in ``text`` without stray commas, and with the brackets closed that stand open after a whole value.

    An answer that breaks off inside a value is left as it is: how it would have gone on nobody knows.
    """
    strings: list[str] = []

    def kept(found: re.Match[str]) -> str:
        strings.append(found[0])
        return '""'

    bare = _STRING.sub(kept, text[max(text.find("{"), 0) :])
    end = max(bare.rfind("}"), bare.rfind("]")) + 1
    if not _AFTER.match(bare, end):
        return text
    bare = _STRAY_COMMA.sub("", bare[:end])
    rest = iter(strings)
    return re.sub('""', lambda _: next(rest), bare + "".join(reversed(_left_open(bare))))


def _left_open(bare: str) -> list[str]:
    """What closes the brackets that stand open; nothing when brackets cross."""
    wanted: list[str] = []
    for letter in bare:
        if letter in _CLOSES:
            wanted.append(_CLOSES[letter])
        elif letter in "]}" and (not wanted or wanted.pop() != letter):
            return []
    return wanted


def eased(found: dict[str, Any], faults: Iterable[ErrorDetails]) -> dict[str, Any]:
    """``found`` with null as the empty value of its type, and one thing where a list belongs as a list of one."""
    for fault in faults:
        *path, last = fault["loc"] or ("",)
        place: Any = found
        for step in path:
            place = place[step]
        given = fault["input"]
        if given is None and fault["type"] in _NOTHING:
            place[last] = _NOTHING[fault["type"]]
        elif fault["type"] == "list_type" and isinstance(given, str | dict):
            place[last] = [] if str(given).strip(". ").casefold() in _NAUGHT else [given]
    return found
