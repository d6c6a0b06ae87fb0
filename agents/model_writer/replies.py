"""What the writer asks a model for: small flat types, which code turns into notes.

An entry that lacks something is left out by the code; asking for the whole answer again would cost more than it brings.
"""

from pydantic import BaseModel, Field


class Said(BaseModel):
    """A statement with what it rests on."""

    text: str = Field("", description="the statement; ==key terms==, `code`, $math$")
    block: str = Field(
        "", description="id of the block that supports it, or two ids; empty when it goes beyond the chapter"
    )
    quote: str = Field("", description="one or two sentences of it, letter for letter; else empty")


class Code(BaseModel):
    """A snippet."""

    title: str = ""
    code: str = Field("", description="the whole program, without a fence")
    listing: str = Field("", description="id of the book's listing that it starts from; else empty")


class Comparison(BaseModel):
    """A table."""

    title: str = ""
    header: list[str] = []
    rows: list[list[str]] = []
    blocks: list[str] = []


class Box(BaseModel):
    """A node of a diagram."""

    id: str = ""
    label: str = ""
    shape: str = Field("box", description="box, round, decision or store")


class Arrow(BaseModel):
    """An edge of a diagram."""

    source: str = Field("", description="id of a box")
    target: str = Field("", description="id of a box")
    label: str = ""


class Frame(BaseModel):
    """A group of a diagram."""

    label: str = ""
    boxes: list[str] = Field([], description="ids of boxes")


class Drawing(BaseModel):
    """A diagram."""

    title: str = ""
    direction: str = Field("LR", description="LR or TD")
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    groups: list[Frame] = []
    blocks: list[str] = []


class Question(BaseModel):
    """A question for the self-check."""

    question: str = ""
    answer: str = ""
    block: str = ""
    quote: str = ""


class Idea(BaseModel):
    """What a section's code shows."""

    section: str = ""
    idea: str = ""


class PlanReply(BaseModel):
    """The plan of a chapter."""

    concepts: list[str] = []
    background: list[str] = []
    ideas: list[Idea] = []
    challenge: str = ""


class SectionReply(BaseModel):
    """The notes on a section."""

    snippets: list[Code] = []
    statements: list[Said] = Field(min_length=1)
    table: Comparison = Comparison()
    diagram: Drawing = Drawing()
    bridge: list[str] = []
    mistakes: list[Said] = []
    self_check: list[Question] = []


class Mended(BaseModel):
    """A part of the notes in its new form; which fields count depends on what the subject is."""

    subject: str = ""
    drop: bool = False
    text: str = ""
    block: str = ""
    quote: str = ""
    code: str = ""
    boxes: list[Box] = []
    arrows: list[Arrow] = []


class RepairReply(BaseModel):
    """The parts that were mended."""

    mended: list[Mended] = []


class Correction(BaseModel):
    """A statement in its new form."""

    subject: str = ""
    text: str = ""


class RewordReply(BaseModel):
    """What is to be said of a real output."""

    seen: list[str] = []
    corrections: list[Correction] = []


class Needed(BaseModel):
    """A background concept."""

    name: str = ""
    gloss: str = ""
    what: Said = Said()
    why: Said = Said()
    title: str = ""
    code: str = ""
    bridge: str = ""


class BackgroundReply(BaseModel):
    """The background of a chapter."""

    concepts: list[Needed] = []


class Named(BaseModel):
    """A new concept with its line."""

    name: str = ""
    line: Said = Said()


class SummaryReply(BaseModel):
    """What draws a chapter together."""

    core_idea: Said = Said()
    why_it_matters: Said = Said()
    key_takeaway: Said = Said()
    connects_to: Said = Said()
    watch_out: Said = Said()
    concepts: list[Named] = []
    recap: list[Said] = []


class ChallengeReply(BaseModel):
    """Ten minutes of work."""

    goal: str
    tasks: list[str] = Field(min_length=1)
    learning: list[str] = []
    starter: str = ""
    solution: str
    check: str
    blocks: list[str] = []
