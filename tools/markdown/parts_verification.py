"""The verification part: every check and what it found, in counts that agree with the properties."""

from collections.abc import Sequence
from dataclasses import dataclass

from probatum.notes import Log
from probatum.proof import Kind, Proof
from probatum.tally import Tally
from probatum.tools.markdown.escape import prose
from probatum.tools.markdown.parts_raw import grid
from probatum.tools.markdown.parts_trials import icon, verdict


@dataclass(frozen=True)
class Counts:
    """A tally in words."""

    tally: Tally

    @property
    def line(self) -> str:
        """``9 of 10 snippets passed, 3 of 3 diagrams parsed, 41 of 43 statements traced``."""
        t = self.tally
        return ", ".join(
            said
            for count, said in (
                (t.snippets, f"{t.snippets_passed} of {t.snippets} snippets passed"),
                (t.diagrams, f"{t.diagrams_parsed} of {t.diagrams} diagrams parsed"),
                (t.claims, f"{t.claims_traced} of {t.claims} statements traced"),
                (1, "" if t.snippets or t.diagrams or t.claims else "nothing to try"),
            )
            if count and said
        )

    @property
    def status(self) -> str:
        """``verified`` when all that could be tried held, ``partial`` when something fell short or was not run."""
        return "partial" if self.tally.short or self.tally.snippets_not_run else "verified"

    @property
    def table(self) -> str:
        """The counts as a table."""
        t = self.tally
        rows = [
            ("Snippets", t.snippets, f"{t.snippets_passed} passed", _others(t)),
            ("Diagrams", t.diagrams, f"{t.diagrams_parsed} parsed", f"{t.diagrams - t.diagrams_parsed} not"),
            (
                "Statements",
                t.claims,
                f"{t.claims_traced} traced to their page",
                f"{t.claims_beyond} beyond the book, {t.claims_dropped} dropped",
            ),
            ("Questions", t.questions, f"{t.questions} with proved keys", f"{t.questions_dropped} dropped"),
        ]
        return grid([["What", "In the log", "Held", "Else"], *[[str(cell) for cell in row] for row in rows]])


def _others(tally: Tally) -> str:
    return f"{tally.snippets_failed} failed, {tally.snippets_not_run} not run"


def snippet_rows(log: Log) -> str:
    """A table of every snippet's trial, in document order; empty without snippets."""
    rows = [
        [
            str(i),
            prose(snippet.title or snippet.id, cell=True),
            f"{icon(snippet.proof)} {verdict(snippet.proof)}",
            *(_facts(snippet.proof) if snippet.proof else ["", "", "nothing has tried it"]),
        ]
        for i, snippet in enumerate(log.snippets(), 1)
    ]
    return grid([["#", "Snippet", "Verdict", "Isolation", "Seconds", "What was found"], *rows]) if rows else ""


def _facts(proof: Proof) -> list[str]:
    return [proof.tier, f"{proof.seconds:.2f}" if proof.verdict.ran else "", prose(proof.reason, cell=True)]


def diagram_rows(log: Log) -> str:
    """A table of every diagram's check; empty without diagrams."""
    return _checks([(d.title or d.id, d.proof) for d in log.diagrams()])


def statement_rows(log: Log) -> str:
    """A table of every statement's check, fallen ones included; empty without statements."""
    return _checks([(proof.subject, proof) for proof in log.proofs if proof.kind is Kind.CLAIM])


def _checks(found: Sequence[tuple[str, Proof | None]]) -> str:
    rows = [
        [
            prose(name, cell=True),
            f"{icon(proof)} {proof.verdict if proof else 'not checked'}",
            prose(proof.reason, cell=True) if proof else "",
        ]
        for name, proof in found
    ]
    return grid([["Which", "Verdict", "What was found"], *rows]) if rows else ""
