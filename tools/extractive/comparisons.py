"""Comparison tables: the book's own, what a section says of each of its functions, and terms set against each other."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from probatum.book import Section, Table
from probatum.notes import ComparisonTable, Evidence
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.inline import escaped
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.terms import Term
from probatum.tools.extractive.words import key_of, words_in

MOST_ROWS, MOST_COLUMNS = 12, 6
"""A bigger table is left to the book."""


def tables_of(digest: Digest, section_id: str) -> tuple[ComparisonTable, ...]:
    """The section's tables, a table of the functions and signs that it explains, and its contrasts."""
    section = digest.section(section_id)
    return (*_printed(section), *_explained(digest, section_id), *_contrasts(digest, section_id))


def _explained(digest: Digest, section_id: str) -> Iterator[ComparisonTable]:
    """What each function or sign of a section does, in the book's words; a long list stays in the book."""
    own = [sign for section, sign in digest.entries if section == section_id][: 2 * MOST_ROWS]
    if len(own) >= ENOUGH:
        header = (digest.wording.say("named"), digest.wording.say("serves"), "p.")
        rows = tuple((f"`{sign.text}`", escaped(sign.meaning), sign.evidence.label) for sign in own)
        yield ComparisonTable(header=header, rows=rows, evidence=tuple(sign.evidence for sign in own))


ENOUGH = 2
"""Functions that make a table."""


def _printed(section: Section) -> Iterator[ComparisonTable]:
    for block in section.blocks:
        if isinstance(block, Table) and block.header_rows == 1 and _is_small(block):
            quote = next(cell for cell in block.cells[0] if cell.strip())
            rests = Evidence(block=block.id, page=block.page, label=block.label, quote=quote, bbox=block.bbox)
            header, *rows = [tuple(escaped(" ".join(cell.split())) for cell in row) for row in block.cells]
            title = f"{block.number} {block.caption}".strip()
            yield ComparisonTable(title=title, header=header, rows=tuple(rows), evidence=(rests,))


def _is_small(block: Table) -> bool:
    """False for a long one, and for a box beside an empty column: a remark, and no table."""
    return (
        3 <= len(block.cells) <= MOST_ROWS + 1
        and 2 <= len(block.cells[0]) <= MOST_COLUMNS
        and sum(bool(cell.strip()) for cell in block.cells[0]) >= len(block.cells[0]) - 1
        and all(any(map(str.strip, column)) for column in zip_longest(*block.cells, fillvalue=""))
    )


def _contrasts(digest: Digest, section_id: str) -> Iterator[ComparisonTable]:
    words = digest.language.patterns("contrast")
    if not words or not digest.language.spaced:
        return
    middle = re.compile(rf",\s+{words}\s+", re.IGNORECASE)
    for sentence in digest.of(section_id):
        halves = middle.split(sentence.text.rstrip("."))
        if len(halves) != 2:
            continue
        sides = [_subject(digest, half, sentence) for half in halves]
        if sides[0] and sides[1] and sides[0][0].key != sides[1][0].key:
            header = tuple(escaped(side[0].name) for side in sides if side)
            row = tuple(escaped(side[1]) for side in sides if side)
            yield ComparisonTable(header=header, rows=(row,), evidence=(sentence.evidence,))


def _subject(digest: Digest, half: str, sentence: Sentence) -> tuple[Term, str] | None:
    """The term that a half begins with, and what is said of it; None when the half begins otherwise."""
    found = list(words_in(half))
    skipped = 1 if found and found[0][0].lower() in digest.language.words("articles") else 0
    for term in (t for t in digest.terms if sentence.index in t.places):
        end = skipped + len(term.key)
        if (
            len(found) > end + 1
            and key_of(half[found[skipped].start() : found[end - 1].end()], digest.language) == term.key
        ):
            return term, half[found[end - 1].end() :].strip()
    return None
