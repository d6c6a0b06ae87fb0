"""Reduces words to stems in the language of the book, so that forms of one word count as one."""

from functools import cache

import snowballstemmer

from probatum.tools.extractive.questions.lexicon import words
from probatum.tools.extractive.questions.sentences import words_of

_ALGORITHMS = {"en": "english", "de": "german", "it": "italian", "fr": "french", "es": "spanish", "pt": "portuguese"}


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_ALGORITHMS.get(language, "english"))


def stems(text: str, language: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order."""
    return tuple(
        _stemmer(language).stemWords([word for word in words_of(text) if word not in words("stop") and len(word) > 1])
    )
