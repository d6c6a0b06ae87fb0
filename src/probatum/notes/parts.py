"""What sections of the notes are made of: code, diagrams, tables, figures and tasks."""

from typing import Literal

from probatum.book import Label, PdfPage, Picture
from probatum.notes.claims import Claim, Evidence
from probatum.noun import Noun
from probatum.proof import Proof


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
