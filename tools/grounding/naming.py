"""Tells when words in the place of others name another thing than they did."""

import re
from collections import Counter
from itertools import chain, pairwise
from typing import NamedTuple

from probatum.book import Chapter, Listing
from probatum.tools.grounding.aligning import Replaced, Words
from probatum.tools.grounding.denying import denies
from probatum.tools.grounding.finding import sentences
from probatum.tools.grounding.opposing import on_a_scale, words_of_kind
from probatum.tools.grounding.wording import content, stem, wording

CODE_NAME = re.compile(r"(?:\b(?:import|from|def|class)\s+|\.)([^\W\d]\w*)|\b([^\W\d]\w*)(?=\()")
QUOTED = re.compile(r"[“”\"„«‘’'`]([^\W\d]\w*)[“”\"»‘’'`]")
SHORT = 3
"""Letters of the shortest names (``key``, ``row``); other words are as short, but do not stand behind a determiner."""
KNOWN = 2
"""Times that a chapter uses a word that it has a name for."""


class Names(NamedTuple):
    """The words of a chapter, to tell names apart."""

    counts: Counter[str]
    sentences: tuple[frozenset[str], ...]
    """The stems of each sentence: what stands side by side in one is not two words for the same."""
    code: frozenset[str]
    """What its listings import, define, call or take from something, and what its text quotes."""
    short: frozenset[str]
    """Words of three letters that stand behind a determiner."""
    language: str

    @classmethod
    def of(cls, chapter: Chapter) -> "Names":
        """Those of all its text and listings."""
        prose = [text for b in chapter.blocks() if not isinstance(b, Listing) for text in sentences(b)]
        texts = [wording(text) for text in prose]
        determiners = words_of_kind("determiners", chapter.language)
        short = frozenset(
            word
            for text in texts
            for before, word in pairwise(text)
            if len(word) == SHORT and word.isalpha() and before in determiners
        )
        listings = [block.text for block in chapter.blocks() if isinstance(block, Listing)]
        named = chain(*(chain(*CODE_NAME.findall(text)) for text in listings), *map(QUOTED.findall, prose))
        code = frozenset(name.casefold() for name in named if name)
        found = tuple(frozenset(content(text, chapter.language)) | short.intersection(text) for text in texts)
        return cls(Counter(chain(*found)), found, code, short, chapter.language)

    def in_words(self, words: Words) -> frozenset[str]:
        """The stems that may be names."""
        telling = tuple(word for word in words if not denies(word, self.language))
        return frozenset(content(telling, self.language)) | self.short.intersection(telling)

    def apart(self, pair: Replaced, said: Words, here: frozenset[str], *, literal: bool) -> bool:
        """True when the statement ``said`` has another name in the place of one: one of the book's, or a strange one.

        ``here`` are the names of the block: a word from there may stand elsewhere in another way to say the same.
        A statement that is ``literal`` otherwise has no reason to give a thing another name.
        """
        ours = self.in_words(pair.ours)
        theirs = self.in_words(tuple(word for word in pair.theirs if not on_a_scale(word, self.language)))
        lost = bool(pair.before and pair.after) and self._missing(pair.theirs, said)
        strange = ours if lost else ours - here
        if not strange or not theirs:
            return False
        unheard = not any(self.counts[word] for word in strange)
        one_word = len(pair.theirs) == len(pair.ours) == 1
        if one_word and pair.theirs[0] in self.code and (literal or unheard or pair.ours[0] in self.code):
            return True
        before = pair.before[-1] if pair.before else ""
        named = before in words_of_kind("determiners", self.language)
        if not named and before not in words_of_kind("prepositions", self.language):
            return False
        if (literal and named) or any(theirs & found and strange & found for found in self.sentences):
            return True
        return named and unheard and any(self.counts[word] >= KNOWN for word in theirs)

    def _missing(self, words: Words, said: Words) -> bool:
        """True when the statement has none of the words."""
        there = {stem(word, self.language) for word in said}
        return there.isdisjoint(stem(word, self.language) for word in words if len(word) >= SHORT)
