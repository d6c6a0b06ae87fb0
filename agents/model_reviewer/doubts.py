"""The reviewer that asks a model where a note contradicts itself, its outputs or what is well known."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, Protocol, TypeVar

from pydantic import BaseModel, Field

from probatum.agents.model_reviewer.windows import SHARE, WINDOW, Line, numbered, windows
from probatum.agents.model_writer.briefing import Briefing
from probatum.errors import ModelError
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.markdown.note import Note
from probatum.tools.models import Model, Prompt

ROLE = "reviewer"
NEAR = 2
"""Lines by which a model may miscount; its quote decides."""
ERROR = re.compile(r"\b(?:raises?|throws?|\w*Error|exception|crash(?:es)?|fails?)\b")
Basis = Literal["code", "output", "diagram", "unrun", "common knowledge"]
BASES: dict[Basis, tuple[str, Verdict]] = {
    "code": ("by the code", Verdict.MISMATCH),
    "output": ("by the output", Verdict.MISMATCH),
    "diagram": ("by what else the note says", Verdict.MISMATCH),
    "unrun": ("in code that was not run", Verdict.FAIL),
    "common knowledge": ("by common knowledge", Verdict.FAIL),
}


class Doubt(BaseModel):
    """A statement of the note that a model holds to be wrong."""

    line: int
    quote: str = Field(description="the words of that line that are wrong, letter for letter")
    basis: Basis
    why: str = Field(description="one sentence: what is right instead, and how one can tell")


class ReviewReply(BaseModel):
    """What a model doubts; nothing when everything is right."""

    doubts: list[Doubt]


class Doubted(Protocol):
    """What a second look is told of a doubt."""

    line: int
    quote: str
    why: str


D = TypeVar("D", bound=Doubted)


class Held(BaseModel):
    """What a second look makes of one doubt."""

    number: int
    wrong: bool


class CheckReply(BaseModel):
    """What a second look makes of the doubts."""

    doubts: list[Held]


async def review_note(
    model: Model, note: Note, shown: Mapping[int, str], held: Collection[int] = ()
) -> tuple[Proof, ...]:
    """A failed proof for each statement that the model doubts; what it does not doubt is not thereby proved.

    ``shown`` gives what came out of the snippets, by the line of their fence, ``held`` those that ran clean.
    A doubt is dropped when its quote does not stand at its line, when it expects an error where none came, or when the
    model, asked to defend the note against it, can. A window at which the model fails is reported as not tried.
    """
    room = min(WINDOW, int(await model.room(ROLE) * SHARE))
    found: dict[tuple[int, str], Proof] = {}
    for window in windows(numbered(note, shown), room):
        try:
            doubts = await upheld(model, window, _standing(await _doubts(model, window), note, held))
        except ModelError as error:
            first = next((number for number, _ in window if number), 0)
            found[first, ""] = _unreviewed(first, error)
            continue
        for doubt in doubts:
            found.setdefault((doubt.line, doubt.quote), _proof(doubt))
    return tuple(found[key] for key in sorted(found))


async def _doubts(model: Model, window: Sequence[Line]) -> list[Doubt]:
    return (await model.ask(prompt("review_note", window), ReviewReply, role=ROLE)).value.doubts


async def upheld(model: Model, window: Sequence[Line], doubts: Sequence[D]) -> list[D]:
    """The doubts against which the model cannot defend the note."""
    if not doubts:
        return []
    reply = (await model.ask(prompt("review_check", window, doubts=doubts), CheckReply, role=ROLE)).value
    wrong = {held.number for held in reply.doubts if held.wrong}
    return [doubt for number, doubt in enumerate(doubts, 1) if number in wrong]


def prompt(template: str, window: Sequence[Line], **values: object) -> Prompt:
    """What a reviewer is asked of a stretch, from ``prompts/TEMPLATE.md``."""
    text = "\n".join(line for _, line in window)
    mark = hashlib.sha256(text.encode()).hexdigest()[:12]
    system = Briefing("", "", whole=False, room=0).bare("review", mark=mark).task
    return Briefing(system, "", whole=False, room=0).bare(template, mark=mark, text=text, **values)


def _standing(doubts: Iterable[Doubt], note: Note, held: Collection[int]) -> list[Doubt]:
    """The doubts whose words stand in the note, at their true lines, each once."""
    ran = {n for fence in note.fences if fence.line in held for n in range(fence.first, fence.end)}
    placed = (doubt.model_copy(update={"line": _place(doubt, note)}) for doubt in doubts)
    kept = (d for d in placed if d.line and d.why.strip() and not (d.line in ran and _expects_an_error(d)))
    return list({(doubt.line, doubt.quote): doubt for doubt in kept}.values())


def _expects_an_error(doubt: Doubt) -> bool:
    return doubt.basis == "unrun" or (doubt.basis == "code" and ERROR.search(doubt.why) is not None)


def _place(doubt: Doubt, note: Note) -> int:
    """The line where the doubted words stand; 0 when they stand nowhere near."""
    wanted = _folded(doubt.quote)
    around = sorted(range(doubt.line - NEAR, doubt.line + NEAR + 1), key=lambda number: abs(number - doubt.line))
    lines = (number for number in around if 0 < number <= len(note.lines))
    return next((number for number in lines if wanted and wanted in _folded(note.lines[number - 1])), 0)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _proof(doubt: Doubt) -> Proof:
    basis, verdict = BASES[doubt.basis]
    reason = f"A model doubts “{doubt.quote.strip()}” {basis}: {doubt.why.strip()}"
    return Proof(
        subject=f"line {doubt.line}",
        kind=Kind.CLAIM,
        verdict=verdict,
        reason=reason,
        fault=Fault.CONTENT,
        line=doubt.line,
        conditions=("judged by a model",),
    )


def _unreviewed(line: int, error: ModelError) -> Proof:
    reason = f"From here on the model could not review the note: {error.message}"
    return Proof(
        subject=f"line {line}",
        kind=Kind.CLAIM,
        verdict=Verdict.NOT_RUN,
        reason=reason,
        fault=Fault.ENVIRONMENT,
        line=line,
        conditions=("judged by a model",),
    )
