"""Lays a statement beside a passage and finds the words that stand in the place of others."""

from difflib import SequenceMatcher
from typing import NamedTuple

from probatum.tools.grounding.wording import content, stem

Words = tuple[str, ...]
LONGEST = 4
"""Words; of a longer stretch that differs only the ends stand in the place of each other."""
LEAST_AROUND = 2
"""Words that must be the same beside the two, of which one says something, or ``ENOUGH`` small ones."""
ENOUGH = 4


class Replaced(NamedTuple):
    """Words of a passage, and those that a statement has in their place."""

    theirs: Words
    ours: Words
    before: Words
    """The words before both that are the same."""
    after: Words
    """The words behind both that are the same."""

    def firm(self, language: str) -> bool:
        """True when enough beside them is the same for them to have one place."""
        around = self.before[-ENOUGH:] + self.after[:ENOUGH]
        if len(around) >= ENOUGH:
            return True
        return len(around) >= LEAST_AROUND and _says(around, language)

    def close(self, language: str) -> bool:
        """True when the word that says something stands right behind them: *more important*, *less important*."""
        return self.firm(language) or _says(self.after[:1], language)


class Alignment(NamedTuple):
    """A statement beside a passage."""

    replaced: tuple[Replaced, ...]
    added: tuple[Replaced, ...]
    """Words of the statement alone, between words that are the same."""
    left_out: tuple[Replaced, ...]
    """Words of the passage alone."""
    same: float
    """The part of the statement that is the same word for word."""


def align(said: Words, passage: Words, language: str) -> Alignment:
    """The words of both in order, as much as there is."""
    theirs, ours = ([stem(word, language) for word in words] for words in (passage, said))
    codes = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    replaced: list[Replaced] = []
    added: list[Replaced] = []
    left_out: list[Replaced] = []
    for place, (kind, first, last, start, end) in enumerate(codes):
        before = said[codes[place - 1][3] : start] if place else ()
        after = said[end : codes[place + 1][4]] if place + 1 < len(codes) else ()
        if kind == "insert":
            added.append(Replaced((), said[start:end], before, after))
        elif kind == "delete":
            left_out.append(Replaced(passage[first:last], (), before, after))
        elif kind == "replace" and max(last - first, end - start) <= LONGEST:
            replaced.append(Replaced(passage[first:last], said[start:end], before, after))
        elif kind == "replace":
            replaced.append(Replaced(passage[first : first + 1], said[start : start + 1], before, ()))
            replaced.append(Replaced(passage[last - 1 : last], said[end - 1 : end], (), after))
    same = sum(end - start for kind, _, _, start, end in codes if kind == "equal")
    return Alignment(tuple(replaced), tuple(added), tuple(left_out), same / max(1, len(said)))


def _says(words: Words, language: str) -> bool:
    return any(word.isdigit() for word in words) or bool(content(words, language))
