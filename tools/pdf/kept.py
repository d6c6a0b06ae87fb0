"""Chapters that were read once, kept beside their pictures: the same file, choice and reader need no second reading.

A cache: what is missing, damaged or of another reader is read anew. The password is part of the key, so that a kept
chapter of an encrypted book is no way around it.
"""

import hashlib
import json
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from probatum.book import Book, Chapter

_FOLDER = "readings"
_KEPT = TypeAdapter(tuple[Book, Chapter])


def key_of(path: Path, **asked: Any) -> str:
    """The name of a reading: of the book's bytes, what was asked, and the reader itself; empty without a file."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
    except OSError:
        return ""  # the reader says what is wrong
    digest.update(json.dumps(asked, sort_keys=True).encode())
    digest.update(_reader())
    return digest.hexdigest()


@cache
def _reader() -> bytes:
    """A digest of the reader's own files: a change of any of them makes every kept chapter a stranger."""
    files = sorted(p for p in Path(__file__).parent.iterdir() if p.suffix in (".py", ".toml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).digest()


def find(pictures: Path, key: str) -> tuple[Book, Chapter] | None:
    """The kept chapter, if it and all its pictures are there."""
    try:
        book, chapter = _KEPT.validate_json((pictures / _FOLDER / f"{key}.json").read_bytes())
    except (OSError, ValidationError):
        return None
    shown = [picture for block in chapter.blocks() if (picture := getattr(block, "picture", None))]
    return (book, chapter) if all((pictures / picture.name).is_file() for picture in shown) else None


def keep(pictures: Path, key: str, book: Book, chapter: Chapter) -> None:
    """Keeps the chapter; where the folder cannot be written to, it is read again the next time."""
    folder = pictures / _FOLDER
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=folder, delete=False) as file:
            file.write(_KEPT.dump_json((book, chapter)))
        Path(file.name).replace(folder / f"{key}.json")
