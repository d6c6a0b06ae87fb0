"""Builds typed chapters by hand, as a reader of PDF files would give them."""

from collections.abc import Sequence
from typing import Literal

from probatum.book import (
    Block,
    Box,
    Chapter,
    Exchange,
    Heading,
    Item,
    Label,
    ListBlock,
    Listing,
    Mark,
    Paragraph,
    PdfPage,
    Section,
    Table,
)

HERE = Box(72, 72, 500, 120)
Style = Literal["italic", "bold", "code"]
Role = Literal["plain", "warning", "exercise", "glossary", "definition"]


def text(words: str, *, italic: Sequence[str] = (), bold: Sequence[str] = (), role: Role = "plain") -> Paragraph:
    """A paragraph; each stretch that is set apart is named by its words."""
    styles: list[tuple[str, Style]] = [*((w, "italic") for w in italic), *((w, "bold") for w in bold)]
    marks = [Mark(start=words.index(w), end=words.index(w) + len(w), style=style) for w, style in styles]
    marks.sort(key=lambda m: m.start)
    return Paragraph(id="", page=PdfPage(1), label=Label("1"), bbox=HERE, text=words, marks=tuple(marks), role=role)


def code(source: str, language: str = "python") -> Listing:
    """A listing."""
    return Listing(id="", page=PdfPage(1), label=Label("1"), bbox=HERE, text=source, language=language)


def session(*exchanges: tuple[str, str]) -> Listing:
    """An interactive session of inputs and what came back."""
    shown = tuple(Exchange(source=source, output=output) for source, output in exchanges)
    printed = "\n".join(f">>> {e.source}\n{e.output}" for e in shown)
    return code(printed).model_copy(update={"exchanges": shown})


def table(*rows: tuple[str, ...], caption: str = "") -> Table:
    """A table whose first row is its header."""
    return Table(id="", page=PdfPage(1), label=Label("1"), bbox=HERE, cells=rows, caption=caption)


def entries(*lines: str, role: Literal["plain", "glossary", "exercise"] = "glossary") -> ListBlock:
    """A list."""
    items = tuple(Item(text=line) for line in lines)
    return ListBlock(id="", page=PdfPage(1), label=Label("1"), bbox=HERE, items=items, role=role)


def chapter(*sections: tuple[str, Sequence[Block]], language: str = "en") -> Chapter:
    """A chapter of headed sections, a page each."""
    made = []
    for i, (heading, blocks) in enumerate(sections):
        where = {"page": PdfPage(i + 1), "label": Label(str(i + 11))}
        placed = [b.model_copy(update=where | {"id": f"p{i + 1}-b{j + 1}"}) for j, b in enumerate(blocks)]
        head = Heading(id=f"p{i + 1}-b0", bbox=HERE, text=heading, level=min(i + 1, 2), **where)
        made.append(Section(id=f"s{i}", heading=head, blocks=tuple(placed)))
    last = len(sections)
    return Chapter(
        id="book/1",
        title=sections[0][0],
        labels=(Label("11"), Label(str(last + 10))),
        pdf_pages=(PdfPage(1), PdfPage(last)),
        language=language,
        sections=tuple(made),
    )
