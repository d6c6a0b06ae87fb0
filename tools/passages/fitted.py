"""Makes vectors of a book by latent semantic analysis of its own passages: no download, no network, no key."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from probatum.tools.passages.embedders import HEARD_LAST, Vectors, unit
from probatum.tools.passages.terms import terms_of

DIMENSIONS, OVERSAMPLE, MOST_COLUMNS = 160, 16, 6000


@dataclass(frozen=True)
class Fitted:
    """What was learnt of a book's terms.

    Deerwester et al., "Indexing by latent semantic analysis" (1990): TF-IDF, then the strongest singular directions,
    found by Halko et al.'s randomised projection (2011).
    """

    columns: dict[str, int]
    weights: NDArray[np.float32]
    """Inverse document frequencies, a column each."""
    directions: NDArray[np.float32]
    """Columns by dimensions."""
    name: str = "fitted-2"

    def weight(self, language: str) -> float:
        """It knows only the book's own words, as BM25 does, and less sharply: it is heard last."""
        return HEARD_LAST

    def fit(self, texts: Sequence[str], languages: Sequence[str]) -> "Fitted":
        """Fits anew on these texts."""
        return fit_on(texts, languages)

    def embed(self, texts: Sequence[str], language: str) -> Vectors:
        """Words that the book does not have count for nothing."""
        return unit(_weigh([terms_of(text, language) for text in texts], self.columns, self.weights) @ self.directions)


def unfitted() -> Fitted:
    """A fitted embedder that has seen nothing yet."""
    return Fitted({}, np.zeros(0, np.float32), np.zeros((0, 1), np.float32))


def fit_on(texts: Sequence[str], languages: Sequence[str]) -> Fitted:
    """An embedder fitted on texts; the seed of the projection is fixed, so the same texts give the same vectors."""
    terms = [terms_of(text, language) for text, language in zip(texts, languages, strict=True)]
    spread = Counter(term for passage in terms for term in set(passage))
    columns = {term: i for i, (term, _) in enumerate(spread.most_common(MOST_COLUMNS))}
    counts = np.array([spread[term] for term in columns], np.float32)
    weights = np.log((1 + len(texts)) / (1 + counts)).astype(np.float32)
    matrix = _weigh(terms, columns, weights)
    width = min(DIMENSIONS + OVERSAMPLE, *matrix.shape) if columns else 0
    if width == 0:
        return unfitted()
    noise = np.random.default_rng(0).standard_normal((matrix.shape[1], width)).astype(np.float32)
    sample = matrix @ noise
    basis, _ = np.linalg.qr(matrix @ (matrix.T @ sample))
    _, _, directions = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    return Fitted(columns, weights, np.ascontiguousarray(directions[:DIMENSIONS].T, np.float32))


def _weigh(
    terms: Sequence[Sequence[str]], columns: dict[str, int], weights: NDArray[np.float32]
) -> NDArray[np.float32]:
    matrix = np.zeros((len(terms), len(columns)), np.float32)
    for row, passage in enumerate(terms):
        for term, count in Counter(passage).items():
            if (column := columns.get(term)) is not None:
                matrix[row, column] = (1 + np.log(count)) * weights[column]
    return unit(matrix)
