"""Cuts text into the phrases that could be terms: one to four words between small words and marks."""

import re
from collections.abc import Iterator, Sequence

from probatum.tools.extractive.language import Language
from probatum.tools.extractive.words import words_in

LONGEST = 4
"""Words in a term."""
UNKNOWN = 3
"""Letters of a word that is taken for a small one in a language whose small words are not known."""
_LONGEST_RUN = 6
"""Chinese characters in a term."""
_BREAK = re.compile(r"[^\s'’-]")
_HAN_RUN = re.compile(r"[㐀-鿿]+")


def candidates(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Start and end of every phrase of one to four words between small words and marks."""
    if not language.spaced:
        yield from _unspaced_candidates(text, language)
        return
    run: list[tuple[int, int]] = []
    end = 0
    smallest = 1 if language.stop else UNKNOWN
    for word in words_in(text):
        if run and _BREAK.search(text[end : word.start()]):
            yield from _phrases(run)
            run = []
        end = word.end()
        if word[0].lower() in language.stop or "_" in word[0] or len(word[0]) <= smallest:
            yield from _phrases(run)
            run = []
        else:
            run.append(word.span())
    yield from _phrases(run)


def _phrases(run: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for i in range(len(run)):
        for n in range(1, min(LONGEST, len(run) - i) + 1):
            yield run[i][0], run[i + n - 1][1]


def _unspaced_candidates(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Runs of two to six characters that neither begin nor end with a small word."""
    for run in _HAN_RUN.finditer(text):
        for i in range(len(run[0])):
            for n in range(2, min(_LONGEST_RUN, len(run[0]) - i) + 1):
                piece = run[0][i : i + n]
                if not any(piece.startswith(w) or piece.endswith(w) for w in language.stop):
                    yield run.start() + i, run.start() + i + n
    for word in words_in(text):
        if word[0].isascii() and len(word[0]) > 1:
            yield word.span()
