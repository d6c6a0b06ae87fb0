"""Tells the listings that only repeat some lines of one shown before, to speak of them."""

import re
from collections.abc import Iterator

from probatum.book import Listing, Section


def excerpts_in(section: Section) -> Iterator[Listing]:
    """The listings whose lines stand, one after the other, in an earlier and longer listing of the section."""
    shown: list[str] = []
    for block in section.blocks:
        if not isinstance(block, Listing) or block.exchanges:
            continue
        code = _bare(block.text)
        if any(code in other and code.count("\n") + 1 < other.count("\n") for other in shown):
            yield block
        else:
            shown.append(code)


def _bare(code: str) -> str:
    """The lines without blanks, each between line breaks."""
    lines = (re.sub(r"\s+", "", line) for line in code.splitlines())
    return "\n" + "\n".join(line for line in lines if line) + "\n"
