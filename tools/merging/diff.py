"""Three-way merge of sequences: what two sides changed apart is taken from both, what they changed at once collides.

Units are aligned by patience: those that occur once on either side are anchors, the gaps between them are
compared by difflib. Changes that merely touch do not collide, because a line of notes stands for itself.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

Units = Sequence[str]


class Change(NamedTuple):
    """``base[start:end]`` became ``units``; an insertion when ``start == end``."""

    start: int
    end: int
    units: tuple[str, ...]


class Collision(NamedTuple):
    """What stood there, and what each side made of it."""

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def merge_units(base: Units, ours: Units, theirs: Units) -> Iterator[tuple[str, ...] | Collision]:
    """The merged sequence in pieces; a Collision where only a decision helps."""
    at = 0
    for start, end, mine, yours in _regions(changes(base, ours), changes(base, theirs)):
        yield tuple(base[at:start])
        was = tuple(base[start:end])
        my, your = _applied(base, start, end, mine), _applied(base, start, end, yours)
        if my == your or not yours:
            yield my
        elif not mine:
            yield your
        elif start == end:
            yield my + your
        else:
            yield Collision(was, my, your)
        at = end
    yield tuple(base[at:])


def changes(base: Units, other: Units) -> list[Change]:
    """What turns ``base`` into ``other``, in order."""
    found: list[Change] = []
    i = j = 0
    for a, b in [*_aligned(base, other, 0, 0), (len(base), len(other))]:
        if (i, j) != (a, b):
            found.append(Change(i, a, tuple(other[j:b])))
        i, j = a + 1, b + 1
    return found


def _regions(mine: list[Change], yours: list[Change]) -> Iterator[tuple[int, int, list[Change], list[Change]]]:
    """Groups of changes that overlap, with the stretch of the base that they cover."""
    waiting = sorted([(c, 0) for c in mine] + [(c, 1) for c in yours], key=lambda pair: (pair[0].start, pair[0].end))
    while waiting:
        change, side = waiting.pop(0)
        start, end = change.start, change.end
        sides: tuple[list[Change], list[Change]] = ([], [])
        sides[side].append(change)
        while waiting and (waiting[0][0].start < end or waiting[0][0][:2] == (start, end)):
            change, side = waiting.pop(0)
            sides[side].append(change)
            end = max(end, change.end)
        yield start, end, *sides


def _applied(base: Units, start: int, end: int, made: list[Change]) -> tuple[str, ...]:
    """``base[start:end]`` with the changes in it."""
    units: list[str] = []
    for change in made:
        units += [*base[start : change.start], *change.units]
        start = change.end
    return (*units, *base[start:end])


def _aligned(a: Units, b: Units, i: int, j: int) -> list[tuple[int, int]]:
    """Pairs of equal units, rising on both sides; ``i`` and ``j`` are where the two pieces begin."""
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    pairs = [(i + k, j + k) for k in range(head)]
    pairs += _inner(a[head : len(a) - tail], b[head : len(b) - tail], i + head, j + head)
    return pairs + [(i + len(a) - k, j + len(b) - k) for k in range(tail, 0, -1)]


def _inner(a: Units, b: Units, i: int, j: int) -> list[tuple[int, int]]:
    anchors = _anchors(a, b)
    if not anchors:
        blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
        return [(i + m.a + k, j + m.b + k) for m in blocks for k in range(m.size)]
    pairs: list[tuple[int, int]] = []
    p = q = 0
    for x, y in [*anchors, (len(a), len(b))]:
        pairs += _aligned(a[p:x], b[q:y], i + p, j + q)
        if x < len(a):
            pairs.append((i + x, j + y))
        p, q = x + 1, y + 1
    return pairs


def _anchors(a: Units, b: Units) -> list[tuple[int, int]]:
    """Units that occur once on either side, as the longest run that rises on both (patience sorting)."""
    once_a = {unit for unit, n in Counter(a).items() if n == 1}
    once = {unit: k for k, unit in enumerate(b) if unit in once_a} if once_a else {}
    counts = Counter(b)
    candidates = [(k, once[unit]) for k, unit in enumerate(a) if unit in once and counts[unit] == 1]
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, y) in enumerate(candidates):
        place = bisect_left(tops, y)
        tops[place : place + 1] = [y]
        before.append(ends[place - 1] if place else -1)
        ends[place : place + 1] = [n]
    run: list[tuple[int, int]] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        run.append(candidates[n])
        n = before[n]
    return run[::-1]
