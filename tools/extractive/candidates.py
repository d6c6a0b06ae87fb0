"""Which phrases of a chapter may be terms of it, and how much speaks for each."""

import math
import re
from collections.abc import Mapping, Sequence

from probatum.tools.extractive.definitions import GLOSSARY
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.phrases import LONGEST
from probatum.tools.extractive.sightings import Sighting
from probatum.tools.extractive.words import Key, words_in

APART, QUOTED, HEADED, DEFINED, INDEXED = 8.0, 0.5, 1.0, 1.8, 7.0
"""Weight of being set in italics or bold, quoted, in a heading, defined (times how surely), in the book's index."""
ONCE = 0.8
"""Of ``APART`` for a single word that is seen once and not defined."""
STRESSED = 0.3
"""Of ``APART`` for one that by its form is no noun: it is stressed, and names nothing."""
AGAIN = 0.3
"""More of ``APART`` for being set apart twice."""
MUCH, SOME = 12, 3
"""Times that a general word must be seen to be a term of the chapter; with the index's word for it."""
OFTEN, ALWAYS = 4, 0.7
"""Times, and share of all times, from which on a word that is set apart stands for something else."""
PROPER = 0.5
"""Of the frequency of what is always written with a capital."""
ALONE = 0.25
"""Share of its times that a word stands without a noun behind it, up to which it only qualifies."""
_IDENTIFIER = re.compile(r"[a-z]+(?:[A-Z]\w*|\d+)$")
"""What is written so is a name in code, or a product of symbols in a formula."""


def weighed(seen: Mapping[Key, Sighting], language: Language) -> dict[Key, float]:
    """The candidates among the phrases that were seen, each with its weight, which is above 0."""
    fit = {key: sighting for key, sighting in seen.items() if _fit(key, sighting, language)}
    weights = {key: _weight(key, sighting, language) for key, sighting in fit.items()}
    return {key: weight for key, weight in weights.items() if weight > 0}


def _fit(key: Key, sighting: Sighting, language: Language) -> bool:
    """False for what cannot be a term: too general, a verb, seen once and not set apart."""
    form = sighting.forms.most_common(1)[0][0]
    if not 1 <= len(key) <= LONGEST + 1 or len(form) < _least(sighting, language) or _IDENTIFIER.match(form):
        return False
    parts = [w[0].lower() for w in words_in(form)]
    if sighting.count < 2 and not (sighting.quoted or is_marked(sighting)):
        return False
    if parts[0] in language.common or parts[-1] in language.common:
        before = len(key) == 1 and language.entries.get("modifiers") == "before"
        alone = not before or sighting.closing > ALONE * sighting.count  # "new" is not, whatever the index says
        return sighting.defined >= GLOSSARY or (alone and _special(key, parts, sighting, language))
    if len(key) == 1 and (_qualifies(sighting, language) or _is_code(sighting)):
        return False
    if len(key) == 1 and language.ends("adverb").search(form) and not (sighting.defined or sighting.indexed):
        return False
    if sighting.set_apart or len(key) > 1:
        return True
    return sighting.done <= sighting.named and not language.ends("verb").search(form)


def _least(sighting: Sighting, language: Language) -> int:
    """Characters of a term; one sign of Chinese may be a word, which its definition shows."""
    return 3 if language.spaced else 1 if sighting.defined else 2


def _is_code(sighting: Sighting) -> bool:
    """True for a word that the book mostly sets as code, and does not say the meaning of."""
    return 2 * sighting.coded > sighting.count and not (sighting.defined or sighting.indexed)


def _qualifies(sighting: Sighting, language: Language) -> bool:
    """True for a word that hardly ever stands but before a noun, most times the same, and is made no term otherwise."""
    before = language.entries.get("modifiers") == "before"
    hardly = sighting.closing <= ALONE * sighting.count and (
        not sighting.closing or 2 * sighting.inside > sighting.count
    )
    return before and sighting.count > 1 and hardly and not (sighting.defined or sighting.indexed)


def _special(key: Key, parts: Sequence[str], sighting: Sighting, language: Language) -> bool:
    """True when a chapter makes a term of a general word: it sets it apart, and speaks of it much."""
    if len(key) > 1:
        return bool(sighting.set_apart or sighting.defined or sighting.indexed)
    much = sighting.count >= (SOME if sighting.indexed else MUCH) and sighting.named > sighting.done
    return much and bool(sighting.set_apart or sighting.indexed) and parts[0] not in language.words("labels")


def _weight(key: Key, sighting: Sighting, language: Language) -> float:
    count = sighting.count
    own = count - 0.7 * sighting.inside if len(key) < LONGEST else count
    frequency = math.log1p(max(own, 0.3)) * (1.0 + 0.35 * min(len(key) - 1, 2))
    marked = (
        APART * _apart(key, sighting, language)
        + QUOTED * min(sighting.quoted, 2)
        + HEADED * min(sighting.headed, 2)
        + DEFINED * sighting.defined
        + INDEXED * sighting.indexed
    )
    noun = 0.5 + min(1.0, (sighting.named + 0.5) / (count + 0.5) * 2) if len(key) == 1 and not marked else 1.2
    spread = 1.0 + 0.1 * min(len(sighting.sections), 5)
    proper = (
        language.code != "de"
        and all(f[0].isupper() and not f.isupper() for f in sighting.forms)
        and not sighting.set_apart
    )
    if proper:
        frequency *= PROPER
    return frequency * noun * spread + marked


def _apart(key: Key, sighting: Sighting, language: Language) -> float:
    """How much it says that the book sets a phrase apart: less of a lone word that never comes again."""
    if not sighting.set_apart or _is_placeholder(sighting):
        return 0.0
    alone = len(key) == 1 and sighting.count < 2 and not (sighting.defined or sighting.indexed)
    if alone and not sighting.named and language.ends("stressed").search(key[0]):
        return STRESSED
    return ONCE if alone else 1.0 + AGAIN * min(sighting.set_apart - 1, 1)


def is_marked(sighting: Sighting) -> bool:
    """True when the chapter itself marks it as a term: sets it apart, heads with it, defines it, or has it indexed."""
    apart = sighting.set_apart and not _is_placeholder(sighting)
    return bool(apart or sighting.headed or sighting.defined or sighting.indexed)


def _is_placeholder(sighting: Sighting) -> bool:
    """True for what is set apart nearly each time, as the names of arguments are; a term is where it is introduced."""
    return sighting.set_apart >= OFTEN and sighting.set_apart > ALWAYS * sighting.count
