"""Keeps vectors in Chroma, one writer at a time; what it holds can always be made again from the shelf."""

import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from probatum.tools.passages.embedders import Vectors

BATCH = 250
"""Vectors at a time: Chroma lets nothing else of the process run while it takes them in, not even Ctrl-C."""


class Neighbours:
    """Nearest neighbours of a vector among a book's passages.

    Two processes that write one embedded Chroma make every later query crash, so this one holds an exclusive
    lock file for as long as it lives; whoever does not get the lock searches by words alone. A mark that stands
    while something is written tells a later process that the index cannot be trusted.
    """

    def __init__(self, client: Any, lock: FileLock | None, folder: Path) -> None:
        """Use ``embedded`` or ``served``."""
        self._client = client
        self._lock = lock
        self._folder = folder

    @classmethod
    def embedded(cls, folder: Path) -> "Neighbours | None":
        """The index in a numbered place under ``folder``, or None while another process has it."""
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder.with_suffix(".lock"), timeout=0)
        try:
            lock.acquire()
        except Timeout:
            return None
        place = max(folder.iterdir(), default=folder / "1", key=lambda path: int(path.name))
        if not (place / "writing").exists():
            with suppress(Exception):  # whatever Chroma thinks of it: it is a cache, and made again
                return cls(_persistent(place), lock, place)
        # In a new place, for Chroma remembers within a process that the old one failed.
        shutil.rmtree(place, ignore_errors=True)
        place = folder / str(int(place.name) + 1)
        return cls(_persistent(place), lock, place)

    @classmethod
    def served(cls, url: str, folder: Path) -> "Neighbours":
        """The index of a Chroma server; it serves many writers. Raises ValueError when it does not answer."""
        import chromadb
        from chromadb.config import Settings

        host, _, port = url.removeprefix("http://").removeprefix("https://").partition(":")
        settings = Settings(anonymized_telemetry=False)
        ssl = url.startswith("https://")
        client = chromadb.HttpClient(host, int(port.strip("/") or (443 if ssl else 8000)), ssl=ssl, settings=settings)
        folder.mkdir(parents=True, exist_ok=True)
        return cls(client, None, folder)

    def holds(self, book: str, make: str, ids: Sequence[int]) -> bool:
        """True when exactly these passages lie here, embedded by ``make``."""
        try:
            collection = self._client.get_collection(_name(book), embedding_function=None)
        except Exception:  # Chroma has a type of error for each of its backends
            return False
        metadata = collection.metadata or {}
        return metadata.get("make") == make and metadata.get("ids") == _digest(ids) and collection.count() == len(ids)

    def put(self, book: str, make: str, ids: Sequence[int], chapters: Sequence[str], vectors: Vectors) -> None:
        """Puts a book's passages in the place of those that it had."""
        (self._folder / "writing").touch()
        if any(collection.name == _name(book) for collection in self._client.list_collections()):
            self._client.delete_collection(_name(book))
        collection = self._client.create_collection(
            _name(book),
            embedding_function=None,
            metadata={"make": make, "ids": _digest(ids)},
            configuration={"hnsw": {"space": "cosine"}},
        )
        for start in range(0, len(ids), BATCH):
            part = slice(start, start + BATCH)
            collection.add(
                ids=[str(i) for i in ids[part]],
                embeddings=vectors[part],
                metadatas=[{"chapter": chapter} for chapter in chapters[part]],
            )
        (self._folder / "writing").unlink()

    def find(self, book: str, vector: Vectors, k: int, chapter: str = "") -> list[tuple[int, float]]:
        """Ids of the ``k`` nearest passages with their cosine, nearest first."""
        collection = self._client.get_collection(_name(book), embedding_function=None)
        where = {"chapter": chapter} if chapter else None
        found = collection.query(query_embeddings=vector, n_results=min(k, collection.count()), where=where)
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(int(i), 1 - distance) for i, distance in pairs if distance < 1]

    def close(self) -> None:
        """Lets others have the index."""
        if self._lock is not None:
            self._lock.release()


def _persistent(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    folder.mkdir(exist_ok=True)
    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def _name(book: str) -> str:
    return f"book-{book[:24]}"


def _digest(ids: Sequence[int]) -> str:
    import hashlib

    return hashlib.sha256(json.dumps(list(ids)).encode()).hexdigest()
