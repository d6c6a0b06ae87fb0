"""Ranks a chapter's sentences: a walk over those that share words, drawn to where the structure puts weight."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DAMPING = 0.85
STEPS = 40


def rank(bags: Sequence[Sequence[str]], prior: Sequence[float]) -> NDArray[np.float64]:
    """The weight of each sentence in 0..1, given its stems and what the structure says of it (any positive scale).

    PageRank over the cosine of tf-idf vectors (LexRank: Erkan and Radev, 2004), restarting by ``prior``. No matrix of
    all pairs is made: a step goes from sentences to the stems that they hold, and back.
    """
    if not bags:
        return np.zeros(0)
    vectors = _Vectors(bags)
    totals = vectors.similar_to(np.ones(len(bags)))
    home = np.asarray(prior, dtype=float) + 1e-9
    home /= home.sum()
    weight = home.copy()
    for _ in range(STEPS):
        leaving = np.divide(weight, totals, out=np.zeros_like(weight), where=totals > 1e-9)
        arrived = vectors.similar_to(leaving)
        weight = DAMPING * arrived + (1 - DAMPING * arrived.sum()) * home
    return np.asarray(weight / weight.max())


class _Vectors:
    """The tf-idf vectors of sentences, each of length 1, as the entries that are not 0."""

    def __init__(self, bags: Sequence[Sequence[str]]) -> None:
        seen_in = Counter(stem for bag in bags for stem in set(bag))
        column = {stem: i for i, stem in enumerate(s for s, n in seen_in.items() if n > 1)}
        entries = [
            (row, column[stem], n * np.log(len(bags) / seen_in[stem]))
            for row, bag in enumerate(bags)
            for stem, n in Counter(bag).items()
            if stem in column
        ]
        self._rows = np.array([row for row, _, _ in entries], dtype=int)
        self._columns = np.array([at for _, at, _ in entries], dtype=int)
        values = np.array([value for _, _, value in entries], dtype=float)
        self._shape = len(bags), max(1, len(column))
        norms = np.sqrt(np.bincount(self._rows, values**2, self._shape[0]))
        self._own = (norms > 0).astype(float)
        self._values = np.divide(values, norms[self._rows], out=np.zeros_like(values), where=norms[self._rows] > 0)

    def similar_to(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """For each sentence the sum over all others of their weight times their cosine with it."""
        by_stem = np.bincount(self._columns, self._values * weights[self._rows], self._shape[1])
        reached = np.bincount(self._rows, self._values * by_stem[self._columns], self._shape[0])
        return np.asarray(np.maximum(reached - self._own * weights, 0.0))


def chosen(
    order: Sequence[int], weights: Sequence[float], bags: Sequence[Sequence[str]], most: int, overlap: float = 0.5
) -> list[int]:
    """The weightiest of ``order``, leaving out those that say again what a chosen one says."""
    picked: list[int] = []
    for i in sorted(order, key=lambda i: -weights[i]):
        own = set(bags[i])
        if all(len(own & set(bags[j])) <= overlap * max(1, min(len(own), len(set(bags[j])))) for j in picked):
            picked.append(i)
        if len(picked) == most:
            break
    return picked
