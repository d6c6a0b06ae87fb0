"""Tables of contents: one made for a book that has none, by its headings' size and number; printed ones left out."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Any

from probatum.book import Label, OutlineEntry, PdfPage
from probatum.errors import NoTextError
from probatum.tools.pdf.chapters import without_stray_letters
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.lines import LEADER, join_lines
from probatum.tools.pdf.pieces import read_pieces
from probatum.tools.pdf.roles import is_label
from probatum.tools.pdf.sheet import Sheet, named
from probatum.tools.pdf.titles import CHAPTER, NUMBER, number_of, spelt

MOST_PAGES = 3000
_SHORT = 80  # characters of a bold line that can be a heading
_LEAST = 5  # lines of a table of contents
_ENTRY_OF_CONTENTS = re.compile(r"(?:\.\s?){4,}|\s\d{1,4}$")
_LEADERS = re.compile(r"(?:\.\s?){4,}")
_PRINTED_AGAIN = 0.2
"""Share of the pages on which large words at one height are a running head or a printer's slug, and no heading."""
_BARE_NUMBER = re.compile(r"(?:\d{1,3}|[A-Z])(?:\.\d{1,3})*\.?")


@dataclass(frozen=True)
class _Candidate:
    page: int
    size: float
    text: str
    bold: bool
    y: float


def guess_outline(document: Any, labels: list[Label], flags: int) -> tuple[OutlineEntry, ...]:
    """Entries for lines in clearly larger type, numbered ones first; empty when nothing stands out."""
    if document.page_count > MOST_PAGES:
        return ()
    sizes: Counter[float] = Counter()
    found: list[_Candidate] = []
    for index in range(document.page_count):
        lines = _lines_of(document, index, flags)
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        rows = [" ".join(line.text for line in row) for _, row in groupby(lines, key=lambda line: round(line.y))]
        if sum(bool(_ENTRY_OF_CONTENTS.search(row)) for row in rows) < max(6, 0.5 * len(rows)):
            found += _large_lines(lines)
    if not sizes:
        return ()
    body = sizes.most_common(1)[0][0]
    found = _without_repeated(found, document.page_count)
    large = [c for c in found if c.size >= 1.14 * body and not is_label(c.text)]
    heads = [c for c in large if sum(ch.isalpha() for ch in c.text) >= 2 and not _LEADERS.search(c.text)]
    if not heads:  # typewriters and plain macros set headings in the size of the text
        heads = [c for c in found if c.bold and c.size >= 0.98 * body and len(c.text) < _SHORT and _is_title(c.text)]
    return without_stray_letters(_entries(_without_title_page(heads), labels))


def _without_repeated(found: list[_Candidate], pages: int) -> list[_Candidate]:
    """The lines without those that many pages have at the same height, digits aside."""
    often = Counter(place for place, _ in {(_place(c), c.page) for c in found})
    least = max(_LEAST, _PRINTED_AGAIN * pages)
    return [c for c in found if _depth(c.text) or often[_place(c)] < least]


def _place(candidate: _Candidate) -> tuple[str, int]:
    return re.sub(r"\d+", "#", candidate.text), round(candidate.y)


def _without_title_page(heads: list[_Candidate]) -> list[_Candidate]:
    """The headings without the title, date and authors on the first page, where the book's own parts bear numbers."""
    numbered = any(_depth(head.text) for head in heads)
    return [head for head in heads if head.page > 1 or _depth(head.text)] if numbered else heads


def _is_title(text: str) -> bool:
    letters = sum(ch.isalpha() for ch in text) >= 2
    return letters and text[0].isupper() and not text.rstrip().endswith((".", ",", ";", ":")) and not is_label(text)


def _lines_of(document: Any, index: int, flags: int) -> list[Line]:
    """The page's lines; none of a damaged page, which the reading names later."""
    try:
        return read_pieces(document[index], index + 1, flags, coarse=True)
    except MemoryError:
        raise
    except Exception:  # MuPDF raises many kinds for a damaged page; the others still have headings
        return []


