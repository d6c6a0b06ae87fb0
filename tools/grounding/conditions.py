"""Tells *without X, Y breaks*, which says what X is good for, from a denial."""

import functools
import re
from itertools import product

from probatum.tools.grounding.opposing import opposed, words_of_kind
from probatum.tools.grounding.wording import SENTENCE, content, wording

LACKING = {"en": "without", "de": "ohne", "fr": "sans", "es": "sin", "it": "senza", "pt": "sem"}
FEWEST = 2
"""Stems that say what happens without it."""
MOSTLY = 0.75
"""Of these, the part that one sentence of the evidence has when it says the same of X or with X."""


def unconditional(said: str, evidence: str, language: str) -> str:
    """The statement without *without X* where that is a condition, for the rest to be held against the evidence.

    What then is the opposite of what the evidence says is turned round twice, and goes, too. Where the evidence says
    just the same, with X or of X, all stays: the one denies the other.
    """
    return " ".join(_rest(sentence, evidence, language) for sentence in SENTENCE.split(said))


def _rest(sentence: str, evidence: str, language: str) -> str:
    rest = _condition(language).sub(" ", sentence)
    stems = set(content(wording(rest), language))
    spoken_of = LACKING.get(language, LACKING["en"]) in wording(evidence)
    if rest == sentence or spoken_of or len(stems) < FEWEST:
        return sentence
    ours, theirs = set(wording(rest)), set(wording(evidence))
    if any(opposed(one, other, language) for one, other in product(ours - theirs, theirs - ours)):
        return ""
    same = max(len(stems.intersection(content(wording(part), language))) for part in SENTENCE.split(evidence))
    return sentence if same >= MOSTLY * len(stems) else rest


@functools.cache
def _condition(language: str) -> re.Pattern[str]:
    """At the beginning of a sentence, to the comma or over one word with its article; or at the end."""
    word = LACKING.get(language, LACKING["en"])
    articles = "|".join(words_of_kind("determiners", language)) or "the"
    begin = rf"^{word}\s(?:(?:[^\s,]+\s?){{1,5}},|(?:(?:{articles})\s)?\w+)"
    return re.compile(rf"{begin}|\s{word}\s[^,;:]*(?=[;:]|$)", re.IGNORECASE)
