"""Turns a model's comparison into a table that rests on the blocks with its numbers."""

import re
from collections.abc import Iterable

from probatum.agents.model_writer import tidying
from probatum.agents.model_writer.quoting import of_blocks, text_of
from probatum.agents.model_writer.replies import Comparison
from probatum.book import Chapter, Section
from probatum.notes import ComparisonTable

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def comparison(table: Comparison, section: Section, chapter: Chapter) -> ComparisonTable | None:
    """A table whose rows are as long as its header; None when it compares nothing.

    It rests on the blocks that it names and on those of the section that have the rest of its numbers.
    """
    header = tuple(tidying.line(cell) for cell in table.header)
    rows = [tuple(tidying.line(cell) for cell in row) for row in table.rows]
    if rows and all(len(row) == len(header) + 1 for row in rows):
        header = ("", *header)  # the corner was left out
    rows = [row for row in rows if len(row) == len(header) and sum(map(bool, row)) > 1]
    if len(header) < 2 or len(rows) < 2:
        return None
    rests = of_blocks(_with_numbers(rows, table.blocks, section, chapter), chapter)
    return ComparisonTable(
        title=tidying.label(table.title), header=header, rows=tuple(rows), evidence=rests, beyond=not rests
    )


def _with_numbers(
    rows: Iterable[tuple[str, ...]], named: Iterable[str], section: Section, chapter: Chapter
) -> list[str]:
    """The blocks named, and those of the section with the numbers that these lack; none when a number is nowhere."""
    resting = [block for block_id in named if (block := chapter.block(block_id))]
    wanted = {number for row in rows for cell in row for number in _NUMBER.findall(cell)}
    for block in (*resting, *section.blocks):
        found = wanted & set(_NUMBER.findall(text_of(block)))
        if found and block not in resting:
            resting.append(block)
        wanted -= found
    return [] if wanted or not resting else [block.id for block in resting]