def _large_lines(lines: list[Line]) -> list[_Candidate]:
    """The page's larger lines; one that goes on in the same size is joined, ``Chapter 3`` with the title below it.

    A number with much room behind it comes as a line of its own.
    """
    joined: list[_Candidate] = []
    last: Line | None = None
    for line in lines:
        alike = last is not None and abs(line.size - last.size) < 0.3 and line.bold == last.bold
        if joined and last is not None and joined[-1].text.lower() == "chapter" and spelt(line.text):
            joined[-1] = _Candidate(line.page, line.size, f"Chapter {spelt(line.text)}", line.bold, line.y)
            last = line
            continue
        beside = last is not None and abs(line.y - last.y) < 0.2 * line.size
        if joined and (
            (alike and last is not None and 0 < line.y - last.y < 1.7 * line.size)
            or (beside and _BARE_NUMBER.fullmatch(joined[-1].text))
        ):
            joined[-1] = _Candidate(line.page, line.size, f"{joined[-1].text} {line.text}", line.bold, line.y)
        elif joined and CHAPTER.fullmatch(joined[-1].text + " ") and last is not None and line.y > last.y:
            joined[-1] = _Candidate(
                line.page, max(line.size, joined[-1].size), f"{joined[-1].text} {line.text}", line.bold, line.y
            )
        else:
            joined.append(_Candidate(line.page, line.size, line.text, line.bold, line.y))
        last = line
    return [c for c in joined if len(c.text) < 150]


def _entries(heads: list[_Candidate], labels: list[Label]) -> list[OutlineEntry]:
    numbered = [c.size for c in heads if _depth(c.text) == 1]
    top = median(numbered) if numbered else max((c.size for c in heads), default=0.0)
    entries = []
    for head in heads:
        number = number_of(head.text)
        # A number counts from one again in an appendix or a licence, whose sections are set smaller than chapters.
        depth = max(_depth(head.text), 1 if head.size >= top - 0.3 else 2)
        title = NUMBER.sub("", CHAPTER.sub("", head.text)).strip() if number else head.text
        page = PdfPage(head.page)
        entries.append(
            OutlineEntry(level=depth, title=title or head.text, number=number, page=page, label=labels[page - 1])
        )
    return entries


def _depth(text: str) -> int:
    """Level by the printed number: 1 for ``Chapter 3`` and ``3``, 2 for ``3.1``; 0 without a number."""
    if CHAPTER.match(text):
        return 1
    match = NUMBER.match(text)
    return match.group("number").count(".") + 1 if match and match.group("number")[0].isdigit() else 0


def leave_out_contents(sheets: list[Sheet]) -> list[str]:
    """Empties the pages that are a printed table of contents: a list of titles teaches nothing. What to say of it.

    Raises NoTextError when there is nothing else.
    """
    listed = [sheet for sheet in sheets if _is_contents(sheet)]
    if not listed:
        return []
    if len(listed) == sum(bool(sheet.pieces) for sheet in sheets):
        raise NoTextError(f"There is nothing but a table of contents on {named(listed)}.", "Choose a chapter.")
    for sheet in listed:
        sheet.pieces = []
    return [f"Left out, for it is a table of contents: {named(listed)}."]


def _is_contents(sheet: Sheet) -> bool:
    """True when most lines lead to a page, each no earlier than the one before: those of an index jump."""
    rows = join_lines([Line(p.page, list(p.spans)) for p in sheet.pieces])
    led = [row for row in rows if LEADER.search(row.text)]
    if len(led) < _LEAST or len(led) < 0.5 * len(rows):
        return False
    pages = [int(number) for row in led if (number := row.text.rstrip().rpartition(".")[2].strip()).isdigit()]
    rising = sum(a <= b for a, b in pairwise(pages))
    return len(pages) < _LEAST or rising >= 0.9 * (len(pages) - 1)
