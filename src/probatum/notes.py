"""A day's notes on a chapter: typed parts that code, never a model, turns into Markdown."""

from datetime import date
from enum import StrEnum
from typing import Literal

from probatum.book import Box, Label, PdfPage, Picture
from probatum.noun import Noun
from probatum.proof import Proof


class Evidence(Noun):
    """Where the book says it."""

    block: str
    """Id of the block."""
    page: PdfPage
    label: Label
    quote: str
    """Verbatim from that block, in the book's language."""
    bbox: Box | None = None


class Own(StrEnum):
    """How a statement is the writer's own; shown beside it in these words."""

    BEYOND = "beyond the book"
    WORKED_OUT = "worked out"
    OUTPUT = "from the output"


class Claim(Noun):
    """A statement with what it rests on."""

    text: str
    """Inline Markdown: ``==key terms==``, ``code``, ``$math$``."""
    evidence: tuple[Evidence, ...] = ()
    beyond: bool = False
    """Said by the writer and not by the book; shown labelled so."""
    worked_out: bool = False
    """A conclusion of the writer's from what the evidence says."""
    language: str = ""
    """Of the text, when it is not the book's; its words can then not be held against the quote's."""
    output: str = ""
    """Id of the snippet whose real output it was read from, when it says what was seen there."""
    verbatim: bool = False
    """The text is the book's own wording."""

    @property
    def own(self) -> Own | None:
        """The label that it is shown with; None when it is a statement of the book."""
        if self.output:
            return Own.OUTPUT
        if self.worked_out:
            return Own.WORKED_OUT
        return Own.BEYOND if self.beyond else None


class Snippet(Noun):
    """A piece of code with the trial that it went through."""

    id: str
    code: str
    language: str = "python"
    title: str = ""
    lead: Claim | None = None
    """What the book says right before it."""
    origin: Literal["book", "writer", "variation", "note"] = "writer"
    """Who wrote it: the book, the writer, a small sound change of a proved one, or somebody in a note of theirs."""
    evidence: tuple[Evidence, ...] = ()
    """Where it stands in the book."""
    expected: str = ""
    """What the book or the writer says that it prints; empty when nothing is said."""
    expected_error: str = ""
    """Name of the exception that it is meant to raise."""
    proof: Proof | None = None


class Node(Noun):
    """A box of a diagram."""

    id: str
    label: str
    shape: Literal["box", "round", "decision", "store"] = "box"


class Edge(Noun):
    """An arrow of a diagram."""

    source: str
    target: str
    label: str = ""
    style: Literal["solid", "dashed", "thick"] = "solid"


class Group(Noun):
    """A frame around some of a diagram's boxes."""

    label: str
    nodes: tuple[str, ...]


class Diagram(Noun):
    """A graph; its Mermaid is written by code. At most 40 nodes and 60 edges."""

    id: str
    title: str = ""
    direction: Literal["LR", "TD"] = "LR"
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    proof: Proof | None = None


class ComparisonTable(Noun):
    """A table of the notes; every row is as long as the header."""

    title: str = ""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    evidence: tuple[Evidence, ...] = ()
    beyond: bool = False


class FigureNote(Noun):
    """A figure of the chapter, shown with the book's own caption."""

    block: str
    number: str = ""
    caption: str = ""
    page: PdfPage
    label: Label
    picture: Picture


class Task(Noun):
    """Something to do or answer; ticked by the reader."""

    text: str
    answer: Claim | None = None
    evidence: tuple[Evidence, ...] = ()


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


class Draft(Noun):
    """What a writer makes of a chapter beside its sections."""

    summary: Summary = Summary()
    background: tuple[BackgroundConcept, ...] = ()
    challenge: Challenge | None = None
    concepts: tuple[NewConcept, ...] = ()
    recap: tuple[Claim, ...] = ()
    absent: tuple[str, ...] = ()


class Log(Noun):
    """A whole day's notes on a chapter."""

    day: date
    book_title: str
    book_file: str
    """File name alone; no path."""
    book_sha256: str
    chapter: str
    """Chapter id."""
    number: str
    title: str
    language: str = "en"
    """Of the notes, ISO 639-1."""
    labels: tuple[Label, Label]
    pdf_pages: tuple[PdfPage, PdfPage]
    draft: Draft
    sections: tuple[SectionNotes, ...]
    figures: tuple[FigureNote, ...] = ()
    proofs: tuple[Proof, ...] = ()
    """Every trial behind the log, claims and diagrams included."""
    model: str = ""
    """Name of the model; empty for the extractive engine."""
    version: str
    """Of Probatum."""

    def snippets(self) -> tuple[Snippet, ...]:
        """Every snippet in document order: background, sections, challenge."""
        found = [b.example for b in self.draft.background if b.example]
        for section in self.sections:
            found.extend(section.snippets)
        if self.draft.challenge:
            found.extend(s for s in (self.draft.challenge.starter, self.draft.challenge.solution) if s)
        return tuple(found)

    def diagrams(self) -> tuple[Diagram, ...]:
        """Every diagram in document order."""
        return tuple(d for section in self.sections for d in section.diagrams)
