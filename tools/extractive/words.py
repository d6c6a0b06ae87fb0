"""Cuts text into words and reduces them to stems, so that forms of one word count as one."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import snowballstemmer

from probatum.tools.extractive.language import Language

_ALGORITHMS = {"en": "english", "de": "german", "it": "italian", "fr": "french", "es": "spanish", "pt": "portuguese"}
_HAN = "㐀-鿿぀-ヿ"
WORD = re.compile(rf"[{_HAN}]+|[^\W\d_{_HAN}](?:[\w-]*[^\W_])?", re.UNICODE)
"""A word: letters, then letters, digits and inner hyphens; a run of Chinese characters is one match."""


def words_in(text: str) -> Iterator[re.Match[str]]:
    """The words of ``text``, each as a match with its place."""
    return WORD.finditer(text)


@cache
def stem(word: str, language: Language) -> str:
    """The stem of a word, in lower case."""
    low = word.lower()
    algorithm = _ALGORITHMS.get(language.code)
    return str(_stemmer(algorithm).stemWord(low)) if algorithm else low


@cache
def _stemmer(algorithm: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(algorithm)


@lru_cache(maxsize=50_000)  # a chapter's sentences are compared with one another again and again
def stems(text: str, language: Language) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order; pairs of characters where words are not spaced."""
    if not language.spaced:
        return tuple(
            w[0][i : i + 2]
            for w in words_in(text)
            for i in range(max(1, len(w[0]) - 1))
            if w[0][i] not in language.stop
        )
    return tuple(stem(w[0], language) for w in words_in(text) if w[0].lower() not in language.stop and len(w[0]) > 1)


Key = tuple[str, ...]
"""What the forms of a term have in common: its words without their number."""


def key_of(phrase: str, language: Language) -> Key:
    """What the forms of a term have in common: ``Foreign keys`` and ``foreign key`` give one."""
    return tuple(_singular(part, language) for w in words_in(phrase) for part in w[0].split("-") if part)


def term_key(form: str, language: Language) -> Key:
    """The key of a term; the term itself where words are not spaced."""
    return key_of(form, language) if language.spaced else (form,)


_ENDINGS = {
    "en": ((r"([^aeou])ies$", r"\1y"), (r"(ss|x|z|ch|sh)es$", r"\1"), (r"([^ius])s$", r"\1")),
    "it": ((r"h?[aeio]$", ""),),
    "fr": ((r"[sx]$", ""),),
    "es": ((r"e?s$|e$", ""),),
    "pt": ((r"ões$", "ão"), (r"([aeou])is$", r"\1l"), (r"([rz])es$", r"\1"), (r"s$", "")),
}
"""What sets the plural off, by language; a stem would take ``relation`` and ``relational`` for one."""


@cache
def _singular(word: str, language: Language) -> str:
    """The word without its number; German, whose plurals are many, by its stem."""
    low = word.lower()
    for ending, instead in _ENDINGS.get(language.code, ()):
        if len(low) > 3 and re.search(ending, low):
            return re.sub(ending, instead, low)
    return low if language.code in _ENDINGS else stem(word, language)


def slug(name: str) -> str:
    """The id of the concept of that name: ``Cosine Similarity`` is ``cosine-similarity``."""
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")
