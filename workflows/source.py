"""Takes a file apart into what is tried: code, and text to be read as Markdown."""

import stat
from pathlib import Path
from typing import NamedTuple

from probatum.errors import SourceError
from probatum.proof import Kind, Proof
from probatum.tools.markdown.finding import fallen
from probatum.tools.markdown.note import Note
from probatum.tools.markdown.places import Place
from probatum.tools.markdown.reading import read_note
from probatum.tools.markdown.snippets import Placed, snippets_of
from probatum.tools.notebooks import read_notebook

LARGEST = 20_000_000
"""Bytes; a longer file is no note."""


class Source(NamedTuple):
    """A file as it is tried."""

    code: tuple[Placed, ...]
    texts: tuple[tuple[str, Note], ...]
    """Each with its subject; empty for a Markdown file, whose lines are the file's."""
    faults: tuple[Proof, ...] = ()


def read_source(path: Path) -> Source:
    """The file at ``path``, taken apart. Raises SourceError when it is not there or holds no text."""
    text, faults = read_text(path)
    if path.suffix == ".ipynb":
        notebook = read_notebook(text, path.name)
        return Source(notebook.code, notebook.texts, faults)
    note = read_note(text, obsidian=Place.of(path).vault is not None)
    return Source(snippets_of(note), (("", note),), faults)


def read_text(path: Path) -> tuple[str, tuple[Proof, ...]]:
    """The file's text, and a fault when it is not UTF-8."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise SourceError(f"{path} is a pipe or a device.", "Give a Markdown file or a notebook.")
        if status.st_size > LARGEST:
            raise SourceError(f"{path} is too large for a note.", "Give a Markdown file or a notebook.")
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(
            f"There is no file {str(path)!r}.", "Give the path of a Markdown file or notebook."
        ) from error
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.", "Look at its permissions.") from error
    for codec in ("utf-8-sig", "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252", "latin-1"):
        if b"\0" in raw and codec != "utf-16":
            continue
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec == "utf-8-sig":
            return text, ()
        bad = raw[: _undecodable(raw)].count(b"\n") + 1
        return text, (fallen(Kind.ENCODING, bad, f"The file is not UTF-8; it was read as {codec}. `--fix` mends it."),)
    raise SourceError(f"{path} is not text.", "Give a Markdown file or a notebook; for a PDF see `probatum extract`.")


def _undecodable(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0
