"""A book as it was read: chapters of sections of blocks, each block with its place on the page."""

from probatum.book.blocks import (
    Block,
    Equation,
    Exchange,
    Figure,
    Footnote,
    Heading,
    Item,
    ListBlock,
    Listing,
    Paragraph,
    RoleName,
    Table,
)
from probatum.book.chapter import Chapter, Section
from probatum.book.outline import Book, OutlineEntry
from probatum.book.places import Box, Label, Mark, PdfPage, Picture, cited

__all__ = [
    "Block",
    "Book",
    "Box",
    "Chapter",
    "Equation",
    "Exchange",
    "Figure",
    "Footnote",
    "Heading",
    "Item",
    "Label",
    "ListBlock",
    "Listing",
    "Mark",
    "OutlineEntry",
    "Paragraph",
    "PdfPage",
    "Picture",
    "RoleName",
    "Section",
    "Table",
    "cited",
]
