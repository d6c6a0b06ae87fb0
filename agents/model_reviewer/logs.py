"""The reviewer that reads a whole log: do its statements agree with the book's words, the outputs and each other?"""

import asyncio
from collections.abc import Collection, Iterable, Iterator, Sequence

from pydantic import BaseModel, Field

from probatum.agents import proving
from probatum.agents.model_reviewer.doubts import ROLE, prompt, upheld
from probatum.agents.model_reviewer.windows import LONGEST_OUTPUT, SHARE, WINDOW, Line, windows
from probatum.notes import Claim, Draft, SectionNotes, Snippet
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.models import Model


class LogDoubt(BaseModel):
    """A statement that a model holds to be wrong."""

    line: int
    quote: str = Field("", description="its words that are wrong, letter for letter")
    why: str = Field("", description="one sentence: what is right instead, and how one can tell")


class LogReply(BaseModel):
    """What a model doubts; nothing when everything is right."""

    doubts: list[LogDoubt] = []


class LogReviewer:
    """Implements ``probatum.agents.roles.Reviewer`` with a model; raises ModelError when it fails."""

    def __init__(self, model: Model) -> None:
        self._model = model

    async def review(
        self, sections: Sequence[SectionNotes], draft: Draft, fallen: Collection[str]
    ) -> tuple[Proof, ...]:
        """A failed proof for each statement that the model doubts and, when asked to defend it, still does.

        Whatever says the same elsewhere in the log is doubted with it.

        Statements in ``fallen`` are known not to hold, and are not shown.
        """
        parts: tuple[SectionNotes | Draft, ...] = (*sections, draft)
        subjects: dict[int, str] = {}
        lines = list(_numbered(_lines(parts, fallen), subjects))
        room = min(WINDOW, int(await self._model.room(ROLE) * SHARE))
        looked = await asyncio.gather(*(self._doubts(window, subjects) for window in windows(lines, room)))
        said = {s: claim.text for part in parts for s, claim in proving.claims(part) if s not in fallen}
        doubted = {said[subjects[doubt.line]]: doubt for doubts in looked for doubt in reversed(doubts)}
        return tuple(_proof(subject, doubted[text]) for subject, text in said.items() if text in doubted)

    async def _doubts(self, window: Sequence[Line], subjects: Collection[int]) -> list[LogDoubt]:
        reply = (await self._model.ask(prompt("review_log", window), LogReply, role=ROLE)).value
        doubts = [doubt for doubt in reply.doubts if doubt.line in subjects and doubt.why.strip()]
        return await upheld(self._model, window, doubts)


def _numbered(lines: Iterable[tuple[str, str]], subjects: dict[int, str]) -> Iterator[Line]:
    """The lines, those of statements with numbers; ``subjects`` learns whose number is whose."""
    for subject, text in lines:
        number = len(subjects) + 1 if subject else 0
        if subject:
            subjects[number] = subject
        yield number, f"{number}| {text}" if subject else text


def _lines(parts: Sequence[SectionNotes | Draft], fallen: Collection[str]) -> Iterator[tuple[str, str]]:
    """Subject and text of each statement; without a subject what stands beside: headings, code, outputs, tables."""
    for part in parts:
        yield "", f"title| {part.heading if isinstance(part, SectionNotes) else 'Summary, background, challenge'}"
        for snippet in proving.snippets(part):
            yield from _code(snippet)
        asked = proving.questions(part)
        for subject, claim in proving.claims(part):
            if subject not in fallen:
                yield subject, _said(claim, asked.get(subject, ""))
        for table in part.tables if isinstance(part, SectionNotes) else ():
            yield from (("", f"table| {' | '.join(row)}") for row in (table.header, *table.rows))


def _said(claim: Claim, question: str) -> str:
    quoted = "".join(f" «{' '.join(e.quote.split())}»" for e in claim.evidence)
    return f"{question} {claim.text}".strip() + quoted


def _code(snippet: Snippet) -> Iterator[tuple[str, str]]:
    output = snippet.proof.output.text if snippet.proof and snippet.proof.output else ""
    yield from (("", f"code| {line}") for line in snippet.code.splitlines())
    yield from (("", f"run| {line}") for line in output[:LONGEST_OUTPUT].splitlines())


def _proof(subject: str, doubt: LogDoubt) -> Proof:
    wrong = f" of “{doubt.quote.strip()}”" if doubt.quote.strip() else ""
    return Proof(
        subject=subject,
        kind=Kind.CLAIM,
        verdict=Verdict.MISMATCH,
        reason=f"A second reading of the notes doubts it{wrong}: {doubt.why.strip()}",
        fault=Fault.CONTENT,
        conditions=("judged by a model",),
    )
