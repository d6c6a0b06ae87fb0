"""Checks what a day's study note needs beyond correct Markdown: connections, and an outline that leads somewhere."""

import re
from collections import Counter
from collections.abc import Iterator

from probatum.proof import Kind, Proof
from probatum.tools.markdown.finding import fallen
from probatum.tools.markdown.note import Note
from probatum.tools.markdown.properties import DAY

LABEL = re.compile(r"^(\*\*|__)?([^\W\d_][^.!?:|]{2,40}):(\*\*|__)?\s*$")
TAG = re.compile(r"(?<![\w&/(\[#])#[A-Za-z][\w/-]*")
BLOCK_ID = re.compile(r"(?:^|\s)\^[A-Za-z0-9-]+\s*$")
UNSAFE = re.compile(r"[|^]|%%|\[\[|:(?=\s)")
SIZE_ALONE = re.compile(r"^[*_]*\w+ \d+\b[^.:]*\(\d+ ?[x×] ?\d+ ?px\)[*_]*$")
"""A caption such as ``Image 3 of page 8 (640x480px)``."""
CROWD = 10
"""Headings of one pattern that crowd an outline, when they are also a good part of it."""


def habit_faults(note: Note) -> Iterator[Proof]:
    """Nothing for a file that is not a dated note of Obsidian's kind."""
    dated = note.head is not None or DAY.search(note.headings[0].text if note.headings else "")
    if not note.obsidian or not dated or not note.callouts:
        return
    yield from _unlinked(note)
    yield from _labels(note)
    yield from _outline(note)
    yield from _unrecorded(note)
    for first, _ in note.paragraphs:
        if SIZE_ALONE.match(note.prose[first - 1].strip()):
            yield fallen(Kind.IMAGE, first, "The caption tells the size of the image, not what it shows.")


def _unlinked(note: Note) -> Iterator[Proof]:
    tagged = any(TAG.search(line) or BLOCK_ID.search(line) for line in note.prose)
    listed = note.head is not None and any("[[" in line or "tags" in line for line in note.lines[: note.head[1]])
    if not tagged and not listed and not any(link.wiki for link in note.links):
        yield _fault(1, "No link to a note, no tag, no block id: nothing connects this note's concepts to others.")


def _labels(note: Note) -> Iterator[Proof]:
    """Lines that stand as headings again and again and are none."""
    found = [
        (first, match[2].strip(), bool(match[1]))
        for first, last in note.paragraphs
        if first == last and (match := LABEL.match(note.prose[first - 1]))
    ]
    often = Counter(text for _, text, _ in found)
    for number, text, bold in found:
        if often[text] > 1:
            how = "in bold" if bold else "as plain text"
            yield _fault(number, f"{text!r} stands {how} where a heading is meant: it is not in the outline.")


def _outline(note: Note) -> Iterator[Proof]:
    shapes: dict[tuple[int, str], list[int]] = {}
    above: dict[int, int] = {}
    for heading in note.headings:
        above = {level: line for level, line in above.items() if level < heading.level}
        parent = above[max(above)] if above else 0
        above[heading.level] = heading.line
        shapes.setdefault((parent, re.sub(r"\d+", "0", heading.text)), []).append(heading.line)
        if heading.level <= 2 and not heading.inside and (sign := UNSAFE.search(heading.text)):
            yield _fault(heading.line, f"A heading with {sign[0].strip()!r} is not safe as the target of a link.")
    for lines in shapes.values():
        if len(lines) >= CROWD and len(lines) * 3 > len(note.headings):
            yield _fault(lines[0], f"{len(lines)} of {len(note.headings)} headings are alike and crowd the outline.")


def _unrecorded(note: Note) -> Iterator[Proof]:
    """Code in plenty, and of no piece what it printed."""
    code = [fence for fence in note.fences if fence.language in {"python", "py"} and "print(" in fence.code]
    shown = any(fence.language in {"", "text", "output", "console"} for fence in note.fences)
    if len(code) > 1 and not shown:
        yield _fault(code[0].line, f"None of the {len(code)} snippets that print shows what it printed.")


def _fault(line: int, reason: str) -> Proof:
    return fallen(Kind.MARKDOWN, line, reason)
