"""Tells the listings that only repeat some lines of one shown before, to speak of them."""

from collections.abc import Iterator

from probatum.book import Listing, Section
from probatum.tools.excerpt import bare_lines, stands_in

LONGER = 2
"""Lines: what leaves out a single one may be another version rather than an excerpt."""


def excerpts_in(section: Section) -> Iterator[Listing]:
    """The listings whose lines stand, one after the other, in an earlier and longer listing of the section."""
    shown: list[list[str]] = []
    for block in section.blocks:
        if not isinstance(block, Listing) or block.exchanges:
            continue
        lines = bare_lines(block.text)
        if any(stands_in(lines, other) and len(other) - len(lines) >= LONGER for other in shown):
            yield block
        else:
            shown.append(lines)
