"""Reads the chosen pages of an open book into a chapter."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from probatum.book import Block, Box, Chapter, Heading, Label, OutlineEntry, PdfPage, Section
from probatum.errors import NoSuchChapterError
from probatum.tools.pdf.back_index import entries, leading_into
from probatum.tools.pdf.blocks import Maker, page_marks
from probatum.tools.pdf.boxes import around
from probatum.tools.pdf.bullets import type_bullets
from probatum.tools.pdf.choosing import Choice, Chosen, choose
from probatum.tools.pdf.contents import leave_out_contents
from probatum.tools.pdf.damage import damaged_text
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.floats import join_captions, move_floats
from probatum.tools.pdf.fonts import mark_mono
from probatum.tools.pdf.furniture import take_furniture
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.headings import CHAPTER, HeadingStyles, key_of
from probatum.tools.pdf.hyphens import Vocabulary
from probatum.tools.pdf.joining import join_elements, whole_box
from probatum.tools.pdf.language import language_of
from probatum.tools.pdf.layout import LayoutModel
from probatum.tools.pdf.measures import Measures, measure, measure_margins
from probatum.tools.pdf.naming import name_languages, subject_of_book
from probatum.tools.pdf.opening import Opened
from probatum.tools.pdf.pages import read_page
from probatum.tools.pdf.pictures import Scissors
from probatum.tools.pdf.roles import carry_roles, role_of_section
from probatum.tools.pdf.scans import read_scans
from probatum.tools.pdf.sheet import Sheet, open_sheet

WITNESSES = 16
"""Pages that it takes to see what repeats: a shorter part is read with its neighbours."""


@dataclass(frozen=True)
class Furniture:
    """A running head, foot or page number that was left out."""

    page: PdfPage
    label: Label
    text: str
    box: Box


@dataclass(frozen=True)
class Read:
    """A chapter with what was left out of it."""

    chapter: Chapter
    furniture: tuple[Furniture, ...]


def read(opened: Opened, choice: Choice, pictures: Path, *, ocr: bool = False) -> Read:
    """The part that ``choice`` asks for; pictures go into the folder ``pictures``; with ``ocr`` scans are read too."""
    chosen = choose(opened, choice, lambda entry: printed_number(opened, entry))
    sheets = [_sheet(opened, number) for number in range(chosen.first, chosen.last + 1)]
    for sheet in sheets:
        type_bullets(sheet)
    warnings = read_scans(opened, sheets, ocr)
    neighbours = _neighbours(opened, chosen)
    mark_mono(piece for sheet in sheets if not sheet.recognised for piece in sheet.pieces)
    furniture = take_furniture(sheets, neighbours)
    warnings += leave_out_contents(sheets)
    measures = measure(sheets)
    styles = _styles(opened, chosen, measures)
    decorations = _decorations(sheets)
    judge = LayoutModel(opened.document)
    elements = [
        element
        for sheet in sheets
        for element in read_page(sheet, measures, styles, decorations, partial(judge.tables, sheet.number))
    ]
    warnings += damaged_text(sheets)
    elements = _cut_to(elements, chosen)
    elements = move_floats(join_elements(join_captions(elements)))
    vocabulary = Vocabulary()
    vocabulary.learn(piece.text for sheet in (*sheets, *neighbours) for piece in sheet.pieces)
    stem = _stem(opened.book.path)
    maker = Maker(
        Scissors(opened.document, pictures), opened.labels, vocabulary, measures, stem, measure_margins(sheets)
    )
    maker.marks = page_marks(elements)
    maker.links = {sheet.number: sheet.links for sheet in sheets}
    blocks = name_languages(_blocks(elements, maker), subject_of_book(opened.book, opened.document))
    chapter = _chapter(opened, chosen, blocks, warnings)
    chapter = chapter.model_copy(update={"indexed": leading_into(chapter, entries(opened.document, opened.book))})
    kept = [f for f in furniture if chapter.pdf_pages[0] <= f.page <= chapter.pdf_pages[1]]
    return Read(chapter, tuple(_furniture(line, opened.labels) for line in kept))


def _sheet(opened: Opened, number: int, *, art: bool = True) -> Sheet:
    return open_sheet(opened.document, PdfPage(number), opened.labels[number - 1], art=art)


def _neighbours(opened: Opened, chosen: Chosen) -> list[Sheet]:
    around = max(2, min(5, (WITNESSES - (chosen.last - chosen.first + 1)) // 2))
    before = range(max(1, chosen.first - around), chosen.first)
    after = range(chosen.last + 1, min(opened.book.pages, chosen.last + around) + 1)
    return [_sheet(opened, number, art=False) for number in (*before, *after)]


def _styles(opened: Opened, chosen: Chosen, measures: Measures) -> HeadingStyles:
    entries = [e for e in opened.book.outline if chosen.first <= e.page <= chosen.last]
    base = chosen.start.level if chosen.start else min((e.level for e in entries), default=1)
    return HeadingStyles(measures.body_size, measures.leading, measures.text_looks, entries, base)


def _decorations(sheets: list[Sheet]) -> set[bytes | int]:
    """Images that stand on three pages or more: icons, logos, backgrounds."""
    pages = Counter(image for sheet in sheets for image in {i.xref or i.digest for i in sheet.images})
    return {image for image, count in pages.items() if image and count >= 3}


def printed_number(opened: Opened, entry: OutlineEntry) -> str:
    """The number that is printed with an entry's title on its page; empty when there is none."""
    sheet = _sheet(opened, entry.page, art=False)
    texts = [piece.text.strip() for piece in sheet.pieces]
    goal = key_of(entry.title)
    for text in texts:
        match = CHAPTER.match(text + " ")
        if match and (match.end() >= len(text) or key_of(text) == goal):
            return match.group("number")
    for text in texts:
        match = re.match(r"([A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)[.:]?\s+(.+)", text)
        if match and goal and _same_start(goal, key_of(match.group(2))):
            return match.group(1)
    for text, following in itertools.pairwise(texts):
        if text.isdigit() and goal and _same_start(goal, key_of(following)):
            return text
    return ""


