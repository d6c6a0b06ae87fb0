"""What the verifier found, said to the model that has to mend it; and what it mended, put in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from probatum.agents.model_writer import converting, tidying
from probatum.agents.model_writer.chapter_text import block_text
from probatum.agents.model_writer.replies import Mended, RepairReply, Said
from probatum.agents.model_writer.seeding import seeded
from probatum.agents.proving import CHECK, SOLUTION, claims, diagrams, snippets
from probatum.book import Chapter
from probatum.notes import (
    BackgroundConcept,
    Challenge,
    Claim,
    Diagram,
    Draft,
    SectionNotes,
    Snippet,
    Summary,
    Task,
)
from probatum.proof import Proof
from probatum.tools.grounding import missing

ERROR_LINES = 12
"""Of a traceback that are shown: its end, where the cause stands."""


@dataclass(frozen=True)
class Fault:
    """One broken part as the prompt shows it."""

    subject: str
    kind: str
    """``A statement``, ``A snippet`` or ``A diagram``."""
    what: str
    found: str


def faults_in(notes: SectionNotes | Draft, findings: Sequence[Proof]) -> list[Fault]:
    """The findings that are about these notes, each with the part that is broken."""
    parts = {s.id: ("A snippet", _code(s)) for s in snippets(notes)}
    if CHECK in parts:
        parts[CHECK] = ("A snippet", f"{parts[CHECK][1]}\n{_checked(notes)}")
    parts |= {d.id: ("A diagram", _graph(d)) for d in diagrams(notes)}
    asked = _questions(notes)
    parts |= {subject: ("A statement", _statement(claim, asked.get(subject, ""))) for subject, claim in claims(notes)}
    return [Fault(f.subject, *parts[f.subject], _found(f)) for f in findings if f.subject in parts]


def quoted_text(chapter: Chapter, notes: SectionNotes, findings: Sequence[Proof]) -> str:
    """The blocks that the broken statements quote and their neighbours, for a chapter that is not shown whole.

    A sentence often ends in the formula or the list that is the next block, so that is where a missed number stands.
    """
    broken = {finding.subject for finding in findings}
    ids = {e.block for subject, claim in claims(notes) if subject in broken for e in claim.evidence}
    blocks = list(chapter.blocks())
    quoted = [i for i, block in enumerate(blocks) if block.id in ids]
    near = {i + step for i in quoted for step in (-1, 0, 1)}
    return "\n\n".join(block_text(block) for i, block in enumerate(blocks) if i in near)


def apply(notes: SectionNotes, reply: RepairReply, faults: Sequence[Fault], chapter: Chapter) -> SectionNotes:
    """The notes with the mended parts in place; what was not broken cannot be changed, what is gone is said."""
    mended = _by_subject(reply, faults)
    section = notes.section

    def statements(part: str, old: tuple[Claim, ...]) -> tuple[Claim, ...]:
        new = (_claim(claim, mended.get(f"{section}/{part}/{i}"), chapter) for i, claim in enumerate(old))
        return tuple(claim for claim in new if claim)

    def task(i: int, old: Task) -> Task:
        entry = mended.get(f"{section}/self-check/{i}")
        return old.model_copy(update={"answer": _claim(old.answer, entry, chapter)}) if entry and old.answer else old

    snippets = [_snippet(snippet, mended.get(snippet.id)) for snippet in notes.snippets]
    diagrams = [_diagram(diagram, mended.get(diagram.id)) for diagram in notes.diagrams]
    return notes.model_copy(
        update={
            "snippets": tuple(s for s in snippets if s),
            "diagrams": tuple(d for d in diagrams if d),
            "happening": statements("happening", notes.happening),
            "bridge": statements("bridge", notes.bridge),
            "mistakes": statements("mistakes", notes.mistakes),
            "self_check": tuple(task(i, old) for i, old in enumerate(notes.self_check)),
            "absent": (*notes.absent, *_withdrawn(mended, faults)),
        }
    )


def apply_to_draft(draft: Draft, reply: RepairReply, faults: Sequence[Fault], chapter: Chapter) -> Draft:
    """The draft with the mended parts in place."""
    mended = _by_subject(reply, faults)

    def said(subject: str, claim: Claim | None) -> Claim | None:
        return claim and _claim(claim, mended.get(subject), chapter)

    def concept(i: int, old: BackgroundConcept) -> BackgroundConcept | None:
        what = said(f"background/{i}/what", old.what)
        parts = {name: said(f"background/{i}/{name}", getattr(old, name)) for name in ("why", "bridge")}
        example = old.example and _snippet(old.example, mended.get(old.example.id))
        return old.model_copy(update={"what": what, "example": example, **parts}) if what else None

    summary = {name: said(f"summary/{name}", getattr(draft.summary, name)) for name in Summary.model_fields}
    lines = [(new, said(f"concepts/{i}", new.line)) for i, new in enumerate(draft.concepts)]
    recap = (said(f"recap/{i}", claim) for i, claim in enumerate(draft.recap))
    return draft.model_copy(
        update={
            "summary": draft.summary.model_copy(update=summary),
            "background": tuple(new for i, old in enumerate(draft.background) if (new := concept(i, old))),
            "concepts": tuple(new.model_copy(update={"line": line}) for new, line in lines if line),
            "recap": tuple(claim for claim in recap if claim),
            "challenge": draft.challenge and _challenge(draft.challenge, mended),
            "absent": (*draft.absent, *_withdrawn(mended, faults)),
        }
    )


def _by_subject(reply: RepairReply, faults: Sequence[Fault]) -> dict[str, Mended]:
    broken = {fault.subject for fault in faults}
    if CHECK in broken:
        broken.add(SOLUTION)
    return {m.subject.strip("`"): m for m in reply.mended if m.subject.strip("`") in broken}


def _withdrawn(mended: Mapping[str, Mended], faults: Sequence[Fault]) -> tuple[str, ...]:
    """A line on each part that the model took back when it was shown what was found."""
    gone = (fault for fault in faults if fault.subject in mended and mended[fault.subject].drop)
    return tuple(f"{fault.kind} was withdrawn by its writer: {fault.found.splitlines()[0]}" for fault in gone)


def _challenge(old: Challenge, mended: Mapping[str, Mended]) -> Challenge:
    check = mended.get(CHECK)
    return old.model_copy(
        update={
            "starter": old.starter and _snippet(old.starter, mended.get(old.starter.id)),
            "solution": old.solution and _snippet(old.solution, mended.get(old.solution.id)),
            "check": (tidying.code(check.code) if check else "") or old.check,
        }
    )


def _claim(old: Claim, entry: Mended | None, chapter: Chapter) -> Claim | None:
    if entry is None:
        return old
    text = entry.text or (old.text if entry.quote else "")
    if entry.drop or not text:
        return None
    if not entry.quote and any(missing(evidence, chapter) for evidence in old.evidence):
        return None  # said to be the book's, in invented words: that does not pass as common knowledge instead
    return converting.claim(Said(text=text, block=entry.block, quote=entry.quote), chapter)


def _snippet(old: Snippet, entry: Mended | None) -> Snippet | None:
    if entry is None:
        return old
    code = seeded(tidying.code(entry.code))
    if entry.drop or not code:
        return None if entry.drop else old
    return old.model_copy(update={"code": code, "origin": "writer", "proof": None})


def _diagram(old: Diagram, entry: Mended | None) -> Diagram | None:
    if entry is None:
        return old
    nodes, edges = converting.graph(entry.boxes, entry.arrows)
    if entry.drop or len(nodes) < 2:
        return None
    return old.model_copy(update={"nodes": nodes, "edges": edges, "groups": (), "proof": None})


def _questions(notes: SectionNotes | Draft) -> dict[str, str]:
    """The question that each answer of the self-check belongs to."""
    if not isinstance(notes, SectionNotes):
        return {}
    return {f"{notes.section}/self-check/{i}": task.text for i, task in enumerate(notes.self_check)}


def _statement(claim: Claim, question: str) -> str:
    quoted = "; ".join(f"`{e.block}`: “{e.quote}”" for e in claim.evidence) or "none"
    said = f"Question: {question}\nAnswer" if question else "Statement"
    return f"{said}: {claim.text}\nQuote: {quoted}"


def _code(snippet: Snippet) -> str:
    numbered = "\n".join(f"{i:3} {line}" for i, line in enumerate(snippet.code.splitlines(), 1))
    return f"Snippet, its lines numbered:\n{numbered}"


def _checked(notes: SectionNotes | Draft) -> str:
    """The solution that the challenge's check ran after; either may be at fault."""
    solution = next((s.code for s in snippets(notes) if s.id == SOLUTION), "")
    return f"It ran after the solution, whose subject is `{SOLUTION}`; mend whichever is wrong:\n{solution}"


def _graph(diagram: Diagram) -> str:
    boxes = "; ".join(f"{node.id}: {node.label}" for node in diagram.nodes)
    arrows = "; ".join(f"{e.source} -> {e.target} {e.label}".strip() for e in diagram.edges)
    return f"Diagram. Boxes: {boxes}. Arrows: {arrows}"


def _found(proof: Proof) -> str:
    error = proof.output.error.strip() if proof.output else ""
    where = f" (line {proof.line})" if proof.line else ""
    trace = "\n" + "\n".join(error.splitlines()[-ERROR_LINES:]) if error else ""
    return f"{proof.reason or proof.verdict.value}{where}{trace}"
