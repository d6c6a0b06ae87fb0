"""What the work says of its progress; the command line narrates it, the app draws it."""

from collections.abc import Callable
from dataclasses import dataclass

from probatum.notes import SectionNotes
from probatum.proof import Proof


@dataclass(frozen=True)
class StageBegan:
    """A stage of the work began: ``reading``, ``planning``, ``writing``, ``proving``, ``questions``, ``saving``."""

    stage: str
    detail: str = ""


@dataclass(frozen=True)
class StageEnded:
    """The stage is over."""

    stage: str
    seconds: float
    detail: str = ""


@dataclass(frozen=True)
class ChapterRead:
    """The chapter is known: its name, and the sections that will be written, as (id, heading)."""

    chapter: str
    sections: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SectionMoved:
    """A section entered a state: ``drafting``, ``running``, ``repairing``, ``proved``, ``fell back``."""

    section: str
    heading: str
    state: str
    why: str = ""
    """Of one that fell back to the book's own words."""


@dataclass(frozen=True)
class SnippetTried:
    """A snippet has a verdict."""

    section: str
    proof: Proof


@dataclass(frozen=True)
class SectionReady:
    """A section is proved and can be read."""

    notes: SectionNotes


@dataclass(frozen=True)
class Spent:
    """What the run has cost so far."""

    tokens: int
    money: float


@dataclass(frozen=True)
class Noticed:
    """Something that the reader should know; the work goes on."""

    message: str


Event = StageBegan | StageEnded | ChapterRead | SectionMoved | SnippetTried | SectionReady | Spent | Noticed
OnEvent = Callable[[Event], None]


def ignore(_event: Event) -> None:
    """Listens to nothing."""
