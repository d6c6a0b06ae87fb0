"""Cuts running text into sentences and tells those that can stand alone."""

import re
from collections.abc import Iterator

from probatum.tools.extractive.questions.lexicon import alternatives

_END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-ZÀ-ÖØ-Þ¿¡0-9])")
_ABBREVIATION = re.compile(rf"(?:\b{alternatives('abbreviations')}|\b[A-Z])\.$")
_LEANING = re.compile(rf"[\"“(]?{alternatives('leaning')}\b", re.IGNORECASE)
_POINTING = re.compile(rf"\b{alternatives('pointing')}\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def sentences(text: str) -> Iterator[str]:
    """The sentences of ``text``, in order, each verbatim."""
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.start()]
        if _ABBREVIATION.search(piece):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def stands_alone(sentence: str) -> bool:
    """True for a whole sentence that leans on nothing said before it and points at nothing else on the page."""
    words = _WORD.findall(sentence)
    return (
        7 <= len(words) <= 45
        and sentence[0].isupper()
        and sentence[-1] in ".!"
        and not _LEANING.match(sentence)
        and not _POINTING.search(sentence)
        and sentence.count("(") == sentence.count(")")
    )


def words_of(text: str) -> list[str]:
    """The words of ``text`` in lower case."""
    return [word.lower() for word in _WORD.findall(text)]
