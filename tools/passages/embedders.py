"""Turns texts into vectors: a model server's embeddings, Chroma's local MiniLM, or a vectoriser fitted on the book."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from probatum.errors import ModelError
from probatum.tools.passages.terms import terms_of

Vectors = NDArray[np.float32]
"""Rows of unit length."""
HEARD_LAST = 0.001
"""Less than the step between any two ranks by words: it settles ties, and finds what shares no word."""
TRAINED = 0.3
"""What the meanings of a trained model count for; more loses what only the very word finds (benchmarks.passages)."""


class Embedder(Protocol):
    """Makes vectors that are near when meanings are."""

    @property
    def name(self) -> str:
        """Tells vectors of one make from another's."""
        ...

    def weight(self, language: str) -> float:
        """What a rank among its neighbours counts for beside a rank by words, in a book of that language."""
        ...

    def fit(self, texts: Sequence[str], languages: Sequence[str]) -> "Embedder":
        """An embedder that knows these texts; the same one when it needs no fitting."""
        ...

    def embed(self, texts: Sequence[str], language: str) -> Vectors:
        """A row a text."""
        ...


@dataclass(frozen=True)
class Fitted:
    """Latent semantic analysis of the book's own passages: needs no download, no network, no key.

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
        return _unit(_weigh([terms_of(text, language) for text in texts], self.columns, self.weights) @ self.directions)


DIMENSIONS, OVERSAMPLE, MOST_COLUMNS = 160, 16, 6000


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
    return _unit(matrix)


def _unit(matrix: NDArray[np.float32]) -> Vectors:
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(lengths > 0, lengths, 1), np.float32)


class MiniLM:
    """all-MiniLM-L6-v2 through Chroma's ONNX runtime; its files are downloaded once, 80 MB."""

    name = "minilm-l6-v2"

    def __init__(self) -> None:
        """Raises OSError or an HTTP error when the files are neither here nor to be had."""
        from chromadb.utils.embedding_functions.onnx_mini_lm_l6_v2 import ONNXMiniLM_L6_V2

        self._model: Any = ONNXMiniLM_L6_V2(preferred_providers=["CPUExecutionProvider"])
        self.embed(["ready"], "en")

    @staticmethod
    def is_here() -> bool:
        """True when the files are on this machine."""
        from chromadb.utils.embedding_functions.onnx_mini_lm_l6_v2 import ONNXMiniLM_L6_V2

        folder = ONNXMiniLM_L6_V2.DOWNLOAD_PATH / ONNXMiniLM_L6_V2.EXTRACTED_FOLDER_NAME
        return (folder / "model.onnx").is_file()

    def weight(self, language: str) -> float:
        """It was trained on English alone."""
        return TRAINED if language == "en" else HEARD_LAST

    def fit(self, texts: Sequence[str], languages: Sequence[str]) -> "MiniLM":
        """Needs no fitting."""
        return self

    def embed(self, texts: Sequence[str], language: str) -> Vectors:
        """One pass over the network a batch."""
        return _unit(np.array(self._model(list(texts)), np.float32))


class Served:
    """The ``/embeddings`` of an OpenAI-compatible server."""

    def __init__(self, model: str, base_url: str, api_key: str) -> None:
        """``model`` is the server's name for an embedding model."""
        from openai import OpenAI

        self.name = f"served:{model}"
        self._model = model
        self._client = OpenAI(base_url=base_url or None, api_key=api_key or "none", max_retries=1, timeout=60)

    def weight(self, language: str) -> float:
        """Nobody here knows the model; those that are served speak most languages."""
        return TRAINED

    def fit(self, texts: Sequence[str], languages: Sequence[str]) -> "Served":
        """Needs no fitting."""
        return self

    def embed(self, texts: Sequence[str], language: str) -> Vectors:
        """Raises ModelError when the server fails."""
        from openai import OpenAIError

        rows: list[list[float]] = []
        for start in range(0, len(texts), 128):
            try:
                answer = self._client.embeddings.create(model=self._model, input=list(texts[start : start + 128]))
            except OpenAIError as error:
                reason = f"{self._client.base_url} gives no embeddings of {self._model!r}: {error}."
                raise ModelError(reason, '[passages] embedder = "fitted" needs no server.') from None
            rows.extend(item.embedding for item in answer.data)
        return _unit(np.array(rows, np.float32))
