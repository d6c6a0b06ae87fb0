"""Finds the sentences of a chapter that say what a statement says, closely enough to stand for it as its evidence."""

from itertools import pairwise

from probatum.book import Chapter, Equation, Listing
from probatum.notes import Claim
from probatum.tools.grounding.differing import SENTENCE
from probatum.tools.grounding.finding import find_evidence
from probatum.tools.grounding.judging import ground
from probatum.tools.grounding.wording import content, plain, wording

LEAST_HELD = 0.65
"""Of the statement's content words, the part that such sentences must hold themselves. More than is asked of a quote
that a writer chose: nobody has said here that the two belong together."""
FEWEST = 4
"""Content words; a shorter statement is borne out by chance."""


def bearing_out(text: str, chapter: Chapter) -> Claim | None:
    """The statement with one or two sentences of one block that bear it out; None when there are none."""
    wanted = set(content(wording(plain(text)), chapter.language))
    if len(wanted) < FEWEST:
        return None
    for place in find_evidence(text, chapter):
        if isinstance(chapter.block(place.block), Listing | Equation):
            continue
        quote = max(_passages(place.quote), key=lambda passage: _held(wanted, passage, chapter.language))
        claim = Claim(text=text, evidence=(place.model_copy(update={"quote": quote}),))
        if _held(wanted, quote, chapter.language) >= LEAST_HELD * len(wanted) and ground(claim, chapter).good:
            return claim
    return None


def _passages(text: str) -> list[str]:
    """The sentences of a block, and each two that stand together."""
    sentences = [sentence for line in text.split("\n") for sentence in SENTENCE.split(line) if sentence.strip()]
    return [*sentences, *(pair for one, other in pairwise(sentences) if (pair := f"{one} {other}") in text)]


def _held(wanted: set[str], passage: str, language: str) -> int:
    """How many of the stems stand in the passage."""
    return len(wanted & set(content(wording(passage), language)))
