"""The verification part: every check and what it found, in counts that agree with the properties."""

from dataclasses import dataclass

from probatum.notes import Log
from probatum.proof import Kind, Proof
from probatum.tally import Tally
from probatum.tools.markdown.escape import prose
from probatum.tools.rendering.raw import grid
from probatum.tools.rendering.trials import icon, numbers_of, verdict, with_numbers


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
                ", ".join(filter(None, (t.claims_own, f"{t.claims_dropped} dropped"))),
            ),
            ("Questions", t.questions, f"{t.questions} with proved keys", f"{t.questions_dropped} dropped"),
        ]
        return grid([["What", "In the log", "Held", "Else"], *[[str(cell) for cell in row] for row in rows]])


def _others(tally: Tally) -> str:
    return f"{tally.snippets_failed} failed, {tally.snippets_not_run} not run"


def snippet_rows(log: Log) -> str:
    """A table of every snippet's trial, in document order; empty without snippets."""
    numbers = numbers_of(log)
    rows = [
        [
            str(numbers[snippet.id]),
            prose(snippet.title or _place(snippet.id, log), cell=True),
            f"{icon(snippet.proof)} {verdict(snippet.proof)}",
            snippet.proof.tier if snippet.proof else "",
            f"{snippet.proof.seconds:.2f}" if snippet.proof and snippet.proof.verdict.ran else "",
            prose(with_numbers(snippet.proof.reason, numbers), cell=True) if snippet.proof else "nothing has tried it",
        ]
        for snippet in log.snippets()
    ]
    return grid([["#", "Snippet", "Verdict", "Isolation", "Seconds", "What was found"], *rows]) if rows else ""


def diagram_rows(log: Log) -> str:
    """A table of every diagram's check; empty without diagrams."""
    rows = [_check(diagram.title or diagram.id, diagram.proof) for diagram in log.diagrams()]
    return grid([["Which", "Verdict", "What was found"], *rows]) if rows else ""


def statement_rows(log: Log) -> str:
    """A table of the statements' checks: a row for each part of the log, and one for each that was not traced."""
    places: dict[str, list[Proof]] = {}
    for proof in log.proofs:
        if proof.kind is Kind.CLAIM:
            places.setdefault(_place(proof.subject, log), []).append(proof)
    rows: list[list[str]] = []
    for place, proofs in places.items():
        held = sum(proof.good for proof in proofs)
        rows.append([prose(place, cell=True), f"{held} of {len(proofs)} traced", ""])
        rows += [_check(f"{place}, {i}", proof) for i, proof in enumerate(proofs, 1) if not proof.good]
    return grid([["Which", "Verdict", "What was found"], *rows]) if rows else ""


def _place(subject: str, log: Log) -> str:
    """``Gear trains: happening`` for ``s2/happening/0``."""
    part, _, rest = subject.partition("/")
    headings = {section.section: section.heading for section in log.sections}
    kind = rest.partition("/")[0].replace("_", " ")
    return f"{headings[part]}: {kind}" if part in headings else part.capitalize()


def _check(name: str, proof: Proof | None) -> list[str]:
    found = f"{icon(proof)} {proof.verdict}" if proof else "⏸️ not checked"
    return [prose(name, cell=True), found, prose(proof.reason, cell=True) if proof else ""]
