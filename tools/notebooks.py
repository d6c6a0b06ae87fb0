"""Reads a Jupyter notebook: its code cells as snippets, its text cells as notes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import nbformat

from probatum.errors import SourceError
from probatum.notes import Snippet
from probatum.tools.markdown.note import Note
from probatum.tools.markdown.reading import read_note
from probatum.tools.markdown.snippets import Placed, beforehand

CELL_LANGUAGES = {"bash": "bash", "sh": "bash", "sql": "sql", "javascript": "javascript", "js": "javascript"}
CELL_LANGUAGES |= {"html": "html", "latex": "latex", "perl": "perl", "ruby": "ruby", "R": "r"}


class Notebook(NamedTuple):
    """A notebook as it was read; lines count within a cell, cells from 1."""

    code: tuple[Placed, ...]
    texts: tuple[tuple[str, Note], ...]
    """Each with its subject, ``cell 3``."""


UNREADABLE = (ValueError, AttributeError, KeyError, TypeError, RecursionError, nbformat.ValidationError)
"""What nbformat raises for what is no notebook."""


def read_notebook(text: str, name: str) -> Notebook:
    """The notebook in ``text``; one of an older format is read as the present one.

    Raises SourceError when it is none.
    """
    try:
        book = nbformat.reads(text, as_version=4)
    except UNREADABLE as error:
        raise SourceError(
            f"{name} is not a notebook that can be read: {error}", "Open and save it in Jupyter."
        ) from error
    kernel = (
        book.metadata.get("kernelspec", {}).get("language", "")
        or book.metadata.get("language_info", {}).get("name", "")
        or book.metadata.get("jupytext", {}).get("main_language", "")
    )
    cells = list(enumerate(book.cells, 1))
    code = (_placed(f"cell {number}", cell, kernel or "python") for number, cell in cells if cell.cell_type == "code")
    texts = (
        (f"cell {number}", read_note(cell.source, obsidian=False))
        for number, cell in cells
        if cell.cell_type == "markdown"
    )
    return Notebook(tuple(placed for placed in code if placed.snippet.code.strip()), tuple(texts))


def _placed(subject: str, cell: Any, language: str) -> Placed:
    source = str(cell.source)
    first, _, rest = source.partition("\n")
    if first.startswith("%%"):
        named = CELL_LANGUAGES.get(first[2:].split()[0] if first[2:].split() else "")
        language, source = named or language, f"\n{rest}" if named else source
    snippet = Snippet(
        id=subject,
        code=source,
        language=language.lower(),
        origin="note",
        expected="\n".join(_shown(cell.get("outputs", ()))),
        expected_error=next((str(o.get("ename", "")) for o in cell.get("outputs", ()) if o.output_type == "error"), ""),
    )
    asked = {"skip-execution", "skip_execution", "no-execute"} & set(cell.metadata.get("tags", ()))
    return Placed(snippet, 1, 1, beforehand(snippet, "Its cell is tagged not to be run." if asked else ""))


def _shown(outputs: Any) -> Iterator[str]:
    """What the cell showed when it was saved, as far as it is text; pictures and pages are not compared."""
    for output in outputs:
        if output.output_type == "stream" and output.get("name") == "stdout":
            yield str(output.text).rstrip("\n")
        elif output.output_type == "execute_result":
            yield str(output.data.get("text/plain", ""))
