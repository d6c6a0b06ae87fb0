"""Finds passages: ranks by words and by vectors, fused."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from probatum.book import Chapter
from probatum.tools.passages.embedders import Embedder
from probatum.tools.passages.fitted import unfitted
from probatum.tools.passages.neighbours import Neighbours
from probatum.tools.passages.passage import Passage, passages_of
from probatum.tools.passages.shelf import Shelf

FUSION = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""
DEPTH = 40
"""How far down each ranking is looked at before fusing."""


class Passages:
    """The index of a vault's books."""

    def __init__(self, shelf: Shelf, neighbours: Neighbours | None, embedder: Embedder) -> None:
        """Use ``Passages.open``."""
        self._shelf = shelf
        self._neighbours = neighbours
        self._embedder = embedder
        self._fitted: dict[str, Embedder] = {}

    @classmethod
    def open(cls, folder: Path, embedder: Embedder | None = None, chroma_url: str = "") -> "Passages":
        """The index in ``folder``, made or mended where needed.

        ``embedder`` is by default one that is fitted on the book. While another process holds the vectors,
        passages are found by words alone.
        """
        neighbours = (
            Neighbours.served(chroma_url, folder / "chroma") if chroma_url else Neighbours.embedded(folder / "chroma")
        )
        return cls(Shelf(folder / "passages.db"), neighbours, embedder or unfitted())

    def add(self, book: str, chapter: Chapter) -> None:
        """Puts a chapter of the book with that SHA-256 into the index; does nothing when it is there as it is."""
        if self._shelf.put(tuple(passages_of(book, chapter)), chapter.language):
            self._fitted.pop(book, None)
        self._prepare(book)

    def search(self, query: str, k: int = 8, book: str = "", chapter: str = "") -> tuple[Passage, ...]:
        """The ``k`` passages that answer best, best first, within a book or chapter when one is given.

        Without a book only words count, for vectors are compared within one book.
        """
        by_words = [i for i, _ in self._shelf.find(query, DEPTH, book, chapter)]
        by_meaning = self.nearest(query, book, chapter) if book else []
        scores = fuse((by_words, 1.0), (by_meaning, self._embedder.weight(self._language(book, chapter))))
        best = sorted(scores, key=lambda i: (-scores[i], i))[:k]
        found = self._shelf.get(best)
        return tuple(found[i].model_copy(update={"score": scores[i]}) for i in best if i in found)

    def nearest(self, query: str, book: str, chapter: str = "") -> list[int]:
        """Ids of the passages of a book whose vectors are nearest; empty while another process has the vectors."""
        if self._neighbours is None or not self._prepare(book):
            return []
        vector = self._fitted[book].embed([query], self._language(book, chapter))
        return [i for i, _ in self._neighbours.find(book, vector, DEPTH, chapter)] if vector.any() else []

    def _language(self, book: str, chapter: str) -> str:
        return next(iter(self._shelf.languages(book, chapter)), "en")

    def close(self) -> None:
        """Closes the files and lets others have the vectors."""
        self._shelf.close()
        if self._neighbours is not None:
            self._neighbours.close()

    def _prepare(self, book: str) -> bool:
        """Sees to it that the book's vectors are there; True when they can be searched."""
        if self._neighbours is None:
            return False
        if book in self._fitted:
            return True
        rows = self._shelf.of_book(book)
        if not rows:
            return False
        ids, chapters, languages, texts = zip(*rows, strict=True)
        embedder = self._embedder.fit(texts, languages)
        if not self._neighbours.holds(book, embedder.name, ids):
            vectors = embedder.embed(texts, languages[0])
            self._neighbours.put(book, embedder.name, ids, chapters, vectors)
        self._fitted[book] = embedder
        return True


def fuse(*rankings: tuple[Sequence[int], float]) -> dict[int, float]:
    """Reciprocal rank fusion: weight / (60 + rank), summed over the rankings that hold the id."""
    scores: dict[int, float] = defaultdict(float)
    for ranking, weight in rankings:
        for rank, i in enumerate(ranking, 1):
            scores[i] += weight / (FUSION + rank)
    return dict(scores)
