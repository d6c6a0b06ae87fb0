"""Finds what a statement says otherwise than the passage that it is closest to."""

from collections.abc import Callable, Iterator
from itertools import pairwise, product

from probatum.tools.grounding.aligning import Replaced, Words, align
from probatum.tools.grounding.conceding import conceded
from probatum.tools.grounding.conditions import unconditional
from probatum.tools.grounding.denying import denies
from probatum.tools.grounding.exchanging import exchanged
from probatum.tools.grounding.numbers import number_of
from probatum.tools.grounding.opposing import opposed, words_of_kind
from probatum.tools.grounding.wording import wording

Apart = Callable[[Replaced], bool]
"""Whether words that stand in the place of others name something else."""


def contradictions(said: str, passage: str, language: str, apart: Apart = lambda pair: False) -> Iterator[str]:
    """What the statement has in the place of something else: opposites, numbers, units, terms that changed places."""
    if found := conceded(said, passage, language):
        yield found
    ours, theirs = wording(unconditional(said, passage, language)), wording(passage)
    crossed = list(exchanged(ours, theirs, language))
    yield from (f"{one!r} and {other!r} have changed places." for one, other in crossed)
    aligned = align(ours, theirs, language)
    for pair in aligned.replaced:
        if _differ(pair, ours, theirs, language) or (pair.firm(language) and apart(pair)):
            yield f"The passage says {' '.join(pair.theirs)!r} where it says {' '.join(pair.ours)!r}."
    for pair in (*aligned.added, *aligned.left_out, *aligned.replaced):
        if _denial_alone(pair, language):
            told, where = ("says", pair.ours) if denies(" ".join(pair.ours), language) else ("leaves out", pair.theirs)
            yield f"It {told} {' '.join(where)!r}."
    for pair in aligned.added:
        if pair.firm(language) and (words := words_of_kind("weakening", language).intersection(pair.ours)):
            yield f"The passage does not say {min(words)!r}."


def _denial_alone(pair: Replaced, language: str) -> bool:
    """True when a negation, and nothing else, is on one side alone, and all around it is the same."""
    if max(len(pair.ours), len(pair.theirs)) > 1 or not (pair.before and pair.after and pair.firm(language)):
        return False
    behind = pair.after[:1]  # *not only* denies nothing
    ours, theirs = (denies(" ".join((*words, *behind)), language) for words in (pair.ours, pair.theirs))
    return ours != theirs


def _differ(pair: Replaced, said: Words, passage: Words, language: str) -> bool:
    """True for opposites, other numbers, other units; of two that both texts have, the order is another question."""
    # Of a number of several words, such as *a hundred and fifty*, none stands for it.
    several = any(sum(bool(number_of(word, language)) for word in words) > 1 for words in (pair.theirs, pair.ours))
    for one, other in product(pair.theirs, pair.ours):
        if one in said and other in passage:
            continue
        numbers = number_of(one, language), number_of(other, language)
        if not several and all(numbers) and numbers[0] != numbers[1] and pair.firm(language):
            return True
        if opposed(one, other, language) and pair.close(language) and not _is_share(pair, language):
            return True
    return False


def _is_share(pair: Replaced, language: str) -> bool:
    """True for ``out of 100`` in the place of ``in 100``, which says the same."""
    shares = any(("out", "of") in pairwise(words) for words in (pair.ours, pair.theirs))
    return shares and bool(pair.after) and bool(number_of(pair.after[0], language))
