"""Turns what a model said into statements: its quotes become evidence, and each gets the label that it has earned."""

from collections.abc import Iterable
from typing import TypeVar

from probatum.agents.model_writer import tidying
from probatum.agents.model_writer.quoting import blocks_named, evidence, places_of
from probatum.agents.model_writer.replies import Said
from probatum.book import Chapter
from probatum.notes import Claim, SectionNotes
from probatum.noun import Noun
from probatum.tools.grounding import bearing_out, closely, ground

N = TypeVar("N", bound=Noun)
SHORTEST_BRIDGE = 8
"""Words."""


def claim(said: Said, chapter: Chapter) -> Claim | None:
    """A statement with its evidence; None when it says nothing.

    A quote that stands nowhere is kept as it was given, for the verifier to find and the writer to mend. A statement
    without a quote is the book's nevertheless when the chapter says it.
    """
    text = tidying.line(said.text)
    if not text:
        return None
    if not said.quote.strip():
        return bearing_out(text, chapter) or Claim(text=text, beyond=True)
    found = places_of(said.quote, said.block, chapter)
    named = next(iter(blocks_named(said.block, chapter)), None) or next(chapter.blocks())
    return Claim(text=text, evidence=found or (evidence(named, said.quote.strip()),))


def claims(saids: Iterable[Said], chapter: Chapter) -> tuple[Claim, ...]:
    """Those that say something."""
    return tuple(made for said in saids if (made := claim(said, chapter)))


def beyond(texts: Iterable[str]) -> tuple[Claim, ...]:
    """Statements that do not rest on the book; one too short to name what to do differently says nothing."""
    lines = (tidying.line(text) for text in texts)
    return tuple(Claim(text=line, beyond=True) for line in lines if len(line.split()) >= SHORTEST_BRIDGE)


def concluded(notes: SectionNotes, chapter: Chapter) -> SectionNotes:
    """The notes with those mistakes and answers labelled as worked out that say more than the passage they rest on.

    These turn the book's word round or apply it to a case, so half the words in common do not make them the book's.
    """

    def labelled(said: Claim) -> Claim:
        rests = said.own or (closely(said, chapter) and ground(said, chapter).good)
        return said if rests else said.model_copy(update={"worked_out": True})

    tasks = (t.model_copy(update={"answer": t.answer and labelled(t.answer)}) for t in notes.self_check)
    mistakes = tuple(labelled(mistake) for mistake in notes.mistakes)
    return notes.model_copy(update={"mistakes": mistakes, "self_check": tuple(tasks)})


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
