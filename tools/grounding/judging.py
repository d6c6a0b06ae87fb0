"""The verdict on a statement: its quotes stand in the book, and it says nothing that they do not."""

from probatum.book import Block, Chapter
from probatum.notes import Claim
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.grounding.differing import names_beyond, numbers_beyond, turned_round
from probatum.tools.grounding.quotes import missing
from probatum.tools.grounding.wording import content, holds, plain, wording, words_of

LEAST_SHARED = 0.4
"""Of the statement's content words, the part that its evidence must share; paraphrase keeps more, invention less."""


def ground(claim: Claim, chapter: Chapter) -> Proof:
    """The verdict on ``claim``: ILLUSTRATIVE when it is labelled as beyond the book, else PASS or FAIL."""
    if claim.beyond:
        return _proof(Verdict.ILLUSTRATIVE, "beyond the book")
    if not claim.evidence:
        return _proof(Verdict.FAIL, "No evidence is given.")
    for evidence in claim.evidence:
        if reason := missing(evidence, chapter):
            return _proof(Verdict.FAIL, reason)
    reason = _beyond_evidence(claim, chapter)
    return _proof(Verdict.FAIL if reason else Verdict.PASS, reason)


def _beyond_evidence(claim: Claim, chapter: Chapter) -> str:
    """What the statement says and its evidence does not; empty when there is nothing."""
    said = plain(claim.text)
    quotes = " \n".join(evidence.quote for evidence in claim.evidence)
    blocks = [block for evidence in claim.evidence if (block := chapter.block(evidence.block))]
    around = "\n".join([quotes, chapter.name, *(_setting(block, chapter) for block in blocks)])
    if claim.verbatim:
        # A statement may take its subject, such as a defined term, from the block around the quote.
        whole = any(holds(wording(text), wording(said)) for text in (quotes, around))
        return "" if whole else "It is said to be the book's own wording and is not."
    if holds(wording(quotes), wording(said)):
        return ""
    places = " ".join([*(e.label for e in claim.evidence), *(getattr(block, "number", "") for block in blocks)])
    if numbers := numbers_beyond(said, f"{quotes} {places}", chapter.language):
        return f"The evidence does not have the number {numbers[0]}."
    if claim.language not in {"", chapter.language}:
        return ""
    if names := names_beyond(claim.text, around, chapter.language):
        return f"The evidence does not name {names[0]!r}."
    if reason := turned_round(said, quotes, chapter.language):
        return reason
    return _stray(said, around, chapter.language)


def _setting(block: Block, chapter: Chapter) -> str:
    """The block with the heading under which it stands."""
    section = next((s for s in chapter.sections if block.id == s.heading.id or block in s.blocks), None)
    return f"{section.heading.text if section else ''}\n{words_of(block)}"


def _stray(said: str, around: str, language: str) -> str:
    stems = set(content(wording(said), language))
    shared = stems & set(content(wording(around), language))
    if stems and len(shared) < LEAST_SHARED * len(stems):
        return f"Its evidence speaks of something else: {len(shared)} of its {len(stems)} content words are there."
    return ""


def _proof(verdict: Verdict, reason: str) -> Proof:
    fault = Fault.CONTENT if verdict is Verdict.FAIL else Fault.NONE
    return Proof(subject="claim", kind=Kind.CLAIM, verdict=verdict, reason=reason, fault=fault)
