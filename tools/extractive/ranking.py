"""Ranks a chapter's sentences: a walk over those that share words, drawn to where the structure puts weight."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DAMPING = 0.85
STEPS = 40


def rank(bags: Sequence[Sequence[str]], prior: Sequence[float]) -> NDArray[np.float64]:
    """The weight of each sentence in 0..1, given its stems and what the structure says of it (any positive scale).

    PageRank over the cosine of tf-idf vectors (LexRank: Erkan and Radev, 2004), restarting by ``prior``.
    """
    if not bags:
        return np.zeros(0)
    similar = _similarity(bags)
    totals = similar.sum(axis=1, keepdims=True)
    walk = np.divide(similar, totals, out=np.zeros_like(similar), where=totals > 0)
    home = np.asarray(prior, dtype=float) + 1e-9
    home /= home.sum()
    weight = home.copy()
    for _ in range(STEPS):
        arrived = weight @ walk
        weight = DAMPING * arrived + (1 - DAMPING * arrived.sum()) * home
    return np.asarray(weight / weight.max())


def _similarity(bags: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """Cosine of the tf-idf vectors of all pairs, none with itself."""
    seen_in = Counter(stem for bag in bags for stem in set(bag))
    column = {stem: i for i, stem in enumerate(s for s, n in seen_in.items() if n > 1)}
    vectors = np.zeros((len(bags), max(1, len(column))), dtype=np.float32)
    for row, bag in enumerate(bags):
        for stem, n in Counter(bag).items():
            if stem in column:
                vectors[row, column[stem]] = n * np.log(len(bags) / seen_in[stem])
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 0)
    similar: NDArray[np.float64] = (vectors @ vectors.T).astype(float)
    np.fill_diagonal(similar, 0.0)
    return similar


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
