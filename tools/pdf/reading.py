"""Reads the chosen pages of an open book into a chapter."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from probatum.book import Block, Box, Chapter, Label, PdfPage
from probatum.tools.pdf.back_index import entries, leading_into
from probatum.tools.pdf.blocks import Maker
from probatum.tools.pdf.boxes import around
from probatum.tools.pdf.bullets import type_bullets
from probatum.tools.pdf.choice import Choice, Chosen
from probatum.tools.pdf.choosing import choose
from probatum.tools.pdf.contents import leave_out_contents
from probatum.tools.pdf.cutting import cut_to
from probatum.tools.pdf.damage import damaged_text
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.floats import join_captions, join_tables, move_floats
from probatum.tools.pdf.fonts import mark_mono
from probatum.tools.pdf.footnotes import page_marks
from probatum.tools.pdf.frame_ends import mark_beginnings
from probatum.tools.pdf.furniture import take_furniture
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.headings import HeadingStyles
from probatum.tools.pdf.hyphens import Vocabulary
from probatum.tools.pdf.joining import join_elements, whole_box
from probatum.tools.pdf.layout import LayoutModel
from probatum.tools.pdf.measures import Measures, measure, measure_margins
from probatum.tools.pdf.naming import name_languages, subject_of_book
from probatum.tools.pdf.opening import Opened
from probatum.tools.pdf.pages import read_page
from probatum.tools.pdf.pictured import PictureMaker
from probatum.tools.pdf.pictures import Scissors
from probatum.tools.pdf.printed_numbers import printed_number
from probatum.tools.pdf.roles import carry_roles
from probatum.tools.pdf.scans import read_scans
from probatum.tools.pdf.sections import chapter_of
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
    elements = cut_to(elements, chosen)
    mark_beginnings(elements)
    elements = move_floats(join_elements(join_tables(join_captions(elements))))
    vocabulary = Vocabulary()
    vocabulary.learn(piece.text for sheet in (*sheets, *neighbours) for piece in sheet.pieces)
    pictured = PictureMaker(Scissors(opened.document, pictures), vocabulary, _stem(opened.book.path))
    maker = Maker(pictured, opened.labels, vocabulary, measures, measure_margins(sheets))
    maker.marks = page_marks(elements)
    maker.links = {sheet.number: sheet.links for sheet in sheets}
    blocks = name_languages(_blocks(elements, maker), subject_of_book(opened.book, opened.document))
    chapter = chapter_of(opened, chosen, blocks, warnings)
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


def _blocks(elements: list[Element], maker: Maker) -> list[Block]:
    """One block an element; items that follow one another are one list, apart from explained terms."""
    blocks: list[Block | None] = []
    for group, many in itertools.groupby(elements, key=lambda e: (e.kind == "list", bool(e.fields.get("marker")))):
        together = list(many)
        for element in together:
            whole_box(element)
        blocks += [maker.items(together)] if group[0] else map(maker.make, together)
    return carry_roles([block for block in blocks if block is not None], maker.italic)


def _furniture(line: Line, labels: list[Label]) -> Furniture:
    return Furniture(PdfPage(line.page), labels[line.page - 1], line.text, around([line.box]))


def _stem(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", Path(path).stem.lower()).strip("-")[:40] or "book"
