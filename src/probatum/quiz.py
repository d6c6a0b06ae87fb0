"""Questions: each with its key, why the key is right, and the proof that it is."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from probatum.learner.record import FULL_MARKS, Concept
from probatum.notes import Evidence
from probatum.noun import Noun
from probatum.proof import Proof


class Bloom(StrEnum):
    """What a question asks of the mind, after Bloom's revised taxonomy."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"


class _Question(Noun):
    id: str
    """Stable: made from what is asked and keyed, never from when."""
    chapter: str
    """Chapter id."""
    section: str = ""
    """Section id, for what to read again."""
    concepts: tuple[str, ...]
    """Concept ids; the first is the one chiefly tested."""
    difficulty: Literal["easy", "medium", "hard"] = "medium"
    bloom: Bloom = Bloom.REMEMBER
    spoken: str = "en"
    """Language of what is asked, ISO 639-1."""
    prompt: str
    """Inline Markdown, with fenced code where the question shows code."""
    why: str
    """Why the key is right."""
    evidence: tuple[Evidence, ...] = ()
    hints: tuple[str, ...] = ()
    """From a nudge to nearly the answer."""
    proof: Proof


class Option(Noun):
    """One choice; ``why`` says what a learner who takes a wrong one may believe."""

    text: str
    why: str = ""


class MultipleChoice(_Question):
    """One right option among several; true/false has two. May show a figure of the chapter."""

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...]
    key: int
    """Index of the right option, from 0."""
    picture: str = ""
    """Name of the figure's file, for read-the-figure questions."""


class Cloze(_Question):
    """A sentence with one blank, written ``____`` in the prompt."""

    kind: Literal["cloze"] = "cloze"
    key: str
    accepted: tuple[str, ...] = ()
    """Other spellings that count as right."""


class KeyPoint(Noun):
    """One thing that a good answer says."""

    text: str
    weight: float = 1.0


class ShortAnswer(_Question):
    """Free text, graded by key points; ``explain`` asks for reasons."""

    kind: Literal["short"] = "short"
    key: str
    """A reference answer."""
    points: tuple[KeyPoint, ...]
    explain: bool = False


class PredictOutput(_Question):
    """What does this print? The key is what really came."""

    kind: Literal["predict"] = "predict"
    code: str
    setup: str = ""
    """Code that ran before and is shown folded."""
    language: str = "python"
    key: str
    options: tuple[str, ...] = ()
    """When given, one of them is the key; when empty, the learner types the output."""


class FixTheCode(_Question):
    """The broken start fails the check; the solution passes it."""

    kind: Literal["fix"] = "fix"
    code: str
    setup: str = ""
    check: str = ""
    """Code that raises when the answer is wrong; run after it."""
    prints: str = ""
    """What a right answer shows; compared when it is not empty."""
    key: str
    """A solution."""
    complete: bool = False
    """True when the start has a gap to fill (``____``) rather than a fault."""


class Ordering(_Question):
    """Put the steps in order."""

    kind: Literal["order"] = "order"
    steps: tuple[str, ...]
    """As shown."""
    orders: tuple[tuple[int, ...], ...]
    """Every right order, as indices into ``steps``."""


class Matching(_Question):
    """Match terms with meanings."""

    kind: Literal["match"] = "match"
    terms: tuple[str, ...]
    meanings: tuple[str, ...]
    """As shown."""
    key: tuple[int, ...]
    """For each term the index of its meaning."""


Question = Annotated[
    MultipleChoice | Cloze | ShortAnswer | PredictOutput | FixTheCode | Ordering | Matching,
    Field(discriminator="kind"),
]


class Dropped(Noun):
    """A question that did not hold, and why."""

    prompt: str
    reason: str


class Bank(Noun):
    """The proved questions of a chapter, and how many fell."""

    version: int = 1
    chapter: str
    questions: tuple[Question, ...]
    dropped: tuple[Dropped, ...] = ()
    concepts: tuple[Concept, ...] = ()
    """What the questions test."""


class Marked(Noun):
    """A key point of an answer with what was found of it."""

    point: str
    met: bool | None
    """None when it takes a person to tell."""
    reason: str = ""
    """What in the answer counted, or what was missed."""


class Grade(Noun):
    """What an answer earned and why; ``score`` is None while key points wait for the learner's judgement."""

    score: float | None
    grader: Literal["exact", "execution", "points", "model", "learner"] = "exact"
    told: str = ""
    """What counted, said to the learner."""
    marks: tuple[Marked, ...] = ()

    @property
    def right(self) -> bool:
        """True for full or nearly full marks."""
        return self.score is not None and self.score >= FULL_MARKS
