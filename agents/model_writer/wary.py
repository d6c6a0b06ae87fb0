"""Notices text in a book that speaks to a language model instead of a reader."""

import re

from probatum.agents.model_writer.quoting import text_of
from probatum.book import Section

_ADDRESSED = re.compile(
    r"""
    \b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instructions?|prompts?|rules|guidelines|directions|above)\b
    | \b(?:system|developer)\s+(?:prompt|message)\s*:
    | \b(?:as|if|when)\s+(?:an?|you\s+are\s+an?)\s+(?:AI|LLM|language\s+model|assistant)\b
      [^.]{0,60}\b(?:must|should|shall)\b
    | \byou\s+are\s+(?:now\s+)?(?:an?\s+)?(?:AI|LLM|language\s+model|assistant|ChatGPT)\b
    | \b(?:AI|LLM)s?\s+(?:reading|processing|summari[sz]ing)\s+this\b
    | \bdo\s+not\s+(?:tell|inform|alert|mention\s+this\s+to)\s+the\s+(?:user|reader|human)\b
    | \bignorier\w*\b[^.]{0,40}\b(?:anweisung|vorgabe|befehl)\w*
    | \bignora\w*\b[^.]{0,40}\b(?:istruzion|instruccion)\w*
    | \bignore[zr]?\b[^.]{0,40}\b(?:instructions?|consignes)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def suspicions(section: Section) -> tuple[str, ...]:
    """A sentence for the reader on each block that seems to give orders to software."""
    found = ((block, _ADDRESSED.search(" ".join(text_of(block).split()))) for block in section.blocks)
    return tuple(
        f"Page {block.label} holds words that seem meant for software that reads the book: "
        f"“{match.group(0)[:120]}”. They were treated as text and not followed."
        for block, match in found
        if match
    )
