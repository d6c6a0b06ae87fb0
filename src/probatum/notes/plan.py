"""What a writer decides before it writes, so that all sections can be written at once."""

from probatum.noun import Noun


class SectionPlan(Noun):
    """What a section of the notes sets out to show."""

    section: str
    """Section id."""
    idea: str = ""
    """What its snippet shows; empty when the writer needs no plan for it."""


class Plan(Noun):
    """What a writer decides before it writes, so that all sections can be written at once."""

    concepts: tuple[str, ...] = ()
    """Ids of the chapter's own concepts, most central first."""
    names: tuple[str, ...] = ()
    """Of these, in the same order, as the book calls them; empty when the ids say enough."""
    background: tuple[str, ...] = ()
    """Names of the concepts that a reader needs before the chapter."""
    known: tuple[str, ...] = ()
    """Of these, the ids of concepts that the reader has mastered: a recall line, never a lesson."""
    sections: tuple[SectionPlan, ...] = ()
    challenge: str = ""
    """What the challenge asks for."""
