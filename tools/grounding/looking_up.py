"""Judges a foreign statement by the place of a chapter that matches it best."""

import re
from collections.abc import Iterator
from math import log2
from typing import NamedTuple

from probatum.book import Block, Chapter, Footnote, ListBlock, Paragraph, Table
from probatum.notes import Claim
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.grounding.aligning import align
from probatum.tools.grounding.contradicting import Apart, contradictions
from probatum.tools.grounding.denying import turned_round
from probatum.tools.grounding.finding import FEWEST, Places, clauses, evidence_in, passages, said_in
from probatum.tools.grounding.judging import ground
from probatum.tools.grounding.naming import Names
from probatum.tools.grounding.opposing import on_a_scale
from probatum.tools.grounding.tabular import misplaced
from probatum.tools.grounding.wording import SENTENCE, plain, wording, words_of

MOST_PLACES = 6
LEAST = 0.4
"""Of the weight of a statement's words, the part that a block must have to be asked."""
LONGER = 0.2
"""What a passage must gain in agreement each time that it gets twice as long: all words stand somewhere."""
ALIKE = 0.15
"""Passages of one place that agree with a statement about as well: the shorter may show what the longer hides."""
NEAR = 0.06
"""Places that match about as well as the best: the book may say a thing twice."""
CLOSE = 0.7
"""From this agreement on, in words or word for word, a contradiction is about the same thing."""
LITERAL = 0.8
"""Word for word, what a statement has of a passage that it copies."""
PARTS = re.compile(r";\s+|,\s+(?=whereas\b|while\b|während\b|mentre\b|tandis\b|mientras\b)")


class _Place(NamedTuple):
    """A passage that a statement is held against."""

    score: float
    against: bool
    """It contradicts the statement and is about the same thing."""
    proof: Proof


class _Closest(NamedTuple):
    """The passage of a block that agrees most with a statement."""

    score: float
    share: float
    same: float
    passage: str


class Reference:
    """A chapter in which statements are looked up that name no page."""

    def __init__(self, chapter: Chapter) -> None:
        self.chapter = chapter
        self._places = Places.of(chapter)
        self._names = Names.of(chapter)

    def judge(self, text: str) -> Proof:
        """The verdict on a statement, inline Markdown: what the passages say that match it best.

        A passage further off bears it out only when none that is closer contradicts it.
        """
        found = [self._judged(text, block) for block in self._places.holding(text, LEAST)[:MOST_PLACES]]
        if not found:
            return _failed(f"The book has no evidence for it on {self.chapter.pages}.")
        found.sort(key=lambda place: -place.score)
        against = next((place for place in found if place.against), None)
        for place in found:
            if place.proof.good and (against is None or place.score >= against.score - NEAR):
                return place.proof
        return (against or found[0]).proof

    def _judged(self, text: str, block: Block) -> _Place:
        said = plain(text)
        closest = self._closest(said, block)[0]
        proof = ground(Claim(text=text, evidence=(evidence_in(block, closest.passage),)), self.chapter)
        against = [*self._against(said, block), turned_round(said, closest.passage, self.chapter.language)]
        if reasons := dict.fromkeys(filter(None, [*against, proof.reason])):
            proof = _failed(" ".join(reasons))
        reason = f"The book says so on page {block.label}." if proof.good else f"{proof.reason} (page {block.label})"
        close = closest.same >= CLOSE or (any(against) and closest.share >= CLOSE)
        return _Place(closest.score, not proof.good and close, proof.model_copy(update={"reason": reason}))

    def _closest(self, said: str, block: Block) -> list[_Closest]:
        """The passage that agrees most, and others that agree about as much, the best first."""
        language = self.chapter.language
        all_said = said_in(said, language)
        wanted = {word for word in all_said if not on_a_scale(word, language)} or all_said
        found = []
        for passage in dict.fromkeys([*clauses(block), *passages(block), words_of(block).strip()]):
            share = self._places.share(wanted, said_in(passage, language))
            same = align(wording(said), wording(passage), language).same
            score = share + same - LONGER * log2(len(SENTENCE.split(passage)))
            found.append(_Closest(score, share, same, passage))
        found.sort(key=lambda closest: -closest.score)
        return [closest for closest in found if closest.score >= found[0].score - ALIKE]

    def _against(self, said: str, block: Block) -> Iterator[str]:
        """What the block contradicts, in the whole statement and in its parts."""
        language = self.chapter.language
        if isinstance(block, Table):
            yield misplaced(said, block, language)
        if not isinstance(block, Paragraph | ListBlock | Footnote):
            return
        for part in dict.fromkeys([said, *(part for part in PARTS.split(said) if len(part.split()) >= FEWEST)]):
            for closest in self._closest(part, block):
                yield from contradictions(part, closest.passage, language, self._apart(part, block, closest.same))

    def _apart(self, said: str, block: Block, same: float) -> Apart:
        words, here = wording(said), self._names.in_words(wording(words_of(block)))
        return lambda pair: self._names.apart(pair, words, here, literal=same >= LITERAL)


def _failed(reason: str) -> Proof:
    return Proof(subject="claim", kind=Kind.CLAIM, verdict=Verdict.FAIL, reason=reason, fault=Fault.CONTENT)
