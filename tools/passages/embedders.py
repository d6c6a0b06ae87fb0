"""Turns texts into vectors with trained models: Chroma's local MiniLM, or the embeddings of a model server."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from probatum.errors import ModelError

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


def unit(matrix: NDArray[np.float32]) -> Vectors:
    """The rows, each of length 1; a row of nothing stays so."""
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
        return unit(np.array(self._model(list(texts)), np.float32))


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
        return unit(np.array(rows, np.float32))
