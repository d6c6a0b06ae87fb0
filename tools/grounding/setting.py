"""What stands around a quote on its page and belongs to what it says."""

from itertools import pairwise

from probatum.book import Block, Chapter, Equation, ListBlock, Listing, Paragraph, Section
from probatum.notes import Evidence
from probatum.tools.grounding.wording import SENTENCE, holds, wording, words_of

ENDS = (".", "!", "?", "”", '"', ")")


def whole_quote(evidence: Evidence, chapter: Chapter) -> str:
    """The quote; when a formula stands in the middle of its sentence, all of that sentence."""
    block = chapter.block(evidence.block)
    if isinstance(block, Equation):
        before, after = _neighbours(block, chapter)
        return "\n".join([_last_sentence(before), evidence.quote, _first_sentence(after)])
    if isinstance(block, Paragraph) and _reaches_the_end(evidence.quote, block.text):
        _, after = _neighbours(block, chapter)
        if isinstance(after, Equation):
            return f"{evidence.quote}\n{words_of(after)}"
    return evidence.quote


def setting(block: Block, chapter: Chapter) -> str:
    """The block with the heading under which it stands."""
    section = _section(block, chapter)
    return f"{section.heading.text if section else ''}\n{words_of(block)}"


def listings_near(block: Block, chapter: Chapter) -> str:
    """The code of its section, which its prose speaks of."""
    section = _section(block, chapter)
    return "\n".join(b.text for b in section.blocks if isinstance(b, Listing)) if section else ""


def known_as(evidence: Evidence, chapter: Chapter) -> str:
    """The numbers under which the book has the quoted place: its page, that of a figure, the marker of an item."""
    block, quote = chapter.block(evidence.block), wording(evidence.quote)
    items = [item for item in block.items if holds(wording(item.text), quote)] if isinstance(block, ListBlock) else []
    return " ".join([evidence.label, getattr(block, "number", ""), *(item.marker for item in items)])


def _section(block: Block, chapter: Chapter) -> Section | None:
    return next((s for s in chapter.sections if block.id == s.heading.id or block in s.blocks), None)


def _neighbours(block: Block, chapter: Chapter) -> tuple[Block | None, Block | None]:
    """The blocks before and after it."""
    blocks = list(chapter.blocks())
    before = next((one for one, other in pairwise(blocks) if other.id == block.id), None)
    after = next((other for one, other in pairwise(blocks) if one.id == block.id), None)
    return before, after


def _reaches_the_end(quote: str, text: str) -> bool:
    """True when the quote runs to the end of a text that breaks off in mid sentence."""
    words = quote.split()
    return bool(words) and text.split()[-len(words) :] == words and not text.rstrip().endswith(ENDS)


def _last_sentence(block: Block | None) -> str:
    return SENTENCE.split(block.text.strip())[-1] if isinstance(block, Paragraph) else ""


def _first_sentence(block: Block | None) -> str:
    return SENTENCE.split(block.text.strip())[0] if isinstance(block, Paragraph) else ""
