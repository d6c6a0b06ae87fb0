"""Blocks become a chapter: its sections by their headings, its number, title, pages and language."""

import itertools

from probatum.book import Block, Box, Chapter, Heading, PdfPage, Section
from probatum.tools.pdf.choice import Chosen
from probatum.tools.pdf.language import prose_language
from probatum.tools.pdf.opening import Opened
from probatum.tools.pdf.roles import role_of_section


def chapter_of(opened: Opened, chosen: Chosen, blocks: list[Block], warnings: list[str]) -> Chapter:
    """The chapter that ``blocks`` make; its number is the book's, else the one printed with its heading."""
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
        language=prose_language(" ".join(b.text for b in blocks if b.kind == "text")),
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
