"""Marks key points of a free answer: sure ones by their words, with negation; the rest is for a person to tell."""

import re
from itertools import pairwise

import snowballstemmer
from rapidfuzz.distance import LCSseq

from probatum.quiz import Marked
from probatum.tools.extractive.language import language_of
from probatum.tools.grading.answers import LANGUAGES

MET, MISSED = 0.75, 0.25
"""Share of a point's words found at which it counts as met, or as missed; tried in ``benchmarks.grading``."""
ORDERED = 0.8
"""Share of the words found that stand in the point's order: words in another order may say something else."""
A_SENTENCE = 6
"""Words of an answer that should hold some small word of the book's language."""
_NEGATION = re.compile(
    r"\b(?:not|no|never|without|cannot|neither|nor|hardly|fail(?:s|ed)?|wrong|false|incorrect|unable|untrue|n't|isn't|doesn't|don't|can't|won't|nicht|kein\w*|nie|ohne|weder|falsch|non|mai|senza|pas|jamais|sans|sin|nunca)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")


def mark(point: str, answer: str, language: str) -> Marked:
    """Whether an answer makes a point; ``met`` is None when its words alone do not tell."""
    wanted, given = _content(point, language), _content(answer, language)
    if not given:
        return Marked(point=point, met=False, reason="nothing was answered")
    found = [word for word in dict.fromkeys(wanted) if word in given]
    share = len(found) / max(1, len(set(wanted)))
    if share >= MET:
        doubt = _doubt(point, answer, wanted, given, found)
        reason = doubt or "found: " + ", ".join(sorted(found))
        return Marked(point=point, met=None if doubt else True, reason=reason)
    if share <= MISSED and not _foreign(answer, language):
        return Marked(point=point, met=False, reason="missing: " + ", ".join(sorted(set(wanted) - set(given))))
    return Marked(point=point, met=None, reason="found only: " + ", ".join(sorted(found)))


def _doubt(point: str, answer: str, wanted: list[str], given: list[str], found: list[str]) -> str:
    """Why the right words may not say the right thing; empty when nothing speaks against it."""
    if _negations(point) % 2 != _negations(answer) % 2:
        return "the words are there, but a *not* is too many or too few"
    if any(pair not in pairwise(given) for pair in pairwise(wanted) if pair[0][0].isdigit()):
        return "the words are there, but a figure or its unit is another"
    if not {w for w in wanted if w[0].isdigit()} <= set(given):
        return "the words are there, but a figure is missing"
    order = [word for word in dict.fromkeys(given) if word in found]
    if LCSseq.similarity(order, found) < ORDERED * len(found):
        return "the words are there, in another order"
    return ""


def _foreign(answer: str, language: str) -> bool:
    """True for a sentence without a single small word of the book's language."""
    words = answer.lower().split()
    return len(words) >= A_SENTENCE and len(set(words)) > 1 and not set(words) & language_of(language).stop


def _negations(text: str) -> int:
    return len(_NEGATION.findall(text))


def _content(text: str, language: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    small = language_of(language).stop
    words = _WORD.findall(text[:LONGEST].lower())
    words = [w for w in words if len(w) > 3 or (len(w) == 3 and w not in small) or w[0].isdigit()]
    return list(snowballstemmer.stemmer(LANGUAGES.get(language, "english")).stemWords(words))


LONGEST = 20_000
"""Characters of an answer that are read; more is no answer in words."""
