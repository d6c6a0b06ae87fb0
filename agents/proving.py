"""Walks notes: everything in them that can be tried, under a stable subject, and the notes without what fell."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from probatum.agents.asserting import telling
from probatum.notes import BackgroundConcept, Challenge, Claim, Diagram, Draft, SectionNotes, Snippet, Summary, Task
from probatum.proof import Fault, Kind, Proof, Verdict

N = TypeVar("N", SectionNotes, Draft)

CHECK = "challenge/check"
"""Subject of the run of the challenge's check after its solution."""
SOLUTION = "challenge/solution"
GONE = "The output that it speaks of did not come again."


def claims(notes: SectionNotes | Draft) -> Iterator[tuple[str, Claim]]:
    """Every statement with its subject, such as ``s2/happening/0``."""
    return _section_claims(notes) if isinstance(notes, SectionNotes) else _draft_claims(notes)


def _section_claims(notes: SectionNotes) -> Iterator[tuple[str, Claim]]:
    for i, snippet in enumerate(notes.snippets):
        if snippet.lead:
            yield f"{notes.section}/lead/{i}", snippet.lead
    for part in ("happening", "bridge", "mistakes"):
        for i, claim in enumerate(getattr(notes, part)):
            yield f"{notes.section}/{part}/{i}", claim
    for i, task in enumerate(notes.self_check):
        if task.answer:
            yield f"{notes.section}/self-check/{i}", task.answer


def _draft_claims(draft: Draft) -> Iterator[tuple[str, Claim]]:
    parts = [(f"summary/{name}", getattr(draft.summary, name)) for name in Summary.model_fields]
    for i, concept in enumerate(draft.background):
        parts.extend((f"background/{i}/{name}", getattr(concept, name)) for name in ("what", "why", "bridge"))
    parts.extend((f"concepts/{i}", new.line) for i, new in enumerate(draft.concepts))
    parts.extend((f"recap/{i}", claim) for i, claim in enumerate(draft.recap))
    yield from ((subject, claim) for subject, claim in parts if claim)


def questions(notes: SectionNotes | Draft) -> dict[str, str]:
    """The question that each answer of the self-check belongs to, by the answer's subject."""
    if not isinstance(notes, SectionNotes):
        return {}
    return {f"{notes.section}/self-check/{i}": task.text for i, task in enumerate(notes.self_check)}


def snippets(notes: SectionNotes | Draft) -> tuple[Snippet, ...]:
    """Every snippet in document order."""
    if isinstance(notes, SectionNotes):
        return notes.snippets
    found = [concept.example for concept in notes.background if concept.example]
    if notes.challenge:
        found.extend(challenge_snippets(notes.challenge))
    return tuple(found)


def challenge_snippets(challenge: Challenge) -> tuple[Snippet, ...]:
    """Starter, solution, and the check that the solution has to pass."""
    found = [s for s in (challenge.starter, challenge.solution) if s]
    if challenge.solution and challenge.check:
        found.append(Snippet(id=CHECK, code=telling(challenge.check)))
    return tuple(found)


def diagrams(notes: SectionNotes | Draft) -> tuple[Diagram, ...]:
    """Every diagram."""
    return notes.diagrams if isinstance(notes, SectionNotes) else ()


def stamped(notes: N, proofs: Mapping[str, Proof]) -> N:
    """The notes with each snippet and diagram carrying its proof."""

    def proved(snippet: Snippet | None) -> Snippet | None:
        return snippet and snippet.model_copy(update={"proof": proofs.get(snippet.id, snippet.proof)})

    if isinstance(notes, SectionNotes):
        return notes.model_copy(
            update={
                "snippets": tuple(proved(s) for s in notes.snippets),
                "diagrams": tuple(d.model_copy(update={"proof": proofs.get(d.id, d.proof)}) for d in notes.diagrams),
            }
        )
    background = tuple(b.model_copy(update={"example": proved(b.example)}) for b in notes.background)
    challenge = notes.challenge and notes.challenge.model_copy(
        update={"starter": proved(notes.challenge.starter), "solution": proved(notes.challenge.solution)}
    )
    return notes.model_copy(update={"background": background, "challenge": challenge})


