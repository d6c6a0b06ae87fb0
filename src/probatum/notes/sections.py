"""The sections of the notes, and what a writer makes of a chapter beside them."""

from typing import Literal

from probatum.book import Label, PdfPage
from probatum.notes.claims import Claim, Evidence
from probatum.notes.parts import ComparisonTable, Diagram, FigureNote, Snippet, Task
from probatum.noun import Noun


class Summary(Noun):
    """TL;DR, 90 seconds: a line that the chapter does not support is None, never padded."""

    core_idea: Claim | None = None
    why_it_matters: Claim | None = None
    key_takeaway: Claim | None = None
    connects_to: Claim | None = None
    watch_out: Claim | None = None


class BackgroundConcept(Noun):
    """A concept that the reader needs before the chapter; one recall line when it is mastered."""

    concept: str
    """Concept id."""
    name: str
    gloss: str = ""
    what: Claim
    why: Claim | None = None
    example: Snippet | None = None
    bridge: Claim | None = None
    mastered: bool = False


class SectionNotes(Noun):
    """The notes on one section of the chapter."""

    section: str
    """Section id."""
    heading: str
    level: int
    label: Label
    page: PdfPage
    snippets: tuple[Snippet, ...] = ()
    """Code first: the first stands at the top."""
    happening: tuple[Claim, ...] = ()
    """What's happening: the section's statements, each with its page."""
    tables: tuple[ComparisonTable, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    figures: tuple[FigureNote, ...] = ()
    bridge: tuple[Claim, ...] = ()
    mistakes: tuple[Claim, ...] = ()
    self_check: tuple[Task, ...] = ()
    engine: Literal["model", "extractive"] = "extractive"
    absent: tuple[str, ...] = ()
    """What a model would have added, or what was dropped and why; shown to the reader."""


class Challenge(Noun):
    """Ten minutes of hands-on work; the solution runs and passes the check."""

    goal: str
    tasks: tuple[str, ...]
    learning: tuple[str, ...] = ()
    starter: Snippet | None = None
    solution: Snippet | None = None
    check: str = ""
    """Code that raises when the solution is wrong; run after it."""
    expected: str = ""
    """What the finished work prints, obtained by running it."""
    evidence: tuple[Evidence, ...] = ()


class NewConcept(Noun):
    """A concept of the day for the mastery check."""

    concept: str
    """Concept id."""
    name: str
    line: Claim


class Draft(Noun):
    """What a writer makes of a chapter beside its sections."""

    summary: Summary = Summary()
    background: tuple[BackgroundConcept, ...] = ()
    challenge: Challenge | None = None
    concepts: tuple[NewConcept, ...] = ()
    recap: tuple[Claim, ...] = ()
    absent: tuple[str, ...] = ()
