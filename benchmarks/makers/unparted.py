"""Listings that the source has apart and the page has not: set exactly a whole number of lines below one another.

A blank line within a listing looks the same, to readers and to programs alike, so that such listings may be read as one
or apart. Most makers leave another gap between two listings, and there the truth has them apart.
"""

from itertools import pairwise
from typing import Any

Block = dict[str, Any]
_ON_GRID = 0.01
"""Of a line: the gap of two listings that nothing parts is off the grid by no more than rounding."""


def mark_unparted(blocks: list[Block], document: Any) -> None:
    """Marks each such listing that the next goes on as ``unparted``."""
    for above, below in pairwise(blocks):
        if above["kind"] == below["kind"] == "code" and _on_one_grid(above, below, document):
            above["unparted"] = True


def _on_one_grid(above: Block, below: Block, document: Any) -> bool:
    """True when it is a whole number of lines from the last of a listing to the first of the next on its page."""
    if above.get("page") != below.get("page"):
        return False
    rows = _rows(document[above["page"] - 1])
    head, tail = ([_bare(line) for line in block["text"].split("\n")] for block in (above, below))
    for at, ((y, text), (following, first)) in enumerate(pairwise(rows)):
        if text.endswith(head[-1]) and first.endswith(tail[0]):
            pitch = rows[at + 2][0] - following if len(tail) > 1 else y - rows[at - 1][0] if len(head) > 1 else 0.0
            steps = (following - y) / pitch if pitch else 0.5
            return abs(steps - round(steps)) < _ON_GRID
    return False


def _rows(page: Any) -> list[tuple[float, str]]:
    """(baseline, text without blanks) of the page's lines from the top down."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", ()):
            x, y = line["spans"][0]["origin"]
            rows.setdefault(round(y, 1), []).append((x, "".join(span["text"] for span in line["spans"])))
    return [(y, _bare("".join(text for _, text in sorted(pieces)))) for y, pieces in sorted(rows.items())]


def _bare(text: str) -> str:
    return "".join(text.split())
