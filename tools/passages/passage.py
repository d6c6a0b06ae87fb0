"""A passage: a block of a book as it can be found again."""

from collections.abc import Iterator

from probatum.book import Block, Chapter, Figure, Heading, Label, Paragraph, PdfPage, Table
from probatum.noun import Noun
from probatum.tools.passages.terms import terms_of


class Passage(Noun):
    """What was found, and where it stands."""

    book: str
    """SHA-256 of the book's file."""
    chapter: str
    """Chapter id."""
    section: str
    """Section id."""
    heading: str
    block: str
    page: PdfPage
    label: Label
    text: str
    score: float = 0.0
    """Of the fused ranking; comparable within one search only."""


FEWEST_TERMS = 2


def _says_nothing(block: Block) -> bool:
    """A paragraph of one word or number, which a search would find by its heading alone."""
    return isinstance(block, Paragraph) and len(terms_of(block.text)) < FEWEST_TERMS


def passages_of(book: str, chapter: Chapter) -> Iterator[Passage]:
    """Every block of the chapter that holds words, with its section's heading."""
    for section in chapter.sections:
        for block in section.blocks:
            text = block.text
            if isinstance(block, Figure | Table):
                text = f"{block.caption}\n{text}"
            if isinstance(block, Heading) or not text.strip() or _says_nothing(block):
                continue
            yield Passage(
                book=book,
                chapter=chapter.id,
                section=section.id,
                heading=chapter.heading_of(section),
                block=block.id,
                page=block.page,
                label=block.label,
                text=text.strip(),
            )
