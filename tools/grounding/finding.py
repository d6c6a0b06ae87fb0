"""Finds the places of a chapter that a foreign statement may rest on."""

import math
from collections import Counter

from probatum.book import Block, Chapter
from probatum.notes import Evidence
from probatum.tools.grounding.wording import content, plain, wording, words_of

MOST = 3
LEAST = 0.5
"""Of the weight of a statement's words, the part that a block must have to count as evidence."""


def find_evidence(text: str, chapter: Chapter) -> tuple[Evidence, ...]:
    """At most three blocks that hold most of the words of ``text``, the best first; rare words weigh more."""
    blocks = [block for block in chapter.blocks() if block.kind != "heading"]
    stems = [set(content(wording(words_of(block)), chapter.language)) for block in blocks]
    wanted = set(content(wording(plain(text)), chapter.language))
    weights = _weights(stems)
    unseen = math.log(1 + len(blocks))
    total = sum(weights.get(word, unseen) for word in wanted)
    if not total:
        return ()
    scored = [
        (sum(weights[word] for word in wanted & found) / total, block)
        for block, found in zip(blocks, stems, strict=True)
    ]
    best = sorted((pair for pair in scored if pair[0] >= LEAST), key=lambda pair: -pair[0])[:MOST]
    return tuple(_evidence(block) for _, block in best)


def _weights(stems: list[set[str]]) -> dict[str, float]:
    """Inverse document frequency of each word among the chapter's blocks."""
    counts = Counter(word for found in stems for word in found)
    return {word: math.log(1 + len(stems) / count) for word, count in counts.items()}


def _evidence(block: Block) -> Evidence:
    return Evidence(block=block.id, page=block.page, label=block.label, quote=words_of(block).strip(), bbox=block.bbox)
