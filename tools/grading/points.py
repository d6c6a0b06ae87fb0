"""Marks key points of a free answer: sure ones by their words, with negation; the rest is for a person to tell."""

import re

import snowballstemmer

from probatum.quiz import Marked
from probatum.tools.grading.answers import LANGUAGES

MET, MISSED = 0.75, 0.25
"""Share of a point's words found at which it counts as met, or as missed; tried in ``benchmarks.grading``."""
_NEGATION = re.compile(
    r"\b(?:not|no|never|without|cannot|n't|isn't|doesn't|don't|can't|won't|nicht|kein\w*|nie|ohne|non|mai|senza|pas|jamais|sans|sin|nunca)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")


def mark(point: str, answer: str, language: str) -> Marked:
    """Whether an answer makes a point; ``met`` is None when its words alone do not tell."""
    wanted, given = _content(point, language), _content(answer, language)
    if not given:
        return Marked(point=point, met=False, reason="nothing was answered")
    found = sorted(wanted & given)
    share = len(found) / max(1, len(wanted))
    figures = {w for w in wanted if w[0].isdigit()}
    if share >= MET and figures <= given:
        if _negations(point) % 2 != _negations(answer) % 2:
            return Marked(point=point, met=None, reason="the words are there, but a *not* is too many or too few")
        return Marked(point=point, met=True, reason="found: " + ", ".join(found))
    if share <= MISSED:
        return Marked(point=point, met=False, reason="missing: " + ", ".join(sorted(wanted - given)))
    return Marked(point=point, met=None, reason="found only: " + ", ".join(found))


def _negations(text: str) -> int:
    return len(_NEGATION.findall(text))


def _content(text: str, language: str) -> set[str]:
    words = [w for w in _WORD.findall(text.lower()) if len(w) > 3 or w[0].isdigit()]
    return set(snowballstemmer.stemmer(LANGUAGES.get(language, "english")).stemWords(words))
