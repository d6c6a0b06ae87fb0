"""What a model is asked to fill in when it makes, solves, judges or marks."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field


def _as_word(said: object) -> object:
    """A verdict that was given as a boolean or with a capital, which says the same."""
    return str(said).lower() if isinstance(said, bool | str) else said


Word = Annotated[Literal["true", "false", "unclear"], BeforeValidator(_as_word)]
"""A verdict."""


class DraftOption(BaseModel):
    """One option."""

    text: str
    why: str = Field(default="", description="the misunderstanding that leads to it")


class DraftChoice(BaseModel):
    """A multiple-choice question, not proved yet."""

    question: str
    right: str = Field(description="the right option")
    wrong: list[DraftOption] = Field(description="three wrong options")
    concept: str
    block: str
    quote: str
    why: str
    difficulty: Literal["easy", "medium", "hard"] = "medium"


class DraftOpen(BaseModel):
    """A question to be answered in words, not proved yet."""

    question: str
    answer: str
    points: list[str]
    concept: str
    block: str
    quote: str
    why: str
    difficulty: Literal["easy", "medium", "hard"] = "medium"


class QuestionsReply(BaseModel):
    """What a model makes of a section."""

    choices: list[DraftChoice] = []
    open: list[DraftOpen] = []


class SolveReply(BaseModel):
    """A solver's answer."""

    choice: int = Field(description="number of the right option, from 1; 0 when there is not exactly one")


class JudgeReply(BaseModel):
    """A verdict on one statement."""

    verdict: Word
    quote: str = ""


class PointsReply(BaseModel):
    """Verdicts on the points of one answer."""

    question: Word = Field(description="whether what the question takes for given is so")
    points: list[Word] = Field(description="one for each point, in their order")
