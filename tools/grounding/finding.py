"""Finds the places of a chapter that a foreign statement may rest on."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from probatum.book import Block, Chapter, Equation, Listing, Table
from probatum.notes import Evidence
from probatum.tools.grounding.numbers import numbers_in
from probatum.tools.grounding.wording import SENTENCE, content, plain, wording, words_of

MOST = 3
CLAUSE = re.compile(r"[:;]\s+")
FEWEST = 4
"""Words of a clause that says something by itself."""
LEAST = 0.5
"""Of the weight of a statement's words, the part that a block must have to count as evidence."""


def find_evidence(text: str, chapter: Chapter) -> tuple[Evidence, ...]:
    """At most three blocks that hold most of the words of ``text``, the best first; rare words weigh more."""
    found = Places.of(chapter).holding(text)[:MOST]
    return tuple(evidence_in(block, words_of(block).strip()) for block in found)


class Places(NamedTuple):
    """The blocks of a chapter with what they say, to be asked about many statements."""

    chapter: Chapter
    blocks: tuple[Block, ...]
    stems: tuple[frozenset[str], ...]
    """What each block says."""
    weights: dict[str, float]
    """Inverse document frequency of each stem among the blocks."""

    @classmethod
    def of(cls, chapter: Chapter) -> "Places":
        """Those of all its blocks but the headings."""
        blocks = tuple(block for block in chapter.blocks() if block.kind != "heading")
        stems = tuple(said_in(words_of(block), chapter.language) for block in blocks)
        counts = Counter(word for found in stems for word in found)
        weights = {word: math.log(1 + len(stems) / count) for word, count in counts.items()}
        return cls(chapter, blocks, stems, weights)

    def holding(self, text: str, least: float = LEAST) -> list[Block]:
        """The blocks that hold ``least`` of what ``text`` says by weight, the best first."""
        wanted = said_in(plain(text), self.chapter.language)
        scored = [(self.share(wanted, found), block) for found, block in zip(self.stems, self.blocks, strict=True)]
        return [block for share, block in sorted(scored, key=lambda pair: -pair[0]) if share >= least]

    def share(self, wanted: Iterable[str], found: frozenset[str]) -> float:
        """By weight, the part of ``wanted`` that is found."""
        unseen = math.log(1 + len(self.blocks))
        weights = {word: self.weights.get(word, unseen) for word in wanted}
        total = sum(weights.values())
        return sum(weight for word, weight in weights.items() if word in found) / total if total else 0.0


def said_in(text: str, language: str) -> frozenset[str]:
    """The stems of the words that say something, and the numbers."""
    return frozenset(content(wording(text), language)) | frozenset(numbers_in(text, language))


def sentences(block: Block) -> list[str]:
    """The sentences of a block; what is none, such as a table, is one piece."""
    text = words_of(block).strip()
    if isinstance(block, Equation | Listing | Table):
        return [text]
    return [sentence for line in text.split("\n") for sentence in SENTENCE.split(line) if sentence.strip()]


def clauses(block: Block) -> list[str]:
    """What stands between colons and semicolons in its sentences, where that is not all of one."""
    parted = [CLAUSE.split(sentence) for sentence in sentences(block)]
    return [part for parts in parted if len(parts) > 1 for part in parts if len(part.split()) >= FEWEST]


def passages(block: Block) -> list[str]:
    """The sentences of a block, and each two that stand together."""
    text, single = words_of(block), sentences(block)
    return [*single, *(pair for one, other in pairwise(single) if (pair := f"{one} {other}") in text)]


def evidence_in(block: Block, quote: str) -> Evidence:
    """The quote as it stands in the block."""
    return Evidence(block=block.id, page=block.page, label=block.label, quote=quote, bbox=block.bbox)
