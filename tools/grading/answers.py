"""Reads what learners type: letters of options, terms, outputs, orders, pairs."""

import re
import unicodedata
from collections.abc import Sequence

import snowballstemmer
from rapidfuzz.distance import OSA

LANGUAGES = {"en": "english", "de": "german", "it": "italian", "fr": "french", "es": "spanish", "pt": "portuguese"}
_ARTICLE = re.compile(
    r"^(?:the|an?|der|die|das|eine?|il|lo|la|gli|le|l['’]|un[ao]?|les?|une|el|los|las)\s*(?<=[\s'’])", re.IGNORECASE
)
LONG = 7
"""A word of so many letters may have one letter wrong and is still told apart from others."""


def option(answer: str, options: Sequence[str]) -> int | None:
    """Index of the option that an answer names: by letter, by number, or by its own words."""
    typed = answer.strip()
    by_text = [i for i, text in enumerate(options) if _plain(text) == _plain(typed)]
    if len(by_text) == 1:
        return by_text[0]
    mark = re.fullmatch(r"\(?([a-zA-Z]|\d{1,2})[).:]?", typed)
    if mark is None:
        return None
    place = int(mark[1]) - 1 if mark[1].isdigit() else ord(mark[1].lower()) - ord("a")
    return place if 0 <= place < len(options) else None


def numbers(answer: str) -> list[int]:
    """The numbers of an answer, in order; digits that touch are told apart when there are no gaps at all."""
    found = re.findall(r"\d+", answer)
    return [int(n) for n in (found[0] if len(found) == 1 else found)]


def letters(answer: str) -> list[int]:
    """The letters of an answer as indices; ``1b 2a`` is read by its numbers."""
    pairs = re.findall(r"(\d+)\W*([a-z])", answer.lower())
    chosen = [c for _, c in sorted(pairs, key=lambda p: int(p[0]))] if pairs else re.findall(r"[a-z]", answer.lower())
    return [ord(c) - ord("a") for c in chosen]


def same_term(answer: str, accepted: Sequence[str], language: str) -> str | None:
    """What made a typed term count, or None when it does not: the word itself, a form of it, or one letter wrong."""
    typed = _term(answer)
    if not typed:
        return None
    for right in accepted:
        key = _term(right)
        if typed == key or _same_number(typed, key):
            return ""
        if _stems(typed, language) == _stems(key, language):
            return f"A form of “{right}”."
    for right in accepted:
        key = _term(right)
        if len(key) >= LONG and key.isalpha() and typed[:1] == key[:1] and OSA.distance(typed, key) == 1:
            return f"Counted as “{right}”, spelt otherwise."
    return None


def same_output(answer: str, key: str) -> bool:
    """True when what was typed is what was printed.

    Quotes around a text do not count, nor space beside a sign or at ends of lines, nor R's ``[1]`` before a value.
    """
    typed, printed = (re.split(r"\\n|\n", _INDEX.sub("", text.strip())) for text in (answer, key))
    if len(typed) != len(printed):
        return False
    return all(
        _close(a) == _close(b) or _unquoted(a) == _unquoted(b) or _same_number(a.strip(), b.strip())
        for a, b in zip(typed, printed, strict=True)
    )


_INDEX = re.compile(r"^\[\d+\] +", re.MULTILINE)


def _close(line: str) -> str:
    """The line with single blanks, and none beside a sign."""
    return re.sub(r" ?([^\w ]) ?", r"\1", " ".join(line.split()))


def _same_number(one: str, other: str) -> bool:
    """Numbers are the same when they differ by less than a part in a million and are both whole or both not."""
    try:
        a, b = float(one), float(other)
    except ValueError:
        return False
    return abs(a - b) <= 1e-6 * max(1.0, abs(b)) and one.strip("-+").isdigit() == other.strip("-+").isdigit()


def _unquoted(text: str) -> str:
    stripped = text.strip()
    if len(stripped) >= 2 and stripped[0] == stripped[-1] and stripped[0] in "'\"":
        return stripped[1:-1]
    return stripped


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("`", "").casefold().split()).rstrip(".")


def _term(text: str) -> str:
    plain = _ARTICLE.sub("", _plain(text)).replace("’", "'")
    return re.sub(r"[\s_-]+", " ", plain).strip(" .\"'“”")


def _stems(term: str, language: str) -> tuple[str, ...]:
    return tuple(snowballstemmer.stemmer(LANGUAGES.get(language, "english")).stemWords(term.split()))
