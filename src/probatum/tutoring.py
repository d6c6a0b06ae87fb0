"""A tutoring session: who said what, on what evidence, and what was done on the way."""

import textwrap
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Literal

from probatum.notes import Evidence
from probatum.noun import Noun
from probatum.proof import Proof, Verdict


class Way(StrEnum):
    """A way to work; the learner changes it at any time."""

    EXPLAIN = "explain"
    SOCRATIC = "socratic"
    TEACH_BACK = "teachback"
    """The learner explains; the tutor finds the gaps against the chapter."""
    EXAMPLE = "example"
    QUIZ = "quizme"
    DEBUG = "debug"
    """The learner's code, run, and looked at together."""


class Rung(IntEnum):
    """How much a hint gives away; the learner climbs."""

    NUDGE = 0
    HINT = 1
    STEP = 2
    ANSWER = 3


WISHES = {"hint": None, "answer": Rung.ANSWER}
"""Bare words that wish for more help, and the rung that they name; None: the next."""
LONGEST_SAID = 60
"""Characters of a sentence by which a complaint tells which it means."""


class Citation(Noun):
    """A place that an answer names, and whether what was said holds there."""

    block: str
    """As cited."""
    evidence: Evidence | None = None
    """None when no such block was read."""
    proof: Proof
    said: str = ""
    """The sentence that cites it."""

    @property
    def worked_out(self) -> bool:
        """True when more is said than the page says, and nothing otherwise."""
        return self.proof.verdict is Verdict.ILLUSTRATIVE

    @property
    def complaint(self) -> str:
        """Where it fails, and why; empty when it does not."""
        if self.proof.good or self.worked_out:
            return ""
        place = f"p. {self.evidence.label}" if self.evidence else "a page that was not read"
        what = f"“{textwrap.shorten(self.said, LONGEST_SAID, placeholder=' …')}”" if self.said else "this"
        return f"Check {what} on {place}. {self.proof.reason}"


class Action(Noun):
    """Something that was done in the session, seen by the learner."""

    kind: Literal["run", "figure", "page", "note", "question", "unclear"]
    target: str = ""
    """Code, block id, page label, section or term."""
    result: str = ""


class Turn(Noun):
    """One utterance."""

    at: datetime
    """With time zone."""
    who: Literal["learner", "tutor"]
    text: str
    way: Way = Way.EXPLAIN
    rung: Rung = Rung.NUDGE
    citations: tuple[Citation, ...] = ()
    actions: tuple[Action, ...] = ()
    stopped: bool = False
    """The learner stopped the answer before its end."""

    @property
    def asks(self) -> bool:
        """True for words of the learner that are more than a wish for more help."""
        return self.who == "learner" and bare(self.text) not in WISHES


class Session(Noun):
    """A conversation on one chapter."""

    id: str
    book: str
    """SHA-256 of the book's file."""
    book_title: str
    chapter: str
    """Chapter id."""
    title: str
    """Of the chapter."""
    began: datetime
    turns: tuple[Turn, ...] = ()
    summary: str = ""
    """What was said in turns that are too old to be sent again."""
    summarised: int = 0
    """How many turns ``summary`` stands for."""
    unclear: tuple[str, ...] = ()
    """What the learner marked, or asked twice."""
    tokens: int = 0
    money: float = 0.0


def bare(text: str) -> str:
    """A message without its marks and capitals."""
    return text.strip(" .!?").casefold()
