"""Turns what a model said of a section into notes."""

from probatum.agents.model_writer import tidying
from probatum.agents.model_writer.drawings import drawing
from probatum.agents.model_writer.quoting import of_blocks
from probatum.agents.model_writer.replies import Code, Said, SectionReply
from probatum.agents.model_writer.seeding import seeded
from probatum.agents.model_writer.statements import beyond, claim, claims
from probatum.agents.model_writer.tables import comparison
from probatum.agents.model_writer.wary import suspicions
from probatum.book import Chapter, Figure, Listing, Section
from probatum.notes import FigureNote, SectionNotes, Snippet, Task
from probatum.tools.grounding import same_code


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
        heading=chapter.heading_of(section),
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


def snippet(code: Code, snippet_id: str, chapter: Chapter) -> Snippet | None:
    """A snippet; the book's when it is one of its listings but for spacing."""
    text = tidying.code(code.code)
    if not text:
        return None
    listing = chapter.block(code.listing)
    ours = "writer"
    if isinstance(listing, Listing) and same_code(text, listing.source):
        ours = "book"
    return Snippet(
        id=snippet_id,
        code=text if ours == "book" else seeded(text),
        title=tidying.label(code.title),
        origin="book" if ours == "book" else "writer",
        evidence=of_blocks([code.listing], chapter) if isinstance(listing, Listing) else (),
    )


def _figures(section: Section) -> tuple[FigureNote, ...]:
    return tuple(
        FigureNote(block=b.id, number=b.number, caption=b.caption, page=b.page, label=b.label, picture=b.picture)
        for b in section.blocks
        if isinstance(b, Figure) and b.picture
    )
