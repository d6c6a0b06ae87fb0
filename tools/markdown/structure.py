"""Checks a note's shape: headings that skip, parts with nothing in them, tables, callouts, fences left open."""

import itertools
import re
from collections.abc import Iterator

from probatum.proof import Kind, Proof
from probatum.tools.markdown.finding import fallen
from probatum.tools.markdown.note import Note

CALLOUTS = frozenset(
    """note abstract summary tldr info todo tip hint important success check done question help faq warning caution
    attention failure fail missing danger error bug example quote cite""".split()  # noqa: SIM905 - thirty words
)
RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
ASIDE = re.compile(r"^\s*[*_(]*\(.*\)[*_)]*\s*$|^\s*<!--.*-->\s*$")
PIPE = re.compile(r"(?<!\\)\|")
BROKEN_OPENING = re.compile(
    r"^>\s*(?:\[\s+!\w+\]|\[!\s*\]|\[!\w+[^\]\w+-]*$|!\[(?:note|tip|info|warning)\]\s)", re.IGNORECASE
)
PROMISE = re.compile(r"\b(?:raw|extract(?:ed)?|transcript)\b", re.IGNORECASE)


def structure_faults(note: Note) -> Iterator[Proof]:
    """What is wrong with the note's shape."""
    yield from _heading_faults(note)
    yield from _empty_parts(note)
    yield from _table_faults(note)
    yield from _callout_faults(note)
    for fence in note.fences:
        if not fence.closed:
            yield _fault(fence.line, "The code block is not closed: all that follows is shown as code.")


def _heading_faults(note: Note) -> Iterator[Proof]:
    outer = [heading for heading in note.headings if not heading.inside]
    titles = [heading for heading in outer if heading.level == 1]
    if len(titles) > 1:
        lines = ", ".join(str(title.line) for title in titles[:8])
        yield _fault(
            titles[1].line, f"{len(titles)} headings of the first level (lines {lines}); a note has one title."
        )
    for before, heading in itertools.pairwise(outer):
        if heading.level > before.level + 1:
            yield _fault(heading.line, f"A heading skips from level {before.level} to level {heading.level}.")


def _empty_parts(note: Note) -> Iterator[Proof]:
    """Headings that promise text and have none: nothing but an aside in parentheses stands under them."""
    levels = {heading.line: heading.level for heading in note.headings}
    ends = [heading.line - 1 for heading in note.headings[1:]] + [len(note.lines)]
    for heading, end in zip(note.headings, ends, strict=False):
        body = [line for line in note.lines[heading.end : end] if line.strip() and not RULE.match(line)]
        asides = [line for line in body if ASIDE.match(line)]
        deeper = levels.get(end + 1, 0) > heading.level
        if len(body) == len(asides) and not deeper and (asides or PROMISE.search(heading.text)) and note.obsidian:
            yield _fault(heading.line, f"The part {heading.text.strip()!r} is empty.")


def _table_faults(note: Note) -> Iterator[Proof]:
    for rows in note.tables:
        width = len(_cells(rows[0].text))
        for row in rows[2:]:
            cells = len(_cells(row.text))
            if "|" not in row.text and row.text.strip():
                yield _fault(row.line, "The line after the table is drawn into it: a blank line is missing.")
            elif cells > width:
                yield _fault(row.line, f"The row has {cells} cells, its table {width}: what is too much is not shown.")
            elif cells < width and cells > 1:
                yield _fault(row.line, f"The row has {cells} cells, its table {width}.")
    yield from _tables_that_are_none(note)


def _tables_that_are_none(note: Note) -> Iterator[Proof]:
    """A header and a rule of different widths make no table at all."""
    inside = {row.line for rows in note.tables for row in rows}
    for number, line in enumerate(note.prose[1:], 2):
        bare = line.lstrip("> \t")
        if number in inside or not re.fullmatch(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*", bare):
            continue
        above = note.prose[number - 2].lstrip("> \t")
        if "|" in above and len(_cells(above)) != len(_cells(bare)):
            said = f"{len(_cells(above))} columns above it, {len(_cells(bare))} in it"
            yield _fault(number, f"The line under the table's header does not fit ({said}): no table is shown.")


def _cells(row: str) -> list[str]:
    return PIPE.split(row.strip().removeprefix("|").removesuffix("|") if not row.rstrip().endswith("\\|") else row)


def _callout_faults(note: Note) -> Iterator[Proof]:
    for callout in note.callouts:
        if callout.type.lower().split("|")[0] not in CALLOUTS and note.obsidian:
            yield _fault(callout.line, f"Obsidian knows no callout {callout.type!r} and shows a plain note.")
        lazy = swallowed(note, callout.line, callout.end)
        if lazy:
            yield _fault(lazy, "The line after the callout is drawn into it: a blank line is missing.")
    for number, line in enumerate(note.prose, 1):
        if BROKEN_OPENING.match(line):
            yield _fault(number, "This opens no callout: write `> [!note] Title`.")


def swallowed(note: Note, first: int, last: int) -> int:
    """The first line within a callout that does not begin with ``>``; 0 when there is none."""
    for number in range(first, last + 1):
        line = note.lines[number - 1]
        if line.strip() and not line.lstrip(" \t0123456789.)-*+").startswith(">"):
            return number
    return 0


def _fault(line: int, reason: str) -> Proof:
    return fallen(Kind.MARKDOWN, line, reason)
