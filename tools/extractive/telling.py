"""What of a chapter tells a learner something on a question: its definitions first, then its sentences, cut to size."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from probatum.book import Chapter, ListBlock, Listing, Paragraph, Table
from probatum.tools.extractive.definitions import GLOSSARY, NAMES, Definition
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.sentences import split
from probatum.tools.extractive.standing import length, reads_alone
from probatum.tools.extractive.words import Key, key_of, stem, stems, words_in
from probatum.tools.passages import Passage

LONGEST = 60
"""Words of one quotation, unless a sentence is longer."""
FEWEST = 4
"""Stems; a paragraph with fewer is a link, a label, a lead-in."""
LEAST_SHARED = 0.25
"""Of the weight of a question's words, the part that a passage must have to be on it at all."""
WHAT = re.compile(r"\W*(?:what|define|was|che cos|cos|qu['’]|qué|o que|wat)\b", re.IGNORECASE)
TELLING = 4
"""Letters of a word that is named as missing."""


class Telling:
    """A chapter, asked questions."""

    def __init__(self, chapter: Chapter) -> None:
        """Reads nothing yet; what is needed is worked out when it is first asked for."""
        self._chapter = chapter
        self._digest = Digest(chapter)
        self._language = self._digest.language

    def definitions(self, question: str) -> list[Definition]:
        """The definitions of the terms that the question names; a longer term hides those within it."""
        named = [key for key in self._sure if self._names(question, key)]
        whole = [key for key in named if not any(key != other and _within(key, other) for other in named)]
        return sorted((self._sure[key] for key in whole), key=lambda d: -d.sure)

    def asks_what(self, question: str) -> bool:
        """True when the question names defined terms and nothing else of the chapter, its general words aside.

        One that begins with "what" may name as much else again: "What is a queue in a shop?"
        """
        named = {part for d in self.definitions(question) for part in stems(d.term, self._language)}
        else_named = {s for s in self._asked(question) if s in self._spread} - named
        return bool(named) and len(else_named) <= (len(named) if WHAT.match(question) else 0)

    def goes_on(self, said: str) -> bool:
        """True for what names nothing of its own and asks for more of what was spoken of: "why?", "explain further"."""
        going_on = " ".join(self._language.words("going_on"))
        return not set(stems(said, self._language)) - set(stems(going_on, self._language))

    def asks_why(self, said: str) -> bool:
        """True when a reason is asked for."""
        return self._language.begins("why").match(said) is not None

    def gives_reason(self, passage: Passage) -> bool:
        """True when the passage speaks of reasons."""
        return self._language.holds("reason").search(passage.text) is not None

    def unknown(self, question: str, shown: Sequence[Passage]) -> list[str]:
        """The words of the question that neither chapter nor ``shown`` has, when they are half of it or more."""
        there = set(self._spread).union(*(self._bag(p) for p in shown))
        words = {s: match[0] for match in words_in(question) for s in self._asked(match[0])}
        new = [word for s, word in words.items() if s not in there]
        return new if 2 * len(new) >= len(words) else []

    def passages(self, question: str, found: Sequence[Passage]) -> list[Passage]:
        """Those of the passages that tell something of what was asked, prose first, else in their order; cut."""
        asked = self._asked(question)
        least = LEAST_SHARED * self._share(asked, asked)
        telling = [p for p in found if self._tells(p) and self._share(asked, self._bag(p)) >= least]
        ranked = sorted(telling, key=lambda p: not self.is_prose(p))
        return [part for p in ranked for part in (self._led(self._cut(p, asked)) if self.is_prose(p) else (p,))]

    def missing(self, said: str, text: str) -> list[str]:
        """The words of ``text`` that carry meaning and that ``said`` does not have, in order."""
        had = set(stems(said, self._language))
        left = {s: w[0] for w in words_in(text) for s in self._asked(w[0]) - had if len(w[0]) >= TELLING}
        return list(left.values())

    def is_prose(self, passage: Passage) -> bool:
        """True for running text and lists, and for what stands in another chapter."""
        block = self._chapter.block(passage.block)
        return block is None or isinstance(block, Paragraph | ListBlock)

    def _asked(self, text: str) -> set[str]:
        """The stems that a text is about: without function words and words too general to tell anything."""
        general = {stem(word, self._language) for word in self._language.common}
        return set(stems(text, self._language)) - general

    @cached_property
    def _sure(self) -> dict[Key, Definition]:
        """What can be shown as it stands."""
        return {
            key: d
            for key, d in self._digest.defining.items()
            if d.sure >= GLOSSARY or (d.sure >= NAMES and reads_alone(d.evidence.quote, self._language))
        }

    @cached_property
    def _spread(self) -> Counter[str]:
        """How many sentences hold a stem."""
        return Counter(s for bag in self._digest.bags for s in set(bag))

    def _names(self, question: str, key: Key) -> bool:
        if not self._language.spaced:
            return key[0].lower() in question.lower()
        return _within(key, key_of(question, self._language))

    def _tells(self, passage: Passage) -> bool:
        block = self._chapter.block(passage.block)
        if passage.section in self._digest.asides and block is not None:
            return False
        if isinstance(block, Paragraph | ListBlock) and block.role in ("exercise", "solution"):
            return False
        return not self.is_prose(passage) or len(stems(passage.text, self._language)) >= FEWEST

    def _bag(self, passage: Passage) -> set[str]:
        return set(stems(passage.text, self._language))

    def _share(self, asked: set[str], bag: set[str]) -> float:
        return sum(math.log((1 + len(self._digest.bags)) / (1 + self._spread[s])) for s in asked & bag)

    def _led(self, passage: Passage) -> tuple[Passage, ...]:
        """A passage that ends in a colon, with the listing or table that it leads to."""
        blocks = next((s.blocks for s in self._chapter.sections if s.id == passage.section), ())
        after = next((b for a, b in pairwise(blocks) if a.id == passage.block), None)
        if not passage.text.endswith(":") or not isinstance(after, Listing | Table):
            return (passage,)
        place = {"block": after.id, "page": after.page, "label": after.label, "text": after.text}
        return (passage, passage.model_copy(update=place))

    def _cut(self, passage: Passage, asked: set[str]) -> Passage:
        """The sentence that shares most with the question, and those around it, up to LONGEST words."""
        text = passage.text
        pieces = list(split(text, self._language))
        if length(text, self._language) <= LONGEST or not pieces:
            return passage
        shares = [self._share(asked, set(stems(text[a:b], self._language))) for a, b in pieces]
        first = last = shares.index(max(shares))
        for wider in _widening(first, len(pieces)):
            a, b = min(first, wider), max(last, wider)
            if length(text[pieces[a][0] : pieces[b][1]], self._language) > LONGEST:
                break
            first, last = a, b
        return passage.model_copy(update={"text": text[pieces[first][0] : pieces[last][1]]})


def _widening(centre: int, count: int) -> Iterator[int]:
    """The places after ``centre`` to the end, then those before it, backwards."""
    yield from range(centre + 1, count)
    yield from range(centre - 1, -1, -1)


def _within(part: Key, whole: Key) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))
