"""Hyphens at line ends: undone when the book's own vocabulary knows the whole word, kept when it knows the compound."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

HYPHENS = "-‐\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


@dataclass
class Vocabulary:
    """Words and compounds that stand within lines of the book, in lower case, with how often."""

    words: Counter[str] = field(default_factory=Counter)

    def learn(self, lines: Iterable[str]) -> None:
        """Takes in the words of lines, except one that a line's end breaks and the rest of it on the next."""
        broken = False
        for line in lines:
            found = _WORD.findall(line.lower().replace("‐", "-"))[broken:]
            broken = line.rstrip().endswith(tuple(HYPHENS))
            if broken:
                found = found[:-1]
            for word in found:
                self.words[word] += 1
                if "-" in word:
                    self.words.update(word.split("-"))

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether ``left-`` at a line's end and ``right`` on the next are a compound."""
        head, tail = _last_word(left), _first_word(right)
        if not head or not tail:
            return True
        joined, compound = (head + tail).lower(), f"{head}-{tail}".lower()
        if "-" not in head and self.words[joined]:
            return self.words[compound] > self.words[joined]
        if self.words[compound] or tail[0].isupper():
            return True
        both = self.words[head.lower().split("-")[-1]] > 0 and self.words[tail.lower().split("-")[0]] > 0
        return both and min(len(head), len(tail)) > 2


def _last_word(text: str) -> str:
    match = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)$", text)
    return match.group(1) if match else ""


def _first_word(text: str) -> str:
    match = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    return match.group(0) if match else ""
