"""Puts what a model has mended in the place of what was broken."""

import re
from collections.abc import Mapping, Sequence

from probatum.agents.model_writer import drawings, statements, tidying
from probatum.agents.model_writer.faults import Fault
from probatum.agents.model_writer.replies import Mended, RepairReply, Said
from probatum.agents.model_writer.seeding import seeded
from probatum.agents.proving import CHECK, SOLUTION
from probatum.book import Chapter
from probatum.notes import BackgroundConcept, Challenge, Claim, Diagram, Draft, SectionNotes, Snippet, Summary, Task
from probatum.tools.grounding import missing


def apply(notes: SectionNotes, reply: RepairReply, faults: Sequence[Fault], chapter: Chapter) -> SectionNotes:
    """The notes with the mended parts in place; what was not broken cannot be changed, what is gone is said."""
    mended = _by_subject(reply, faults)
    section = notes.section

    def mended_claims(part: str, old: tuple[Claim, ...]) -> tuple[Claim, ...]:
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
            "happening": mended_claims("happening", notes.happening),
            "bridge": mended_claims("bridge", notes.bridge),
            "mistakes": mended_claims("mistakes", notes.mistakes),
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
    """What was mended, by subject, whatever signs it was written with; a lone answer is to the lone fault."""
    broken = {_plain(fault.subject): fault.subject for fault in faults}
    if CHECK in broken.values():
        broken[_plain(SOLUTION)] = SOLUTION
    if len(broken) == len(reply.mended) == 1:
        return dict(zip(broken.values(), reply.mended, strict=True))
    return {broken[name]: entry for entry in reply.mended if (name := _plain(entry.subject)) in broken}


def _plain(subject: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", subject.casefold()))


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
    if old.output and not entry.quote:
        return old.model_copy(update={"text": tidying.line(text)})
    return statements.claim(Said(text=text, block=entry.block, quote=entry.quote), chapter)


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
    nodes, edges = drawings.graph(entry.boxes, entry.arrows)
    if entry.drop or len(nodes) < 2:
        return None
    return old.model_copy(update={"nodes": nodes, "edges": edges, "groups": (), "proof": None})
