"""Shows what is drawn: figures of the book, comparison tables, diagrams."""

from collections.abc import Callable

from probatum.notes import ComparisonTable, Diagram, FigureNote
from probatum.tools.markdown.escape import callout, fence, literal, one_line, prose
from probatum.tools.markdown.inline import inline
from probatum.tools.rendering.marks import Marks
from probatum.tools.rendering.pictures import Pictures
from probatum.tools.rendering.raw import grid
from probatum.tools.rendering.trials import badge


def figure(note: FigureNote, pictures: Pictures, marks: Marks, *, size: bool = False) -> str:
    """The picture, and under it the book's own caption with its page; ``size`` adds the pixels."""
    name = f"{marks.wording.say('figure')} {note.number}".strip()
    caption = note.caption.removeprefix(name).lstrip(" .:–—-")
    about = f"**{prose(name)}.** {literal(one_line(caption))}" if caption else f"**{prose(name)}**"
    alt = f"{name}. {caption}" if caption else f"{name} {marks.wording.say('on_page', page=note.label)}"
    pixels = f"\n\n*{note.picture.width} × {note.picture.height} px*" if size else ""
    return f"{pictures.embed(note.picture, alt)}\n\n{about} {marks.page(note.page, note.label)}{pixels}"


def comparison(table: ComparisonTable) -> str:
    """The table; a row that is short is filled up, one that is long loses nothing."""
    width = max(len(row) for row in (table.header, *table.rows))
    rows = [[*row, *[""] * (width - len(row))] for row in (table.header, *table.rows)]
    return grid([[inline(cell, cell=True) for cell in row] for row in rows])


def diagram(drawn: Diagram, mermaid: Callable[[Diagram], str], marks: Marks) -> str:
    """The diagram where it was found to parse; else its source as text, with the reason."""
    title = f"**{prose(drawn.title)}**" if drawn.title else ""
    source = f"*{marks.wording.say('from')}{marks.of(drawn.evidence)}*" if drawn.evidence else ""
    if drawn.proof and drawn.proof.good:
        return "\n\n".join(part for part in (title, fence(mermaid(drawn), "mermaid"), source) if part)
    failed = f"{badge(drawn.proof, {}, marks.wording)}\n\n{fence(mermaid(drawn), 'text')}"
    return callout(failed, "failure", ": ".join(filter(None, (marks.wording.say("not_drawn"), prose(drawn.title)))))