def _same_start(title: str, printed: str) -> bool:
    """True when the printed words are the title, or enough of its beginning where the page breaks it."""
    return title == printed or (len(printed) > 7 and title.startswith(printed))


def _cut_to(elements: list[Element], chosen: Chosen) -> list[Element]:
    """Drops what stands before the part's heading and from the heading of the next part on."""
    start, stop = 0, len(elements)
    heads = [(i, e) for i, e in enumerate(elements) if e.kind == "heading"]
    if chosen.start is not None:
        start = next((i for i, e in heads if e.fields.get("entry") == chosen.start), 0)
    if chosen.stop is not None:
        page = chosen.stop.page
        found = next((i for i, e in heads if e.fields.get("entry") == chosen.stop and i > start), None)
        if found is not None:
            stop = _with_label(elements, found)
        elif chosen.stop.page > chosen.first:
            stop = next((i for i, e in enumerate(elements) if e.page >= page), len(elements))
    elements = elements[start:stop]
    return _cut_section(elements, chosen) if chosen.section else elements


def _with_label(elements: list[Element], head: int) -> int:
    """Index of the first element that belongs to a chapter's heading: ``CHAPTER TWO`` may stand above the title."""
    first = head
    while first and elements[first - 1].page == elements[head].page:
        first -= 1
    above = elements[first:head]
    labels = all(e.kind == "heading" and e.fields.get("entry") is None for e in above)
    return first if labels else head


def _cut_section(elements: list[Element], chosen: Chosen) -> list[Element]:
    heads = [(i, e) for i, e in enumerate(elements) if e.kind == "heading"]
    found = next(((i, e) for i, e in heads if e.fields["number"] == chosen.section), None)
    if found is None:
        numbers = ", ".join(e.fields["number"] for _, e in heads if "." in e.fields["number"])
        raise NoSuchChapterError(
            f"Chapter {chosen.number} {chosen.title} has no section {chosen.section}.",
            f"It has: {numbers}." if numbers else "Its sections bear no numbers: choose one by its title.",
        )
    start, head = found
    level = head.fields["level"]
    stop = next((i for i, e in heads if i > start and e.fields["level"] <= level), len(elements))
    return elements[start:stop]


def _blocks(elements: list[Element], maker: Maker) -> list[Block]:
    """One block an element; items that follow one another are one list, apart from explained terms."""
    blocks: list[Block | None] = []
    for group, many in itertools.groupby(elements, key=lambda e: (e.kind == "list", bool(e.fields.get("marker")))):
        together = list(many)
        for element in together:
            whole_box(element)
        blocks += [maker.items(together)] if group[0] else map(maker.make, together)
    return carry_roles([block for block in blocks if block is not None], maker.italic)


def _chapter(opened: Opened, chosen: Chosen, blocks: list[Block], warnings: list[str]) -> Chapter:
    pages = [b.page for b in blocks] or [chosen.first]
    first = blocks[0].page if chosen.section and blocks else chosen.first
    last = max(pages + [p for b in blocks for p, _ in b.more])
    title, number = chosen.title, chosen.number
    if blocks and isinstance(blocks[0], Heading) and chosen.start is not None:
        number = chosen.section or number or blocks[0].number
        title = blocks[0].text if chosen.section else title
    place = f"{opened.book.sha256[:12]}-{first}-{last}" + (f"-{chosen.section}" if chosen.section else "")
    return Chapter(
        id=place,
        number=number,
        title=title,
        labels=(opened.labels[first - 1], opened.labels[last - 1]),
        pdf_pages=(first, PdfPage(last)),
        language=language_of(" ".join(b.text for b in blocks if b.kind == "text")),
        sections=_sections(blocks, title, number, opened, first),
        warnings=tuple(warnings),
    )


def _sections(blocks: list[Block], title: str, number: str, opened: Opened, first: PdfPage) -> tuple[Section, ...]:
    if not blocks or not isinstance(blocks[0], Heading):
        top = blocks[0].bbox if blocks else Box(0, 0, 0, 0)
        label = opened.labels[first - 1]
        head = Heading(id=f"p{first}-b0", page=first, label=label, bbox=top, text=title, level=1, number=number)
        blocks = [head, *blocks]
    heads = [i for i, block in enumerate(blocks) if isinstance(block, Heading)]
    sections = []
    for number_in_chapter, (start, end) in enumerate(itertools.pairwise([*heads, len(blocks)]), 1):
        heading = blocks[start]
        assert isinstance(heading, Heading)
        inside = _with_role(blocks[start + 1 : end], heading.text)
        sections.append(Section(id=f"s{number_in_chapter}", heading=heading, blocks=inside))
    return tuple(sections)


def _with_role(blocks: list[Block], title: str) -> tuple[Block, ...]:
    """Blocks under ``Glossary`` or ``Exercises`` are what their heading says."""
    role = role_of_section(title)
    if not role:
        return tuple(blocks)
    out: list[Block] = []
    for block in blocks:
        if block.kind == "list" or (block.kind == "text" and block.role == "plain" and role != "summary"):
            block = block.model_copy(update={"role": role})
        out.append(block)
    return tuple(out)


def _furniture(line: Line, labels: list[Label]) -> Furniture:
    return Furniture(PdfPage(line.page), labels[line.page - 1], line.text, around([line.box]))


def _stem(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", Path(path).stem.lower()).strip("-")[:40] or "book"
