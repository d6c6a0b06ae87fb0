"""Cuts text into the terms that are searched: stems of words, pairs of characters where words are not spaced."""

import re
import unicodedata
from functools import cache
from itertools import pairwise

import snowballstemmer

from probatum.tools.extractive.language import language_of

STEMMERS = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese"}
_UNSPACED = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_TOKEN = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")


def terms_of(text: str, language: str = "en") -> list[str]:
    """The terms of ``text`` in order: ``matrices`` and ``Matrix`` give one, ``数据库`` gives 数据 and 据库."""
    plain = _unaccented(unicodedata.normalize("NFKC", text).casefold())
    found: list[str] = []
    for token in _TOKEN.findall(plain):
        if re.match(f"[{_UNSPACED}]", token):
            found.extend(token[i : i + 2] for i in range(max(1, len(token) - 1)))
        else:
            found.append(_stem(language, token))
    return found


def asked_of(question: str, language: str = "en") -> list[str]:
    """What to look for: the question's terms without its function words, then the pairs of words that stand together.

    A pair may hold one function word: ``in operator``. A question of function words alone keeps them.
    """
    terms = terms_of(question, language)
    small = _small(language)
    pairs = (f"{one} {other}" for one, other in pairwise(terms) if not {one, other} <= small)
    return list(dict.fromkeys([*([term for term in terms if term not in small] or terms), *pairs]))


@cache
def _small(language: str) -> frozenset[str]:
    """The terms of the language's function words."""
    return frozenset(terms_of(" ".join(language_of(language).stop), language))


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@cache
def _stem(language: str, word: str) -> str:
    name = STEMMERS.get(language)
    return _stemmer(name).stemWord(word) if name else word


@cache
def _stemmer(name: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(name)
