"""Finds the sentences of a chapter that say what a statement says, closely enough to stand for it as its evidence."""

from probatum.book import Chapter, Equation, Listing
from probatum.notes import Claim
from probatum.tools.grounding.finding import MOST, Places, evidence_in, passages
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
    for block in Places.of(chapter).holding(text)[:MOST]:
        if isinstance(block, Listing | Equation):
            continue
        quote = max(passages(block), key=lambda passage: _held(wanted, passage, chapter.language))
        claim = Claim(text=text, evidence=(evidence_in(block, quote),))
        if _held(wanted, quote, chapter.language) >= LEAST_HELD * len(wanted) and ground(claim, chapter).good:
            return claim
    return None


def closely(claim: Claim, chapter: Chapter) -> bool:
    """True when the quotes of a statement hold most of its words themselves, so that little of it is its writer's."""
    if claim.language not in {"", chapter.language}:
        return True
    wanted = set(content(wording(plain(claim.text)), chapter.language))
    quotes = " ".join(evidence.quote for evidence in claim.evidence)
    return _held(wanted, quotes, chapter.language) >= LEAST_HELD * len(wanted)


def _held(wanted: set[str], passage: str, language: str) -> int:
    """How many of the stems stand in the passage."""
    return len(wanted & set(content(wording(passage), language)))
