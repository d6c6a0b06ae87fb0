"""The counts of a log: what was tried and what held. The same numbers in the note, the terminal and the JSON."""

from collections import Counter
from collections.abc import Iterable, Mapping

from probatum.notes import Log, Own
from probatum.noun import Noun
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import Bank


class Tally(Noun):
    """How many of each; ``n`` of ``m``, never "all"."""

    sections: int = 0
    snippets: int = 0
    snippets_passed: int = 0
    snippets_failed: int = 0
    """Ran, and did not hold."""
    snippets_not_run: int = 0
    """Could not be tried here, or are not code to run."""
    diagrams: int = 0
    diagrams_parsed: int = 0
    claims: int = 0
    """Statements that the log holds."""
    claims_traced: int = 0
    """Found on the page that they name."""
    claims_beyond: int = 0
    """Labelled as beyond the book."""
    claims_worked_out: int = 0
    """Labelled as concluded from what stands on the page."""
    claims_from_output: int = 0
    """Labelled as read from what a snippet printed."""
    claims_dropped: int = 0
    questions: int = 0
    questions_dropped: int = 0

    @property
    def claims_own(self) -> Mapping[Own, int]:
        """How many statements carry each label; those labels that are there."""
        counts = {
            Own.BEYOND: self.claims_beyond,
            Own.WORKED_OUT: self.claims_worked_out,
            Own.OUTPUT: self.claims_from_output,
        }
        return {own: count for own, count in counts.items() if count}

    @property
    def short(self) -> bool:
        """True when something that was tried fell short."""
        return bool(self.snippets_failed or self.diagrams > self.diagrams_parsed)


def tally(log: Log, bank: Bank | None = None) -> Tally:
    """Counts what ``log`` and its ``bank`` of questions hold."""
    snippets = [snippet.proof for snippet in log.snippets()]
    held = [diagram for diagram in log.diagrams() if diagram.proof and diagram.proof.good]
    claims = [proof for proof in log.proofs if proof.kind is Kind.CLAIM]
    own = Counter(proof.reason for proof in claims if proof.verdict is Verdict.ILLUSTRATIVE)
    return Tally(
        sections=len(log.sections),
        snippets=len(snippets),
        snippets_passed=_count(snippets, good=True),
        snippets_failed=_count(snippets, good=False),
        snippets_not_run=sum(proof is None or not proof.verdict.ran for proof in snippets),
        diagrams=len(log.diagrams()),
        diagrams_parsed=len(held),
        claims=sum(proof.good for proof in claims) + own.total(),
        claims_traced=sum(proof.good for proof in claims),
        claims_beyond=own[Own.BEYOND],
        claims_worked_out=own[Own.WORKED_OUT],
        claims_from_output=own[Own.OUTPUT],
        claims_dropped=len(claims) - sum(proof.good for proof in claims) - own.total(),
        questions=len(bank.questions) if bank else 0,
        questions_dropped=len(bank.dropped) if bank else 0,
    )


def _count(proofs: Iterable[Proof | None], *, good: bool) -> int:
    return sum(proof is not None and proof.verdict.ran and proof.good is good for proof in proofs)
