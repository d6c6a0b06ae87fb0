"""The title of a book: what the file says of itself, else the largest words of its first page, else the file's name."""

import re
from itertools import takewhile
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from probatum.tools.pdf.engine import load_pymupdf

_NO_TITLE = re.compile(
    r"^untitled\b|^microsoft (?:word|powerpoint)|(?-i:^[a-z]*$)"
    r"|\.(?:dvi|tex|ps|eps|pdf|docx?|odt|rtf|pages|indd|qxd|fm|md|rst|html?)$",
    re.IGNORECASE,
)
"""What programs put where a title belongs: nothing, or the name of the file that they worked on."""
_LARGER = 1.15
"""A title is set larger than the type that half of its page has, by at least this."""
_SAME = 0.5  # points; drivers round sizes
_LONGEST = 120
_PROSE = 60  # characters of a line
_APART = 2.0
"""Lines of one title follow one another within so many of its type sizes."""


class _Line(NamedTuple):
    text: str
    size: float
    y: float


def book_title(document: Any, path: Path) -> str:
    """The title of an open document that was read from ``path``."""
    told = " ".join(((document.metadata or {}).get("title") or "").split())
    if not _NO_TITLE.search(told):
        return told
    return _printed(_first_lines(document)) or path.stem


def _first_lines(document: Any) -> list[_Line]:
    try:
        page = document[0].get_text("dict", flags=load_pymupdf().TEXT_PRESERVE_WHITESPACE)
    except Exception:  # MuPDF raises many kinds for a damaged page; the file's name serves then
        return []
    lines = [line for block in page["blocks"] for line in block.get("lines", ()) if line["dir"] == (1.0, 0.0)]
    return [
        _Line(text, max(span["size"] for span in line["spans"]), line["bbox"][1])
        for line in lines
        if (text := " ".join("".join(span["text"] for span in line["spans"]).split()))
    ]


def _printed(lines: list[_Line]) -> str:
    """The first lines in the largest type; empty when they are no title: none is larger, or prose comes before."""
    if not lines:
        return ""
    largest = max(line.size for line in lines)
    if largest < _LARGER * median(line.size for line in lines):
        return ""
    start = next(i for i, line in enumerate(lines) if line.size > largest - _SAME)
    if any(len(line.text) > _PROSE for line in lines[:start]):
        return ""
    together = takewhile(
        lambda i: (
            lines[i].size > largest - _SAME and (i == start or abs(lines[i].y - lines[i - 1].y) < _APART * largest)
        ),
        range(start, len(lines)),
    )
    title = " ".join(lines[i].text for i in together).rstrip("*∗†‡§¶ ")
    letters = sum(character.isalpha() for character in title)
    return title if letters > len(title) / 2 and 3 <= len(title) <= _LONGEST else ""
