"""Turns the book's plain words into inline Markdown: what Markdown would take for its own is escaped."""

import re
from collections.abc import Iterable

from probatum.book import Mark
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.words import key_of, words_in

_SPECIAL = re.compile(r"[\\`$*]|==|\[(?=[^\]]*\]\()")
"""What opens markup in inline Markdown as notes use it; the renderer makes the rest literal."""


_NOTE = re.compile(r"(?<=[^\W\d_]{4})[¹²³⁰⁴-⁹]+(?!\w)|(?<=[^\W\d_]{3})\s\[\d+(?:[,–-]\s?\d+)*\](?!\()")
"""``SciPy¹⁵``, ``Knuth [2]``; a square behind a unit or a function's name is none."""


def without_marks(text: str) -> str:
    """The text without the marks of footnotes and of references, which lead nowhere outside of the book."""
    return _NOTE.sub("", text)


def escaped(text: str) -> str:
    """The text such that Markdown shows it letter by letter."""
    return _SPECIAL.sub(lambda m: "".join(f"\\{c}" for c in m[0]), text)


def as_markdown(
    text: str, marks: Iterable[Mark] = (), terms: Iterable[str] = (), language: Language | None = None
) -> str:
    """The text with the book's code set as code and the first of each term highlighted, without marks of notes."""
    spans = [(m.start, m.end, "`") for m in marks if m.style == "code" and "`" not in text[m.start : m.end]]
    if language is not None:
        for term in sorted(terms, key=len, reverse=True):
            spans.extend(_free(_first(term, text, language), spans))
    pieces, at = [], 0
    for start, end, sign in sorted(spans):
        inner = text[start:end]
        pieces.append(escaped(without_marks(text[at:start])))
        pieces.append(f"`{inner}`" if sign == "`" else f"=={escaped(inner)}==")
        at = end
    return "".join([*pieces, escaped(without_marks(text[at:]))])


def _first(term: str, text: str, language: Language) -> list[tuple[int, int, str]]:
    """The first place of a term, in any of its forms."""
    if not language.spaced:
        at = text.find(term)
        return [(at, at + len(term), "==")] if at >= 0 else []
    wanted = key_of(term, language)
    found = list(words_in(text))
    for i in range(len(found)):
        for n in range(1, len(wanted) + 1):
            if i + n <= len(found):
                start, end = found[i].start(), found[i + n - 1].end()
                if key_of(text[start:end], language) == wanted:
                    return [(start, end, "==")]
    return []


def _free(wanted: list[tuple[int, int, str]], taken: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    return [w for w in wanted if all(w[1] <= t[0] or t[1] <= w[0] for t in taken)]
