"""What the verifier found, said to the model that has to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from probatum.agents.model_writer.chapter_text import block_text
from probatum.agents.proving import CHECK, SOLUTION, claims, diagrams, questions, snippets
from probatum.book import Chapter
from probatum.notes import Claim, Diagram, Draft, SectionNotes, Snippet
from probatum.proof import Proof, Verdict

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
    asked = questions(notes)
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
    if proof.verdict is Verdict.TIMEOUT:  # where it stood just then differs from run to run, and would be paid for anew
        return proof.reason
    error = proof.output.error.strip() if proof.output else ""
    where = f" (line {proof.line})" if proof.line else ""
    trace = "\n" + "\n".join(error.splitlines()[-ERROR_LINES:]) if error else ""
    return f"{proof.reason or proof.verdict.value}{where}{trace}"
