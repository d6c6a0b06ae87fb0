"""Turns what a model said into notes: quotes become evidence, boxes a checked graph, names concepts."""

import re
from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz import fuzz, process

from probatum.agents.model_writer import tidying
from probatum.agents.model_writer.quoting import evidence, locate, text_of
from probatum.agents.model_writer.replies import Arrow, Box, Code, Comparison, Drawing, Said, SectionReply
from probatum.agents.model_writer.seeding import seeded
from probatum.agents.model_writer.wary import suspicions
from probatum.book import Chapter, Figure, Listing, Section
from probatum.notes import (
    Claim,
    ComparisonTable,
    Diagram,
    Edge,
    Evidence,
    FigureNote,
    Group,
    Node,
    SectionNotes,
    Snippet,
    Task,
)
from probatum.noun import Noun
from probatum.tools.grounding import bearing_out, ground

N = TypeVar("N", bound=Noun)
MOST_BOXES, MOST_ARROWS = 40, 60
SHORTEST_BRIDGE = 8
"""Words."""
SAME_CODE = 97
"""Of 100: from here on a snippet is the book's listing and not the writer's."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHAPES = {"box", "round", "decision", "store"}


def claim(said: Said, chapter: Chapter) -> Claim | None:
    """A statement with its evidence; None when it says nothing.

    A quote that stands nowhere is kept as it was given, for the verifier to find and the writer to mend. A statement
    without a quote is the book's nevertheless when the chapter says it.
    """
    text = tidying.line(said.text)
    if not text:
        return None
    block = chapter.block(said.block)
    if not said.quote.strip():
        return bearing_out(text, chapter) or Claim(text=text, beyond=True)
    found = locate(said.quote, said.block, chapter)
    if found is None:
        found = evidence(block or next(chapter.blocks()), said.quote.strip())
    return Claim(text=text, evidence=(found,))


def claims(saids: Iterable[Said], chapter: Chapter) -> tuple[Claim, ...]:
    """Those that say something."""
    return tuple(made for said in saids if (made := claim(said, chapter)))


def beyond(texts: Iterable[str]) -> tuple[Claim, ...]:
    """Statements that do not rest on the book; one too short to name what to do differently says nothing."""
    lines = (tidying.line(text) for text in texts)
    return tuple(Claim(text=line, beyond=True) for line in lines if len(line.split()) >= SHORTEST_BRIDGE)


def spoken(part: N, language: str) -> N:
    """``part`` with every statement in it marked as being in ``language``."""
    if isinstance(part, Claim):
        return part.model_copy(update={"language": language})
    changed = {name: _spoken(getattr(part, name), language) for name in type(part).model_fields}
    return part.model_copy(update=changed)


def _spoken(value: object, language: str) -> object:
    if isinstance(value, tuple):
        return tuple(_spoken(item, language) for item in value)
    return spoken(value, language) if isinstance(value, Noun) else value


def section_notes(reply: SectionReply, section: Section, chapter: Chapter) -> SectionNotes:
    """The notes on a section."""
    snippets = [
        made for i, code in enumerate(reply.snippets) if (made := snippet(code, f"{section.id}/code-{i}", chapter))
    ]
    table = comparison(reply.table, section, chapter)
    diagram = drawing(reply.diagram, f"{section.id}/diagram", chapter)
    tasks = (
        Task(text=text, answer=claim(Said(text=q.answer, block=q.block, quote=q.quote), chapter))
        for q in reply.self_check
        if (text := tidying.line(q.question))
    )
    return SectionNotes(
        section=section.id,
        heading=section.heading.text,
        level=section.level,
        label=section.heading.label,
        page=section.heading.page,
        snippets=tuple(snippets),
        happening=claims(reply.statements, chapter),
        tables=(table,) if table else (),
        diagrams=(diagram,) if diagram else (),
        figures=_figures(section),
        bridge=beyond(reply.bridge),
        mistakes=claims(reply.mistakes, chapter),
        self_check=tuple(tasks),
        engine="model",
        absent=suspicions(section),
    )


def concluded(notes: SectionNotes, chapter: Chapter) -> SectionNotes:
    """The notes with those mistakes and answers labelled as worked out that say more than the passage they rest on."""

    def labelled(said: Claim) -> Claim:
        rests = said.own or ground(said, chapter).good
        return said if rests else said.model_copy(update={"worked_out": True})

    tasks = (t.model_copy(update={"answer": t.answer and labelled(t.answer)}) for t in notes.self_check)
    mistakes = tuple(labelled(mistake) for mistake in notes.mistakes)
    return notes.model_copy(update={"mistakes": mistakes, "self_check": tuple(tasks)})


def snippet(code: Code, snippet_id: str, chapter: Chapter) -> Snippet | None:
    """A snippet; the book's when it is one of its listings but for spacing."""
    text = tidying.code(code.code)
    if not text:
        return None
    listing = chapter.block(code.listing)
    ours = "writer"
    if isinstance(listing, Listing) and fuzz.ratio(text, listing.source) >= SAME_CODE:
        ours = "book"
    return Snippet(
        id=snippet_id,
        code=text if ours == "book" else seeded(text),
        title=tidying.label(code.title),
        origin="book" if ours == "book" else "writer",
        evidence=of_blocks([code.listing], chapter) if isinstance(listing, Listing) else (),
    )


