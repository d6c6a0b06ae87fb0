"""Measures the marking of answers in words, without a model: how much it decides, and how often it is right.

    python -m benchmarks.grading

The answers are made from reference points by rule (said again, shortened, in other words, negated, mixed up, off the
point) and labelled by the rule that made them. So this shows that the rules hold on what they were made for; it does
not show how they fare with what real learners write, and the other words are ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from probatum.tools.grading.points import mark

POINTS = (
    "a stack gives back the element put on it last",
    "a queue serves jobs in the order of their arrival",
    "a hash table finds a pair by a number computed from its key",
    "recursion stops at a base case",
    "binary search needs a sorted list",
    "an index makes lookups faster and inserts slower",
    "a foreign key points to the primary key of another table",
    "a closure keeps the names of the scope in which it was defined",
    "garbage collection frees objects that nothing refers to",
    "a mutex lets one thread enter at a time",
    "a heap keeps its smallest element at the front",
    "a generator produces its values one at a time",
    "normalization stores each fact in one place",
    "cosine similarity ignores the length of vectors",
    "overfitting learns the noise of the training data",
    "a cache returns what was asked for before",
)
OTHER_WORDS = {
    "gives back": "returns",
    "put on it": "pushed",
    "serves": "processes",
    "finds": "locates",
    "computed": "calculated",
    "stops": "ends",
    "needs": "requires",
    "makes": "renders",
    "points to": "references",
    "keeps": "retains",
    "frees": "releases",
    "lets": "allows",
    "smallest": "least",
    "produces": "yields",
    "stores": "saves",
    "ignores": "disregards",
    "learns": "memorises",
    "asked for": "requested",
}


@dataclass(frozen=True)
class Case:
    """An answer with whether it makes its point."""

    point: str
    answer: str
    made: bool
    rule: str


def cases() -> Iterator[Case]:
    """Every point by every rule."""
    others = cycle(POINTS[5:] + POINTS[:5])
    for point in POINTS:
        other = next(others)
        yield Case(point, point.capitalize() + ".", True, "said again")
        yield Case(point, f"I think that {point}, which is why one uses it.", True, "said within more")
        yield Case(point, _reworded(point), True, "in other words")
        yield Case(point, " ".join(w for w in point.split() if len(w) > 3), True, "shortened")
        yield Case(point, _negated(point), False, "negated")
        yield Case(point, other.capitalize() + ".", False, "another point")
        yield Case(point, "It depends on what the program is meant to do.", False, "off the point")
        yield Case(point, " ".join(point.split()[:3]), False, "begun and left")


def _reworded(point: str) -> str:
    for word, other in OTHER_WORDS.items():
        point = point.replace(word, other)
    return point


def _negated(point: str) -> str:
    words = point.split()
    return " ".join([*words[:2], "does not", *words[2:]])


def main() -> None:
    """Prints share decided and agreement, by rule and in all."""
    found = [(case, mark(case.point, case.answer, "en").met) for case in cases()]
    print(f"{'rule':<18}{'answers':>9}{'decided':>9}{'right':>8}")
    for rule in dict.fromkeys(case.rule for case, _ in found):
        _row(rule, [(c.made, met) for c, met in found if c.rule == rule])
    _row("all", [(c.made, met) for c, met in found])
    wrong = Counter(c.rule for c, met in found if met is not None and met != c.made)
    print(f"wrongly decided: {dict(wrong) or 'none'}; the rest is put before the learner with the reference answer")


def _row(name: str, marks: list[tuple[bool, bool | None]]) -> None:
    decided = [(made, met) for made, met in marks if met is not None]
    agreed = sum(made == met for made, met in decided) / max(1, len(decided))
    print(f"{name:<18}{len(marks):>9}{len(decided) / len(marks):>9.0%}{agreed:>8.0%}")


if __name__ == "__main__":
    main()