def without_fallen(notes: N, proofs: Mapping[str, Proof]) -> N:
    """The notes without the statements and diagrams that did not hold; ``absent`` says how many and why."""

    def holds(subject: str) -> bool:
        return subject not in proofs or proofs[subject].fault is not Fault.CONTENT

    subjects = [subject for subject, _ in claims(notes)] + [diagram.id for diagram in diagrams(notes)]
    epitaphs: tuple[str, ...] = tuple(_epitaph(proofs[subject]) for subject in subjects if not holds(subject))
    kept = _section_without(notes, holds) if isinstance(notes, SectionNotes) else _draft_without(notes, holds)
    return kept.model_copy(update={"absent": (*notes.absent, *epitaphs)})


def _epitaph(proof: Proof) -> str:
    what = "A diagram" if proof.kind is Kind.DIAGRAM else "A statement"
    return f"{what} was dropped because it did not hold: {proof.reason}"


def _section_without(notes: SectionNotes, holds: Callable[[str], bool]) -> SectionNotes:
    def kept(part: str) -> tuple[Claim, ...]:
        return tuple(c for i, c in enumerate(getattr(notes, part)) if holds(f"{notes.section}/{part}/{i}"))

    def answered(i: int, task: Task) -> Task:
        return task if holds(f"{notes.section}/self-check/{i}") else task.model_copy(update={"answer": None})

    def led(i: int, snippet: Snippet) -> Snippet:
        return snippet if holds(f"{notes.section}/lead/{i}") else snippet.model_copy(update={"lead": None})

    return notes.model_copy(
        update={
            "snippets": tuple(led(i, snippet) for i, snippet in enumerate(notes.snippets)),
            "happening": kept("happening"),
            "bridge": kept("bridge"),
            "mistakes": kept("mistakes"),
            "self_check": tuple(answered(i, task) for i, task in enumerate(notes.self_check)),
            "diagrams": tuple(d for d in notes.diagrams if holds(d.id)),
        }
    )


def _draft_without(draft: Draft, holds: Callable[[str], bool]) -> Draft:
    summary = {name: None for name in Summary.model_fields if not holds(f"summary/{name}")}

    def concept(i: int, known: BackgroundConcept) -> BackgroundConcept:
        return known.model_copy(
            update={part: None for part in ("why", "bridge") if not holds(f"background/{i}/{part}")}
        )

    return draft.model_copy(
        update={
            "summary": draft.summary.model_copy(update=summary),
            "background": tuple(concept(i, b) for i, b in enumerate(draft.background) if holds(f"background/{i}/what")),
            "concepts": tuple(c for i, c in enumerate(draft.concepts) if holds(f"concepts/{i}")),
            "recap": tuple(c for i, c in enumerate(draft.recap) if holds(f"recap/{i}")),
        }
    )


def unsteady(notes: SectionNotes, replayed: Mapping[str, Proof]) -> dict[str, Proof]:
    """A failed proof for each statement on an output that the last run did not show again."""
    subjects = ((subject, replayed.get(claim.output)) for subject, claim in claims(notes) if claim.output)
    return {
        subject: Proof(subject=subject, kind=Kind.CLAIM, verdict=Verdict.FAIL, fault=Fault.CONTENT, reason=GONE)
        for subject, snippet in subjects
        if snippet and not snippet.good
    }


def challenge_without_fallen(draft: Draft, proofs: Mapping[str, Proof]) -> Draft:
    """The draft without its challenge when the solution does not run or does not pass the challenge's own check."""
    if draft.challenge is None or draft.challenge.solution is None:
        return draft
    trials = [proofs[s] for s in (draft.challenge.solution.id, CHECK) if s in proofs]
    bad = next((proof for proof in trials if not proof.good), None)
    if bad is None:
        return draft
    reason = f"The challenge was dropped: its solution did not hold ({bad.verdict}: {bad.reason})."
    return draft.model_copy(update={"challenge": None, "absent": (*draft.absent, reason)})
