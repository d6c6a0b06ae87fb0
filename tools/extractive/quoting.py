"""Quotes a passage as the book has it: prose as prose, a list as a list, a table as a table, code as code."""

from collections.abc import Sequence

from probatum.book import Chapter, ListBlock, Listing, Table
from probatum.tools.markdown.escape import prose
from probatum.tools.passages import Passage
from probatum.tools.rendering.raw import grid


def quoted(passages: Sequence[Passage], chapter: Chapter) -> list[str]:
    """The lines of all of them, each with its block's mark; what stands in another chapter has no known layout."""
    lines: list[str] = []
    for passage in passages:
        block = chapter.block(passage.block)
        rows, mark = passage.text.split("\n"), f"[{passage.block}]"
        match block:
            case ListBlock():
                lines += [f"> - {row}" for row in rows[:-1]] + [f"> - {rows[-1]} {mark}"]
            case Table(cells=cells) if cells:
                lines += [*grid([[prose(cell, cell=True) for cell in row] for row in cells]).split("\n"), "", mark]
            case _ if len(rows) > 1:
                language = block.language if isinstance(block, Listing) else "text"
                lines += [f"```{language}", *rows, "```", mark]
            case _:
                lines.append(f"> {passage.text} {mark}")
        lines.append("")
    return lines[:-1]
