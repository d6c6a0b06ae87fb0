"""What a model is asked to fill in when it makes, solves, judges or marks."""

from typing import Literal

from pydantic import BaseModel, Field


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

    verdict: Literal["true", "false", "unclear"]
    quote: str = ""