def comparison(table: Comparison, section: Section, chapter: Chapter) -> ComparisonTable | None:
    """A table whose rows are as long as its header; None when it compares nothing.

    It rests on the blocks that it names and on those of the section that have the rest of its numbers.
    """
    header = tuple(tidying.line(cell) for cell in table.header)
    rows = [tuple(tidying.line(cell) for cell in row) for row in table.rows]
    if rows and all(len(row) == len(header) + 1 for row in rows):
        header = ("", *header)  # the corner was left out
    rows = [row for row in rows if len(row) == len(header) and sum(map(bool, row)) > 1]
    if len(header) < 2 or len(rows) < 2:
        return None
    rests = of_blocks(_with_numbers(rows, table.blocks, section, chapter), chapter)
    return ComparisonTable(
        title=tidying.label(table.title), header=header, rows=tuple(rows), evidence=rests, beyond=not rests
    )


def _with_numbers(
    rows: Iterable[tuple[str, ...]], named: Iterable[str], section: Section, chapter: Chapter
) -> list[str]:
    """The blocks named, and those of the section with the numbers that these lack; none when a number is nowhere."""
    resting = [block for block_id in named if (block := chapter.block(block_id))]
    wanted = {number for row in rows for cell in row for number in _NUMBER.findall(cell)}
    for block in (*resting, *section.blocks):
        found = wanted & set(_NUMBER.findall(text_of(block)))
        if found and block not in resting:
            resting.append(block)
        wanted -= found
    return [] if wanted or not resting else [block.id for block in resting]


def drawing(drawn: Drawing, diagram_id: str, chapter: Chapter) -> Diagram | None:
    """A graph of boxes that are joined; None when there are not two of them."""
    nodes, edges = graph(drawn.boxes, drawn.arrows)
    if len(nodes) < 2:
        return None
    known = {node.id for node in nodes}
    groups = [
        Group(label=tidying.label(frame.label), nodes=inside)
        for frame in drawn.groups
        if (inside := tuple(box for box in frame.boxes if box in known)) and frame.label.strip()
    ]
    return Diagram(
        id=diagram_id,
        title=tidying.label(drawn.title),
        direction="TD" if drawn.direction.upper() in {"TD", "TB"} else "LR",
        nodes=nodes,
        edges=edges,
        groups=tuple(groups),
        evidence=of_blocks(drawn.blocks, chapter),
    )


def graph(boxes: Iterable[Box], arrows: Iterable[Arrow]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """The boxes that have a label and an arrow, and the arrows between them."""
    named = {box.id: box for box in list(boxes)[:MOST_BOXES] if tidying.label(box.label)}
    joined = [a for a in arrows if a.source in named and a.target in named][:MOST_ARROWS]
    touched = {end for arrow in joined for end in (arrow.source, arrow.target)}
    nodes = tuple(
        Node.model_validate(
            {"id": b.id, "label": tidying.label(b.label), "shape": b.shape if b.shape in _SHAPES else "box"}
        )
        for b in named.values()
        if b.id in touched
    )
    return nodes, tuple(Edge(source=a.source, target=a.target, label=tidying.label(a.label)) for a in joined)


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of ``names`` that is meant; empty when none is."""
    found = process.extractOne(tidying.slug(name), {n: tidying.slug(n) for n in names}, score_cutoff=85)
    return found[2] if found else ""


def of_blocks(ids: Iterable[str], chapter: Chapter) -> tuple[Evidence, ...]:
    """Evidence from whole blocks, each quoted by its opening words."""
    blocks = [block for block_id in dict.fromkeys(ids) if (block := chapter.block(block_id))]
    return tuple(evidence(block, " ".join(text_of(block).split()[:12])) for block in blocks)


def _figures(section: Section) -> tuple[FigureNote, ...]:
    return tuple(
        FigureNote(block=b.id, number=b.number, caption=b.caption, page=b.page, label=b.label, picture=b.picture)
        for b in section.blocks
        if isinstance(b, Figure) and b.picture
    )
