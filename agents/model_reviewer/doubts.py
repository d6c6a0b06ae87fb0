"""The reviewer that asks a model where a note contradicts itself, its outputs or what is well known."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, Field

from probatum.agents.model_writer.briefing import Briefing
from probatum.errors import ModelError
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.markdown.reading import QUOTATIONS, Note
from probatum.tools.models import Model, tokens_of

ROLE = "reviewer"
WINDOW = 6000
"""Tokens of a note that are looked at in one call; models overlook things in longer texts."""
SHARE = 0.5
"""Of what a model takes, the part that a window may fill; the rest is for instructions and the reply."""
LONGEST_OUTPUT = 1200
"""Characters of a snippet's output that are shown."""
NEAR = 2
"""Lines by which a model may miscount; its quote decides."""
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


async def review_note(model: Model, note: Note, shown: Mapping[int, str]) -> tuple[Proof, ...]:
    """A failed proof for each statement that the model doubts; what it does not doubt is not thereby proved.

    ``shown`` gives what came out of the snippets, by the line of their fence. A doubt whose quote does not stand at
    its line is dropped. A window at which the model fails is reported as not tried.
    """
    room = min(WINDOW, int(await model.room(ROLE) * SHARE))
    found: dict[tuple[int, str], Proof] = {}
    for window in windows(_numbered(note, shown), room):
        try:
            doubts = await _doubts(model, window)
        except ModelError as error:
            first = next((number for number, _ in window if number), 0)
            found[first, ""] = _unreviewed(first, error)
            continue
        for doubt in doubts:
            if line := _place(doubt, note):
                found.setdefault((line, doubt.quote), _proof(doubt, line))
    return tuple(found[key] for key in sorted(found))


Line = tuple[int, str]
"""Number in the file, 0 for what a run showed, and the line as the model sees it."""


def windows(lines: Sequence[Line], room: int) -> list[list[Line]]:
    """The lines in stretches of at most ``room`` tokens, in order; a longer line stands alone."""
    found: list[list[Line]] = []
    used = 0
    for line in lines:
        size = tokens_of(line[1]) + 1
        if not found or used + size > room:
            found.append([])
            used = 0
        found[-1].append(line)
        used += size
    return [window for window in found if any(text.partition("|")[2].strip() for _, text in window)]


def _numbered(note: Note, shown: Mapping[int, str]) -> list[Line]:
    """The note's own words; what it quotes is somebody else's. Outputs follow the code that showed them."""
    quoted = {n for c in note.callouts if c.type.lower() in QUOTATIONS for n in range(c.line, c.end + 1)}
    outputs = {fence.end: shown[fence.line] for fence in note.fences if shown.get(fence.line)}
    lines: list[Line] = []
    for number, text in enumerate(note.lines, 1):
        if number not in quoted:
            lines.append((number, f"{number}| {text}"))
        if number in outputs:
            lines += [(0, f"run| {line}") for line in outputs[number][:LONGEST_OUTPUT].splitlines()]
    return lines


async def _doubts(model: Model, window: Sequence[Line]) -> list[Doubt]:
    text = "\n".join(line for _, line in window)
    mark = hashlib.sha256(text.encode()).hexdigest()[:12]
    system = Briefing("", "", whole=False, room=0).bare("review", mark=mark).task
    prompt = Briefing(system, "", whole=False, room=0).bare("review_note", mark=mark, text=text)
    return (await model.ask(prompt, ReviewReply, role=ROLE)).value.doubts


def _place(doubt: Doubt, note: Note) -> int:
    """The line where the doubted words stand; 0 when they stand nowhere near."""
    wanted = _folded(doubt.quote)
    around = sorted(range(doubt.line - NEAR, doubt.line + NEAR + 1), key=lambda number: abs(number - doubt.line))
    lines = (number for number in around if 0 < number <= len(note.lines))
    return next((number for number in lines if wanted and wanted in _folded(note.lines[number - 1])), 0)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _proof(doubt: Doubt, line: int) -> Proof:
    basis, verdict = BASES[doubt.basis]
    reason = f"A model doubts “{doubt.quote.strip()}” {basis}: {doubt.why.strip()}"
    return Proof(
        subject=f"line {line}",
        kind=Kind.CLAIM,
        verdict=verdict,
        reason=reason,
        fault=Fault.CONTENT,
        line=line,
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
