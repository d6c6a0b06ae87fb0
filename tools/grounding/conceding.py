"""Finds a statement whose subject is what its passage sets apart: *means do so, whatever single numbers do*."""

import re
from functools import cache

from probatum.tools.grounding.wording import SENTENCE, content, wording

CONCEDING = {
    "en": r"whatever|even\s+(?:if|though)|(?:al)?though|regardless\s+of|no\s+matter|unlike|whereas"
    r"|despite|in\s+spite\s+of",
    "de": r"obwohl|auch\s+wenn|selbst\s+wenn|gleichgültig|unabhängig\s+von|trotz|anders\s+als|während",
    "fr": r"bien\s+que|même\s+si|quel(?:le)?s?\s+que|malgré|contrairement\s+à|tandis\s+que|alors\s+que",
    "es": r"aunque|incluso\s+si|sea\s+cual\s+sea|a\s+pesar\s+de|a\s+diferencia\s+de|mientras\s+que",
    "it": r"anche\s+se|sebbene|benché|qualunque|nonostante|a\s+differenza\s+d\w+|mentre",
}
BEING = {
    "en": "is|are|was|were|becomes?",
    "de": "ist|sind|war|waren|wird|werden",
    "fr": "est|sont|était|étaient|devien(?:t|nent)",
    "es": "es|son|está|están|era|eran",
    "it": "è|sono|era|erano|diventa(?:no)?",
}
SAYING = re.compile(r"\b(?:that|dass|que|che)\b", re.IGNORECASE)
"""Before a statement that is reported: *the theorem says that …*."""


def conceded(said: str, evidence: str, language: str) -> str:
    """The subject that the passage has only in a concession, while what is said of it stands outside; or nothing."""
    before, being, behind = _being(language).split(said, maxsplit=1) if _being(language).search(said) else ("", "", "")
    subject, told = (_stems(text, language) for text in (SAYING.split(before)[-1], behind))
    if not being or not subject or _conceding(language).search(said):
        return ""
    for sentence in SENTENCE.split(evidence):
        main, aside = (_stems(text, language) for text in _parted(sentence, language))
        if subject <= aside and not subject <= main and len(told & main) > len(told & aside):
            return f"The passage does not say that of {SAYING.split(before)[-1].strip()!r}, which it only concedes."
    return ""


def _parted(sentence: str, language: str) -> tuple[str, str]:
    """What a sentence says, and what it concedes: to the comma when it begins so, else to the end."""
    before, *rest = _conceding(language).split(sentence, maxsplit=1)
    aside = " ".join(rest)
    if before.strip():
        return before, aside
    aside, _, main = aside.partition(",")
    return main, aside


def _stems(text: str, language: str) -> set[str]:
    return set(content(wording(text), language))


@cache
def _conceding(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{CONCEDING.get(language, CONCEDING['en'])})\b", re.IGNORECASE)


@cache
def _being(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b({BEING.get(language, BEING['en'])})\b", re.IGNORECASE)
