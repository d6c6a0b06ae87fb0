"""Finds two terms of a passage of which a statement has each in the place of the other."""

from collections.abc import Iterator
from itertools import combinations, product, takewhile

from probatum.tools.grounding.aligning import Words
from probatum.tools.grounding.opposing import words_of_kind
from probatum.tools.grounding.wording import content, stem

FARTHEST = 12
"""Words on each side of a term that are looked at."""
LEAST = 3
"""Words beside the two that they have from each other."""
SHORT = 3
"""Letters of the shortest terms."""


def exchanged(said: Words, passage: Words, language: str) -> Iterator[tuple[str, str]]:
    """Pairs of terms that have changed places: what stood beside the one now stands beside the other."""
    articles = words_of_kind("determiners", language)
    ours, theirs = ([stem(word, language) for word in words if word not in articles] for words in (said, passage))
    in_turn = bool(words_of_kind("in_turn", language).intersection(said))
    joining = words_of_kind("joining", language)
    terms = [word for word in dict.fromkeys(ours) if word in theirs and _is_term(word, language)]
    for pair in combinations(terms, 2):
        nearest = min(product(*(_places(ours, word) for word in pair)), key=lambda places: abs(places[0] - places[1]))
        here = min(nearest), max(nearest)
        one, other = (ours[place] for place in here)
        taken, kept, there = max(_compared(ours, here, theirs, one, other), key=lambda found: max(found[:2]))
        between = theirs[there[1] + 1 : there[0]]
        if here[1] - here[0] == 1 and len(between) == 1:
            continue  # *theory of queues* and *queueing theory* are one thing
        if LEAST <= taken > kept and (in_turn or not joining.issuperset(between)):
            yield other, one


def _compared(
    ours: list[str], here: tuple[int, int], theirs: list[str], one: str, other: str
) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """For each two places of the terms in the passage: what they have of each other, and of themselves, beside them."""
    for first, second in product(_places(theirs, one), _places(theirs, other)):
        taken = _beside(ours, here[0], theirs, second), _beside(ours, here[1], theirs, first)
        kept = _beside(ours, here[0], theirs, first) + _beside(ours, here[1], theirs, second)
        yield (sum(taken) if second < first and all(taken) else 0), kept, (first, second)


def _beside(ours: list[str], here: int, theirs: list[str], there: int) -> int:
    """How many words on both sides, from the place outward, are the same."""
    before = zip(
        reversed(ours[max(0, here - FARTHEST) : here]), reversed(theirs[max(0, there - FARTHEST) : there]), strict=False
    )
    after = zip(ours[here + 1 : here + FARTHEST], theirs[there + 1 : there + FARTHEST], strict=False)
    return sum(len(list(takewhile(lambda pair: pair[0] == pair[1], side))) for side in (before, after))


def _is_term(word: str, language: str) -> bool:
    return word.isdigit() or len(word) == SHORT or bool(content((word,), language))


def _places(words: list[str], word: str) -> list[int]:
    return [place for place, found in enumerate(words) if found == word]
