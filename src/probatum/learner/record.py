"""The reader's record: concepts met, answers given. Everything else is computed from these."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from probatum.notes import Claim
from probatum.noun import Noun

FULL_MARKS = 0.99
"""Score from which an answer counts as right; points that make up a whole need not sum to 1 exactly."""


class Concept(Noun):
    """A thing to be understood, named by the book."""

    id: str
    """Stable slug, ``cosine-similarity``; the same in every book."""
    name: str
    variants: tuple[str, ...] = ()
    """Other names, acronyms."""
    definition: Claim | None = None
    chapter: str = ""
    """Id of the chapter where it was first met."""
    section: str = ""
    prerequisites: tuple[str, ...] = ()
    """Concept ids that this one leans on."""
    companions: tuple[str, ...] = ()
    """Concept ids that it appears with."""


class Attempt(Noun):
    """One answer, or one question voided. Append-only."""

    id: str
    at: datetime
    """With time zone."""
    question: str
    """Question id."""
    chapter: str
    concepts: tuple[str, ...]
    kind: str
    """Kind of the question."""
    difficulty: Literal["easy", "medium", "hard"] = "medium"
    answer: str = ""
    score: float
    """0 to 1."""
    seconds: float = 0.0
    hints: int = 0
    confidence: float | None = None
    """What the learner said, 0 to 1."""
    grader: Literal["exact", "execution", "points", "model", "learner"] = "exact"
    void: str = ""
    """Reason for which the learner struck the question; the attempt then counts for nothing."""
    choices: int = 0
    """Number of options of a closed question; 0 for an open one."""
    replaces: str = ""
    """Id of the attempt that this one stands in for, after an appeal."""

    @property
    def right(self) -> bool:
        """True for full or nearly full marks."""
        return self.score >= FULL_MARKS


class State(StrEnum):
    """What may be said of a concept."""

    MASTERED = "mastered"
    NOT_YET = "not-yet"
    UNKNOWN = "not-enough-evidence"


class Mastery(Noun):
    """What the model says of one concept at one moment."""

    concept: str
    shown: float
    """Retention times expected guess-free score, 0 to 1: the number that the reader sees, everywhere."""
    low: float
    """Lower end of the 80 % band of ``shown``."""
    high: float
    probability: float
    """That the expected guess-free score is at or over the cut."""
    retention: float
    state: State
    answers: int
    inferred: bool = False
    """No answer of its own: read off its neighbours."""
    due: datetime | None = None


class Place(Noun):
    """Where a section of a chapter stands, for what to read again."""

    section: str
    """Section id."""
    heading: str
    label: str
    """Printed page."""
    page: int
    """PDF page."""


class ChapterMet(Noun):
    """A chapter that the reader has worked on."""

    chapter: str
    """Chapter id."""
    book: str
    """Title of the book."""
    file: str
    """File name of the book, without its folder."""
    sha256: str
    number: str = ""
    title: str
    language: str = "en"
    pages: str = ""
    """Printed, ``191-214``."""
    places: tuple[Place, ...] = ()
    met: datetime | None = None

    @property
    def name(self) -> str:
        """Number and title, as a reader says them."""
        return f"{self.number} {self.title}".strip()

    def place(self, section: str) -> Place | None:
        """Where a section stands."""
        return next((p for p in self.places if p.section == section), None)


class ConceptResult(Noun):
    """What a quiz did to what is known of one concept."""

    name: str
    chapter: str = ""
    """Id of the chapter whose question asked it."""
    before: Mastery
    after: Mastery
    asked: int
    read_again: Place | None = None
    """Where the book treats it."""


class QuizResult(Noun):
    """What came of one quiz."""

    id: str
    began: datetime
    ended: datetime
    chapters: tuple[str, ...]
    """Ids of the chapters that were asked about."""
    answered: int
    right: int
    skipped: int = 0
    voided: int = 0
    concepts: tuple[ConceptResult, ...] = ()
    """Those that were asked, in the order in which they came up."""
    come_back: datetime | None = None
    """When the first of them is due."""
    ended_by: str = ""
    """``evidence``, ``questions``, ``minutes``, ``nothing left`` or ``stopped``."""

    def of(self, state: State) -> tuple[ConceptResult, ...]:
        """The concepts that now stand so."""
        return tuple(c for c in self.concepts if c.after.state is state)

    def on(self, chapter: str) -> "QuizResult":
        """The part of the result that is about one chapter's concepts; counts stay those of the whole quiz."""
        return self.model_copy(update={"concepts": tuple(c for c in self.concepts if c.chapter == chapter)})
