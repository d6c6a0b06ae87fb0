"""A chapter as text for a model: every block under its id and printed page."""

import hashlib
from collections.abc import Iterable

from probatum.book import (
    Block,
    Chapter,
    Equation,
    Figure,
    Footnote,
    Heading,
    ListBlock,
    Listing,
    Paragraph,
    Section,
    Table,
)
from probatum.tools.models import tokens_of


def whole_text(chapter: Chapter) -> str:
    """The chapter between two lines that carry a mark which its text cannot hold."""
    body = "\n\n".join(section_text(section) for section in chapter.sections)
    mark = mark_of(chapter)
    return f"[begin {mark}] {chapter.name}\n\n{body}\n\n[end {mark}]"


def mark_of(chapter: Chapter) -> str:
    """Says where the chapter begins and ends; made from its text, so that no text can forge it."""
    whole = chapter.model_dump_json(include={"id", "title", "sections"})
    return "chapter-" + hashlib.sha256(whole.encode()).hexdigest()[:12]


def outline_text(chapter: Chapter) -> str:
    """The headings alone, for a chapter that does not fit."""
    mark = mark_of(chapter)
    lines = [f"{'  ' * max(0, s.level - 1)}{s.title} (section `{s.id}`)" for s in chapter.sections]
    return "\n".join([f"[begin {mark}] {chapter.name}: the headings", *lines, f"[end {mark}]"])


def section_text(section: Section) -> str:
    """One section with its heading."""
    return "\n\n".join([f"# {section.title} (section `{section.id}`)", *(block_text(b) for b in section.blocks)])


def block_text(block: Block) -> str:
    """One block under its id and page."""
    head = " | ".join(filter(None, (block.id, f"p. {block.label}", _number(block))))
    return f"[{head}] {_body(block)}"


def parts_of(section: Section, room: int) -> tuple[str, ...]:
    """The section's text in as few pieces as fit ``room`` tokens each; a block alone may be longer."""
    heading = f"# {section.title} (section `{section.id}`)"
    pieces: list[list[str]] = [[heading]]
    for block in section.blocks:
        text = block_text(block)
        if len(pieces[-1]) > 1 and tokens_of("\n\n".join([*pieces[-1], text])) > room:
            pieces.append([heading])
        pieces[-1].append(text)
    return tuple("\n\n".join(piece) for piece in pieces)


def key_passages(chapter: Chapter, room: int) -> str:
    """From each section its definitions and first paragraphs, equally many, as far as ``room`` tokens reach."""
    chosen: set[str] = set()
    for rank in range(max((len(s.blocks) for s in chapter.sections), default=0)):
        layer = {ranked[rank].id for s in chapter.sections if len(ranked := _telling_first(s.blocks)) > rank}
        if tokens_of(_only(chapter, chosen | layer)) > room:
            break
        chosen |= layer
    return _only(chapter, chosen)


def _only(chapter: Chapter, ids: set[str]) -> str:
    return "\n\n".join(block_text(block) for block in chapter.blocks() if block.id in ids)


def _telling_first(blocks: Iterable[Block]) -> list[Block]:
    """Definitions, summaries and boxes before plain text; the order of the page among equals."""
    plain = {"plain", "exercise", "quote"}
    prose = [b for b in blocks if isinstance(b, Paragraph | ListBlock)]
    return [*(b for b in prose if b.role not in plain), *(b for b in prose if b.role in plain)]


def _number(block: Block) -> str:
    """``Formula 3.2``, beside the text so that nobody quotes it; empty for what has no number."""
    match block:
        case Listing(number=number) | Table(number=number) | Figure(number=number) | Equation(number=number) if number:
            return f"{'Formula' if isinstance(block, Equation) else type(block).__name__} {number}"
        case _:
            return ""


def _body(block: Block) -> str:
    match block:
        case Heading():
            return f"{block.number} {block.text}".strip()
        case Paragraph():
            return block.text if block.text.startswith(block.title) else f"{block.title}: {block.text}"
        case Listing():
            return f"{block.caption}\n```{block.language}\n{block.text}\n```"
        case Table():
            rows = "\n".join(" | ".join(row) for row in block.cells)
            return f"{block.caption}\n{rows}"
        case Figure():
            labels = f" (in it: {' '.join(block.text.split())})" if block.text else ""
            return f"{block.caption}{labels}"
        case Equation():
            return block.text
        case ListBlock():
            return "\n".join(f"{'  ' * item.level}{item.marker or '-'} {item.text}" for item in block.items)
        case Footnote():
            return f"Footnote {block.mark}: {block.text}"
