"""Tells the sentences that can be weighed at a glance: whole statements in words, each of something that it names."""

import re

from probatum.tools.extractive.questions.lexicon import condition_in, states, universal, verbs
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.terms import INDEFINITE
from probatum.tools.extractive.sentences import Sentence

WORDS = 28
"""A longer statement cannot be weighed at a glance."""
_OF_AN_EXAMPLE = re.compile(r"(?<!\w)['‘’\"“«].{1,40}?['’\"”»](?!\w)|\d")
"""Quoted values and figures: the statement is about one example, not about the concept."""


def weighable(material: Material, sentence: Sentence) -> bool:
    """True for a sentence that stands alone, states something in words, and can be weighed at a glance."""
    text = sentence.text
    return (
        len(text.split()) <= WORDS
        and material.alone(sentence)
        and states(text, material.chapter.language)  # what tells what to do is neither true nor false
        and not _tells_to(text, material.chapter.language)
        and text[0].isalnum()
        and text[-1] in ".!。"
        and not re.match(r"(?:\S+\s){0,3}\S+:\s", text)
        and not _has_no_subject(text, material.chapter.language)
        and not _OF_AN_EXAMPLE.search(text)
        and _says_of_what(material, sentence)
    )


def _has_no_subject(text: str, language: str) -> bool:
    """True for ``When it is executed, causes a …``."""
    cut = condition_in(text, language)
    return cut is not None and cut[1].split()[0] in verbs(language, many=False)


def _tells_to(text: str, language: str) -> bool:
    """True for ``Start with …`` and ``Stop after …``."""
    first = text.split()[0].lower()
    return first in verbs(language, many=True) or (language == "en" and f"{first}s" in verbs(language, many=False))


def _says_of_what(material: Material, sentence: Sentence) -> bool:
    """True when it opens with a concept, things of a kind or a condition: *the* thing was brought up before it."""
    language, first = material.chapter.language, sentence.text.split()[0].lower()
    of_a_kind = INDEFINITE.get(language, frozenset()) | universal(language)
    plain = first in of_a_kind or first not in material.language.stop
    return plain or material.opens_with(sentence.text) or condition_in(sentence.text.rstrip("."), language) is not None
