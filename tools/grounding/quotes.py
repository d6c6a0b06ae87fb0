"""Finds out whether a quote stands where its evidence says."""

import re

from probatum.book import Chapter
from probatum.notes import Evidence
from probatum.tools.grounding.wording import holds, wording, words_of

LEFT_OUT = re.compile(r"\[?(?:\.\.\.|…)\]?")
SHORTEST_PIECE = 3
"""Words between two ellipses; shorter pieces would stand on any page."""
SHOWN = 80
"""Characters of a quote that a reason shows."""


def missing(evidence: Evidence, chapter: Chapter) -> str:
    """Why the quote does not stand there; empty when it does."""
    quote = wording(evidence.quote)
    if not quote:
        return "The evidence quotes nothing."
    block = chapter.block(evidence.block)
    if block is not None:
        pages = {block.page, *(page for page, _ in block.more)}
        if evidence.page not in pages:
            return f"The quoted block stands on page {block.label}, not on page {evidence.label}."
        if _stands(evidence.quote, wording(words_of(block))):
            return ""
    if _stands(evidence.quote, page_wording(chapter, evidence.page)):
        return ""
    return f"The quote does not stand on page {evidence.label}: “{_short(evidence.quote)}”."


def _stands(quote: str, text: tuple[str, ...]) -> bool:
    """True when the quote stands in the text, whole or in its pieces between ellipses, in order."""
    if holds(text, wording(quote)):
        return True
    pieces = [wording(piece) for piece in LEFT_OUT.split(quote)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2 or any(len(piece) < SHORTEST_PIECE for piece in pieces):
        return False
    rest = f" {' '.join(text)} "
    for piece in pieces:
        _, found, after = rest.partition(f" {' '.join(piece)} ")
        if not found:
            return False
        rest = f" {after}"
    return True


def page_wording(chapter: Chapter, page: int) -> tuple[str, ...]:
    """All that is read on a page of the file, in one piece, so that a quote may run over two blocks."""
    here = [b for b in chapter.blocks() if b.page == page or any(later == page for later, _ in b.more)]
    return wording("\n".join(words_of(block) for block in here))


def _short(quote: str) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"
